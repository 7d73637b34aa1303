import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalFields } from '../entry.ts'
import { getKind, kinds } from '../kind.ts'
import type { KindCode } from '../register-kind.ts'
import { countEntry } from './count-entry.ts'
import { countedFields } from './counted-fields.ts'
import { measuresOf } from './measure.ts'

/** What an entry counts for, by the names of its measures; what counts nothing is left out. */
function counted(kind: KindCode, year: number, values: Record<string, string>): Record<string, number> {
  const { counts } = countEntry(kind, year, values)
  const named = measuresOf(kind).map(({ id }, at) => [id, counts[at] ?? 0] as const)
  return Object.fromEntries(named.filter(([, count]) => count !== 0))
}

const birth = {
  ngayDangKy: '12.05.2019',
  loaiDangKy: '1',
  nksGioiTinh: '2',
  nksNgaySinh: '02.05.2019',
  nksDanToc: 'Kinh',
}

describe('a birth', () => {
  test('on time counts once everywhere it belongs', () => {
    expect(counted('KS', 2019, birth)).toEqual({ total: 1, female: 1, kinh: 1, onTime: 1 })
    expect(countEntry('KS', 2019, birth)).toMatchObject({ month: 5, group: 1 })
  })
  test('that comes late says whether the child is of the year, and under five', () => {
    const late = (born: string) => counted('KS', 2019, { ...birth, loaiDangKy: '4', nksNgaySinh: born })
    expect(late('02.01.2019')).toMatchObject({ late: 1, lateOfYear: 1, lateUnder5: 1 })
    expect(late('13.05.2014')).toEqual({ total: 1, female: 1, kinh: 1, late: 1, lateUnder5: 1 })
    expect(late('12.05.2014')).toEqual({ total: 1, female: 1, kinh: 1, late: 1 })
    expect(late('1990')).toEqual({ total: 1, female: 1, kinh: 1, late: 1 })
  })
  test('registered again or abroad is in the total and its own number only', () => {
    expect(counted('KS', 2019, { ...birth, loaiDangKy: '2' })).toEqual({ total: 1, again: 1 })
    expect(counted('KS', 2019, { ...birth, loaiDangKy: '3' })).toEqual({ total: 1, abroad: 1 })
    expect(counted('KS', 2019, { ...birth, loaiDangKy: '5' })).toEqual({ total: 1, reissued: 1 })
  })
  test('of another ethnic group is counted by its group, whatever the spelling', () => {
    expect(countEntry('KS', 2019, { ...birth, nksDanToc: 'Khơ Me' }).group).toBe(5)
    expect(countEntry('KS', 2019, { ...birth, nksDanToc: 'Khơ-me' }).group).toBe(5)
    expect(counted('KS', 2019, { ...birth, nksDanToc: 'Khơ Me' })).toMatchObject({ minority: 1 })
    expect(counted('KS', 2019, { ...birth, nksDanToc: 'Null' })).not.toHaveProperty('minority')
    expect(countEntry('KS', 2019, { ...birth, nksDanToc: 'Khác' }).group).toBe(99)
  })
  test('of which the book says little is counted, and nothing is guessed', () => {
    expect(counted('KS', 1978, { ngayDangKy: '1978' })).toEqual({ total: 1 })
    expect(countEntry('KS', 1978, { ngayDangKy: '1978' }).month).toBe(0)
    expect(countEntry('KS', 1978, { ngayDangKy: '03.1979' }).month).toBe(0)
  })
})

test('a death is told by age, when the dates leave no doubt', () => {
  const died = (born: string, on: string) =>
    counted('KT', 2020, { ngayDangKy: '10.2020', nktGioiTinh: '1', nktNgaySinh: born, nktNgayChet: on })
  expect(died('01.06.2020', '30.09.2020')).toMatchObject({ total: 1, male: 1, under1: 1 })
  expect(died('2020', '2020')).toMatchObject({ under1: 1 })
  expect(died('30.09.2015', '30.09.2020')).toMatchObject({ from5: 1 })
  expect(died('01.10.2015', '30.09.2020')).toMatchObject({ from1To4: 1 })
  expect(died('2015', '30.09.2020')).toEqual({ total: 1, male: 1 })
  expect(died('1931', '2020')).toMatchObject({ from5: 1 })
  expect(died('2021', '2020')).toEqual({ total: 1, male: 1 })
})

test('a couple brings its ages, in completed years', () => {
  const couple = {
    ngayDangKy: '10.06.2020',
    loaiDangKy: '1',
    chongNgaySinh: '11.06.1990',
    voNgaySinh: '1995',
  }
  expect(counted('KH', 2020, couple)).toEqual({
    total: 1,
    husbands: 1,
    husbandYears: 29,
    wives: 1,
    wifeYears: 25,
  })
  // A year typed wrongly.
  expect(counted('KH', 2020, { ...couple, voNgaySinh: '2019' })).toEqual({
    total: 1,
    husbands: 1,
    husbandYears: 29,
  })
})

test('other events are told by what they are', () => {
  expect(counted('HN', 2020, { nxnGioiTinh: '2', nxnLoaiMucDichSuDung: '1' })).toEqual({
    total: 1,
    female: 1,
    marriageFemale: 1,
  })
  expect(counted('TDCC', 2020, { loaiDangKy: '2' })).toEqual({ total: 1, 'code:2': 1 })
  expect(counted('CN', 2020, { ngayDangKy: '2020', cnGioiTinh: '1', cnNgaySinh: '2012' })).toEqual({
    total: 1,
    male: 1,
    from5Male: 1,
  })
  expect(counted('LH', 2020, {})).toEqual({ total: 1 })
})

/** Values such as sheets have them: right, sloppy, and wrong. */
const value = fc.constantFrom(
  '',
  ' 1',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '0',
  'x',
  '1/2/1990',
  '01.02.1990',
  '3.1990',
  '1990',
  '31.02.1990',
  'Kinh',
  'kinh ',
  'Cơ Tu',
  'Cơ-tu',
  'Mán',
  'Null',
)

test('values count the same as they are typed and as they are stored', () => {
  for (const kind of kinds) {
    const fields = fc.record(Object.fromEntries(kind.fields.map(field => [field.id, value])))
    fc.assert(
      fc.property(fields, values => {
        const stored = canonicalFields(getKind(kind.code), values)
        expect(countEntry(kind.code, 1990, stored)).toEqual(countEntry(kind.code, 1990, values))
        const read = Object.fromEntries(countedFields(kind.code).map(id => [id, stored[id] ?? '']))
        expect(countEntry(kind.code, 1990, read)).toEqual(countEntry(kind.code, 1990, stored))
      }),
      { numRuns: 60 },
    )
  }
})

test('no part is more than its whole', () => {
  for (const { code, fields } of kinds) {
    const drawn = fc.record(Object.fromEntries(fields.map(field => [field.id, value])))
    fc.assert(
      fc.property(drawn, values => {
        const { husbandYears, wifeYears, ...heads } = counted(code, 1990, values)
        for (const count of Object.values(heads)) expect(count).toBe(1)
        for (const years of [husbandYears, wifeYears]) expect(years ?? 10).toBeGreaterThanOrEqual(10)
      }),
      { numRuns: 40 },
    )
  }
})
