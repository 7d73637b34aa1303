import { describe, expect, test } from 'vitest'
import { getKind, type KindCode } from '../../register/kind.ts'
import type { Values } from './asking.ts'
import { rankFamilies } from './families/rank-families.ts'
import { familiesOf } from './families-of.ts'

const marriage = {
  ...{ so: '12', quyenSo: '01/1990', ngayDangKy: '20.10.1990' },
  ...{
    chongHoTen: 'Trần Văn Tám',
    chongNgaySinh: '06.07.1965',
    chongDanToc: 'Kinh',
    chongQuocTich: 'Việt Nam',
    chongNoiCuTru: 'thôn 1',
  },
  ...{
    voHoTen: 'Lê Thị Hòa',
    voNgaySinh: '04.02.1970',
    voDanToc: 'Kinh',
    voQuocTich: 'Việt Nam',
    voNoiCuTru: 'thôn 2',
    voSoGiayToTuyThan: '390000001',
  },
}
const sister = {
  ...{
    so: '3',
    quyenSo: '01/1993',
    ngayDangKy: '02.02.1993',
    nksHoTen: 'Trần Thị Bưởi',
    nksNgaySinh: '01.01.1993',
  },
  ...{
    meHoTen: 'Lê Thị Hòa',
    meNgaySinh: '1970',
    meNoiCuTru: 'thôn 1',
    chaHoTen: 'Trần Văn Tám',
    chaNgaySinh: '1965',
    chaNoiCuTru: 'thôn 1',
  },
}
const birth = { ngayDangKy: '03.03.1995', nksHoTen: 'Trần Văn Chín' }

const find = (
  values: Values,
  sources: readonly (readonly [KindCode, number, Values])[],
  code: KindCode = 'KS',
  year = 1995,
) =>
  rankFamilies(
    { kind: getKind(code), values, year },
    sources.map(([kind, of, each]) => ({ kind: getKind(kind), values: each, year: of })),
  )

describe('the parents of a child', () => {
  test('are found by the mother’s name alone, and both filled', () => {
    const [family] = find({ ...birth, meHoTen: 'lê thị hoà' }, [['KH', 1990, marriage]])
    expect(family).toEqual({
      from: 'KH 12/1990',
      label: 'Lê Thị Hòa (04.02.1970) – Trần Văn Tám (06.07.1965)',
      values: {
        ...{ meHoTen: 'Lê Thị Hòa', meNgaySinh: '04.02.1970', meDanToc: 'Kinh', meQuocTich: 'Việt Nam' },
        ...{
          chaHoTen: 'Trần Văn Tám',
          chaNgaySinh: '06.07.1965',
          chaDanToc: 'Kinh',
          chaQuocTich: 'Việt Nam',
        },
      },
      mayDiffer: [],
    })
  })
  test('live where they lived when a brother or sister was born; a bride’s home is not the mother’s', () => {
    const values = { ...birth, chaHoTen: 'tran van tam' }
    const [family] = find(values, [['KS', 1993, sister]])
    expect(family?.values).toMatchObject({ meNoiCuTru: 'thôn 1', chaNoiCuTru: 'thôn 1' })
    expect(family?.mayDiffer).toEqual(['meNoiCuTru', 'chaNoiCuTru'])
    expect(find(values, [['KH', 1990, marriage]])[0]?.values).not.toHaveProperty('meNoiCuTru')
  })
  test('are others when the second name is another, the birth, the sex or the age', () => {
    const sources = [['KH', 1990, marriage]] as const
    expect(find({ ...birth, meHoTen: 'Lê Thị Hòa', chaHoTen: 'Trần Văn Bảy' }, sources)).toEqual([])
    expect(find({ ...birth, meHoTen: 'Lê Thị Hòa', meNgaySinh: '1961' }, sources)).toEqual([])
    expect(find({ ...birth, chaHoTen: 'Lê Thị Hòa' }, sources)).toEqual([])
    expect(find({ ...birth, meHoTen: 'Lê Thị Hòa' }, sources, 'KS', 1979)).toEqual([])
    expect(find({ ...birth, meHoTen: 'Lê Thị Hòa', meNgaySinh: '1971' }, sources)).toHaveLength(1)
  })
  test('are never filled by one word, nor by what stands there already', () => {
    expect(find({ ...birth, meHoTen: 'Lê' }, [['KH', 1990, marriage]])).toEqual([])
    const whole = find({ ...birth, meHoTen: 'Lê Thị Hòa' }, [['KH', 1990, marriage]])[0]?.values ?? {}
    expect(find({ ...birth, ...whole }, [['KH', 1990, marriage]])).toEqual([])
  })
  test('those with the right marks come first, one family once', () => {
    const other = { ...marriage, so: '9', voHoTen: 'Lê Thị Hoa', chongHoTen: 'Võ Ba' }
    const found = find({ ...birth, meHoTen: 'Lê Thị Hòa' }, [
      ['KH', 1991, other],
      ['KH', 1990, marriage],
      ['KH', 1990, { ...marriage, chongDanToc: '' }],
    ])
    expect(found.map(({ from }) => from)).toEqual(['KH 12/1990', 'KH 9/1991'])
  })
  test('papers are taken from an entry of the same years only', () => {
    const paper = (year: number) =>
      find({ ...birth, meHoTen: 'Lê Thị Hòa' }, [['KH', year, marriage]])[0]?.values.meSoGiayToTuyThan
    expect([paper(1990), paper(1993)]).toEqual([undefined, '390000001'])
  })
})

