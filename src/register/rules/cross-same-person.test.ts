import { describe, expect, test } from 'vitest'
import type { KindCode } from '../kind.ts'
import { type CrossFinding, createCrossCheck } from './cross-check.ts'

type Values = Readonly<Record<string, string>>

const death = {
  so: '3',
  ngayDangKy: '02.06.1998',
  nktHoTen: 'RƠ CHÂM LÚI',
  nktGioiTinh: '2',
  nktNgaySinh: '04.02.1970',
  nktNgayChet: '31.05.1998',
}
/** Checks one book for each list of rows; findings as `code row column`. */
function check(...books: readonly (readonly [KindCode, ...Values[]])[]): CrossFinding[] {
  const cross = createCrossCheck()
  for (const [at, [kind, ...rows]] of books.entries()) {
    const key = `${kind}.1990.0${at + 1}`
    cross.addBook({ key, file: `${key}.xlsx`, kind, year: null, volume: null, agency: null })
    for (const [row, values] of rows.entries()) cross.add(key, kind, { row: row + 2, values })
  }
  return [...cross.finish()]
}

const codes = (found: readonly CrossFinding[]) =>
  found.map(({ code, book, row, column }) => `${code} ${book.slice(0, 2)} ${row} ${column ?? ''}`.trim())

describe('who is the same person', () => {
  const another = { ...death, so: '9', ngayDangKy: '01.02.1999' }

  test('tone placement and capitals do not matter, tones and the day of birth do', () => {
    const deaths = (a: Values, b: Values) =>
      codes(check(['KT', { ...death, ...a }], ['KT', { ...another, ...b }])).length
    expect(deaths({ nktHoTen: 'Trần Thị Hoà' }, { nktHoTen: 'TRẦN THỊ HÒA' })).toBe(1)
    expect(deaths({ nktHoTen: 'Trần Thị Hoà' }, { nktHoTen: 'Trần Thị Hoa' })).toBe(0)
    expect(deaths({}, { nktNgaySinh: '05.02.1970' })).toBe(0)
    expect(deaths({ nktNgaySinh: '1970' }, { nktNgaySinh: '1970' })).toBe(0)
    expect(deaths({}, { nktGioiTinh: '1' })).toBe(0)
    expect(deaths({ nktDanToc: 'Jrai' }, { nktDanToc: 'Kinh' })).toBe(0)
    expect(deaths({ nktNgaySinh: '01.01.1970' }, { nktNgaySinh: '01.01.1970' })).toBe(0)
    expect(deaths({ nktSoGiayToTuyThan: '064170001111' }, { nktSoGiayToTuyThan: '064170002222' })).toBe(0)
  })

  test('a name that many bear needs a second fact', () => {
    const many = Array.from({ length: 8 }, (_, at) => ({
      ...death,
      so: String(at + 20),
      nktHoTen: 'Nguyễn Văn Hùng',
      nktGioiTinh: '1',
      nktNgaySinh: `0${at + 1}.03.1950`,
    }))
    const namesake = { ...many[0], so: '99', ngayDangKy: '03.03.1999' }
    expect(check(['KT', ...many], ['KT', namesake])).toEqual([])
    const kin = { nycHoTen: 'Lò Thị Pâng' }
    expect(
      codes(check(['KT', { ...many[0], ...kin }, ...many.slice(1)], ['KT', { ...namesake, ...kin }])),
    ).toEqual(['cross.death-twice KT 2 nktHoTen'])
  })

  test('one personal number on two persons, or on one written in two ways', () => {
    const number = { nktSoGiayToTuyThan: '064170001111' }
    expect(
      codes(
        check(
          ['KT', { ...death, ...number }],
          [
            'KT',
            { ...another, ...number, nktHoTen: 'Siu H’Bia', nktNgaySinh: '1970' },
            { ...another, ...number, nktHoTen: 'Siu H’Bia', nktNgaySinh: '09.09.1971', so: '11' },
          ],
        ),
      ),
    ).toEqual([
      'cross.person-differs KT 2 nktHoTen',
      'cross.identity-shared KT 3 nktHoTen',
      'cross.death-twice KT 3 nktHoTen',
    ])
  })
})