test('bride and groom are found by their own births, the dead by anything they were named in', () => {
  const born = {
    so: '8',
    nksHoTen: 'Lê Thị Hòa',
    nksNgaySinh: '04.02.1970',
    nksGioiTinh: '2',
    nksDanToc: 'Gia Rai',
    meHoTen: 'Siu H',
    chaHoTen: 'Lê B',
  }
  const [bride] = find({ voHoTen: 'Lê Thị Hòa', voNgaySinh: '1970' }, [['KS', 1970, born]], 'KH', 1990)
  expect(bride).toMatchObject({ from: 'KS 8/1970', values: { voDanToc: 'Gia Rai' } })
  expect(bride?.values).not.toHaveProperty('chongHoTen')
  const [dead] = find({ nktHoTen: 'Trần Văn Tám', nktNgaySinh: '1965' }, [['KH', 1990, marriage]], 'KT', 2001)
  expect(dead?.values).toMatchObject({ nktDanToc: 'Kinh', nktQuocTich: 'Việt Nam' })
})

test('one name alone, borne by many, tells nobody', () => {
  const born = (at: number) => ({
    so: String(at),
    nksHoTen: 'Lê Thị Hòa',
    nksNgaySinh: `04.0${at}.1970`,
    nksGioiTinh: '2',
    nksDanToc: 'Kinh',
  })
  const sources = [1, 2, 3, 4].map(at => ['KS', 1970, born(at)] as const)
  expect(find({ voHoTen: 'Lê Thị Hòa' }, sources, 'KH', 1990)).toEqual([])
  expect(find({ voHoTen: 'Lê Thị Hòa', voNgaySinh: '04.02.1970' }, sources, 'KH', 1990)).toHaveLength(1)
  expect(find({ voHoTen: 'Lê Thị Hòa' }, sources.slice(0, 2), 'KH', 1990)).toHaveLength(2)
})

test('who died is no parent of a child of later years', () => {
  const death = {
    so: '1',
    nktHoTen: 'Trần Văn Tám',
    nktNgaySinh: '1965',
    nktGioiTinh: '1',
    nktDanToc: 'Kinh',
  }
  const values = { ...birth, chaHoTen: 'Trần Văn Tám', chaNgaySinh: '1965' }
  expect(find(values, [['KT', 1992, death]])).toEqual([])
  expect(find(values, [['KT', 1995, death]])).toHaveLength(1)
})

describe('in a batch', () => {
  const values = { ...birth, quyenSo: '01/1995', meHoTen: 'Lê Thị Hòa' }
  test('brothers and sisters are found without a line', () => {
    const twin = { ...sister, quyenSo: '01/1995', ngayDangKy: '01.02.1995' }
    expect(familiesOf(getKind('KS'), values, [twin])[0]).toMatchObject({
      from: 'KS 3/1995',
      values: { chaHoTen: 'Trần Văn Tám' },
    })
  })
  test('names and births are written as the book writes them', () => {
    const late = {
      ...sister,
      quyenSo: '01/2021',
      ngayDangKy: '01.02.2021',
      meNgaySinh: '04.02.1990',
      chaNgaySinh: '1989',
    }
    const other = { nksHoTen: 'AI ĐÓ', meNgaySinh: '01.01.1995', chaNgaySinh: '1985', quyenSo: '01/2021' }
    const found = familiesOf(getKind('KS'), { quyenSo: '01/2021', meHoTen: 'lê thị hòa' }, [other, late])[0]
    expect(found?.values).toMatchObject({
      chaHoTen: 'TRẦN VĂN TÁM',
      meNgaySinh: '04.02.1990',
      chaNgaySinh: '1989',
    })
  })
})
