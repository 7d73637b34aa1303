import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonNames } from '../../register/common-names.ts'
import { foldName } from '../../register/names.ts'
import { fitsName } from './names/complete-name.ts'
import { suggest } from './suggest.ts'
import { asking, entriesBefore } from './testing.ts'

const valuesOf = (...asked: Parameters<typeof asking>) => suggest(asking(...asked)).map(({ value }) => value)
const first = (...asked: Parameters<typeof asking>) => valuesOf(...asked)[0]

describe('names', () => {
  test('without marks find those with marks', () => {
    expect(first('chaHoTen', 'nguyen v')).toBe('Nguyễn Văn')
    expect(first('meHoTen', 'dang thi b')).toBe('Đặng Thị Bưởi')
  })
  test('the first letters of each word are enough', () => {
    expect(first('chaHoTen', 'nvt')).toBe('Nguyễn Văn Tám')
    expect(valuesOf('chaHoTen', 'nvt')).toContain('Nguyễn Văn Tuấn')
    expect(first('meHoTen', 'ntb')).toBe('Nguyễn Thị Bưởi')
    expect(first('chaHoTen', 'nvtu')).toBe('Nguyễn Văn Tuấn')
    expect(first('meHoTen', 'n t hoa')).toBe('Nguyễn Thị Hoa')
    expect(first('chaHoTen', 'đht')).toBe('Đặng Hữu Tám')
  })
  test('whoever is a woman is called Thị', () => {
    expect(first('meHoTen', 'nguyễn ')).toBe('Nguyễn Thị')
    expect(first('chaHoTen', 'nguyễn ')).toBe('Nguyễn Văn')
    expect(first('nksHoTen', 'trần ', { values: { nksGioiTinh: '2' } })).toBe('Trần Thị')
  })
  test('words that are still to come are told', () => {
    expect(suggest(asking('chaHoTen', 'ng'))[0]).toMatchObject({
      value: 'Nguyễn',
      label: 'Nguyễn …',
      goesOn: true,
    })
    expect(suggest(asking('meHoTen', 'nguyen thi ho'))[0]).toMatchObject({ goesOn: false })
  })
  test('a typed mark is kept to', () => {
    expect(valuesOf('meHoTen', 'nguyễn thị hò')).toContain('Nguyễn Thị Hòa')
    expect(valuesOf('meHoTen', 'nguyễn thị hò')).not.toContain('Nguyễn Thị Hoa')
  })
  test('words nobody knows stay as they are typed', () =>
    expect(valuesOf('meHoTen', 'Ksor Hnhí b').every(name => name.startsWith('Ksor Hnhí '))).toBe(true))
  test('a child bears its father’s family name, the father his child’s', () => {
    expect(first('nksHoTen', 't', { values: { chaHoTen: 'Trịnh Văn Tám' } })).toBe('Trịnh')
    expect(suggest(asking('chaHoTen', '', { values: { nksHoTen: 'Ung Thị Hoa' } }))).toEqual([
      { value: 'Ung', label: 'Ung …', how: 'completed', goesOn: true },
    ])
    expect(valuesOf('meHoTen', '', { values: { nksHoTen: 'Ung Thị Hoa' } })).toEqual([])
  })
  test('in capitals, where the book writes names so', () => {
    expect(first('chaHoTen', 'nvt', { bookYear: 2021 })).toBe('NGUYỄN VĂN TÁM')
    expect(first('chaHoTen', 'nvt', { bookYear: 2020, values: { ngayDangKy: '03.02.2020' } })).toBe(
      'Nguyễn Văn Tám',
    )
    const before = [{ nksHoTen: 'Lê Thị Hoa' }]
    expect(first('chaHoTen', 'nvt', { bookYear: 2021, before })).toBe('Nguyễn Văn Tám')
  })
  test('whoever declares a birth is father or mother, as related as they are called', () => {
    const values = {
      meHoTen: 'Trần Thị Hoa',
      chaHoTen: 'Đặng Hữu Tám',
      chaLoaiGiayToTuyThan: '1',
      chaSoGiayToTuyThan: '390000001',
    }
    expect(valuesOf('nycHoTen', '', { values })).toEqual(['Đặng Hữu Tám', 'Trần Thị Hoa'])
    expect(first('nycHoTen', 'tr', { values })).toBe('Trần Thị Hoa')
    const declared = { ...values, nycHoTen: 'Đặng Hữu Tám' }
    expect(first('nycQuanHe', '', { values: declared })).toBe('Cha')
    expect(first('nycSoGiayToTuyThan', '', { values: declared })).toBe('390000001')
    expect(valuesOf('nycSoGiayToTuyThan', '', { values: { ...values, nycHoTen: 'Ai Đó' } })).toEqual([])
  })
  test('without a dictionary, names of the country are known', () =>
    expect(first('meHoTen', 'nguyen t', { dictionary: null })).toBe('Nguyễn Thị'))
})

describe('places and other texts', () => {
  test('from any word on, without marks', () => {
    expect(first('meNoiCuTru', 'thon 3')).toBe('thôn 3, xã Ia Mơ, huyện Chư Prông')
    expect(first('chaNoiCuTru', 'khoi')).toBe('làng Khôi, xã Ia Mơ, huyện Chư Prông')
    expect(first('meNoiCuTru', 't3')).toBe('thôn 3, xã Ia Mơ, huyện Chư Prông')
  })
  test('those of this batch come first, the latest before the others', () => {
    const before = [{ meNoiCuTru: 'thôn 7, xã Ia Lâu' }, { chaNoiCuTru: 'thôn 8, xã Ia Lâu' }]
    expect(valuesOf('meNoiCuTru', 'th', { before }).slice(0, 3)).toEqual([
      ...['thôn 7, xã Ia Lâu', 'thôn 8, xã Ia Lâu', 'thôn 1, xã Ia Mơ, huyện Chư Prông'],
    ])
  })
  test('a hamlet nobody wrote before is completed by the book’s commune', () => {
    expect(first('meNoiCuTru', 'thon 12')).toBe('thôn 12, xã Ia Mơ, huyện Chư Prông')
    expect(first('meNoiCuTru', 'Làng Ó')).toBe('Làng Ó, xã Ia Mơ, huyện Chư Prông')
    expect(valuesOf('meNoiCuTru', 'lang oi')).toEqual([])
  })
  test('a place may stand where another place was written', () =>
    expect(first('nksQueQuan', 'xa ia')).toBe('xã Ia Mơ, huyện Chư Prông'))
  test('who signed before', () => expect(first('nguoiKy', 'ro')).toBe('Rơ Mah Bláh'))
})

describe('dates', () => {
  const values = { ngayDangKy: '03.04.1995' }
  test('a day alone goes on from the entry before', () => {
    const before = [{ ngayDangKy: '28.04.1995' }]
    expect(valuesOf('ngayDangKy', '29', { before })).toEqual(['29.04.1995'])
    expect(valuesOf('ngayDangKy', '2', { before })).toEqual(['02.05.1995'])
    expect(valuesOf('ngayDangKy', '2/6', { before })).toEqual(['02.06.1995'])
  })
  test('a birth is the last such day before it was registered', () => {
    expect(valuesOf('nksNgaySinh', '28', { values })).toEqual(['28.03.1995'])
    expect(valuesOf('nksNgaySinh', '24/12', { values })).toEqual(['24.12.1994'])
    expect(valuesOf('nksNgaySinh', '2403', { values })).toEqual(['24.03.1995'])
  })
  test('of parents no year is guessed', () => expect(valuesOf('meNgaySinh', '2/3', { values })).toEqual([]))
  test('what is typed reads as a date before it is left', () =>
    expect(valuesOf('meNgaySinh', '020367')).toEqual(['02.03.1967']))
  test('digits and words follow from each other, offered alone', () => {
    expect(first('nksNgaySinhBangChu', '', { values: { nksNgaySinh: '01.02.1995' } })).toBe(
      'Ngày Một Tháng Hai Năm Một Nghìn Chín Trăm Chín Mươi Lăm',
    )
    expect(first('nksNgaySinh', '', { values: { nksNgaySinhBangChu: 'mồng một tháng hai năm 1995' } })).toBe(
      '01.02.1995',
    )
  })
})

describe('an empty field', () => {
  test('has what nearly all have', () => {
    const values = { meHoTen: 'Lê Thị Hoa' }
    expect(first('meQuocTich', '', { values })).toBe('Việt Nam')
    expect(first('meDanToc', '', { values })).toBe('Kinh')
    // Nobody is named as the father: nothing is offered of him.
    expect(valuesOf('chaQuocTich', '', { values })).toEqual([])
    expect(suggest(asking('meLoaiCuTru', '', { values }))[0]).toMatchObject({
      value: '1',
      label: '1 Thường trú',
    })
  })
  test('has what another field of the entry says, where the two were mostly the same', () => {
    const before = entriesBefore(6, {}, at => ({
      meNoiCuTru: `thôn ${at}`,
      chaNoiCuTru: `thôn ${at}`,
      meHoTen: 'A',
    }))
    expect(first('chaNoiCuTru', '', { before, values: { meNoiCuTru: 'thôn 9', chaHoTen: 'B' } })).toBe(
      'thôn 9',
    )
  })
  test('has it with the same words before it', () => {
    const before = entriesBefore(5, {}, at => ({
      nktNoiCuTru: `thôn ${at}`,
      nktNoiChet: `Tại nhà, thôn ${at}`,
    }))
    const values = { nktHoTen: 'A', nktNoiCuTru: 'thôn 9' }
    expect(first('nktNoiChet', '', { kind: 'KT', before, values })).toBe('Tại nhà, thôn 9')
  })
  test('tells a sex by the name, never of a name that both bear', () => {
    expect(first('nksGioiTinh', '', { values: { nksHoTen: 'Lê Thị Bưởi' } })).toBe('2')
    expect(first('nksGioiTinh', '', { values: { nksHoTen: 'Lê Văn Tám' } })).toBe('1')
    expect(valuesOf('nksGioiTinh', '', { values: { nksHoTen: 'Ksor Anh' } })).toEqual([])
  })
  test('counts on: number and page', () => {
    const before = [{ so: '06', trangSo: '3' }, { trangSo: '2' }, { trangSo: '2' }, { trangSo: '1' }]
    expect(valuesOf('so', '', { before })).toEqual(['07'])
    expect(valuesOf('trangSo', '', { before })).toEqual(['3', '4'])
    expect(valuesOf('trangSo', '', { before: [{ trangSo: '3' }, ...before] })).toEqual(['4', '3'])
  })
  test('a signer’s office is the one written beside the name before', () => {
    const before = [
      { nguoiKy: 'A B', chucVuNguoiKy: 'Chủ tịch' },
      { nguoiKy: 'C D', chucVuNguoiKy: 'Phó Chủ tịch' },
    ]
    expect(first('chucVuNguoiKy', '', { before, values: { nguoiKy: 'C D' } })).toBe('Phó Chủ tịch')
  })
  test('is left empty where most entries left it empty', () => {
    const before = entriesBefore(6, {}, at => (at === 2 ? { ghiChu: 'Con riêng' } : {}))
    expect(valuesOf('ghiChu', '', { before })).toEqual([])
  })
  test('of numbers of papers nothing is guessed', () => {
    const before = entriesBefore(6, { meSoGiayToTuyThan: '390000001' })
    expect(
      valuesOf('chaSoGiayToTuyThan', '', {
        before,
        values: { meSoGiayToTuyThan: '390000001', chaHoTen: 'B' },
      }),
    ).toEqual([])
  })
})

describe('whatever is typed', () => {
  const words = [...commonNames.families, ...commonNames.middle.women, ...commonNames.given.men].map(
    ({ text }) => text,
  )
  const name = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
    .map(parts => parts.join(' '))
  const begun = fc.tuple(name, fc.nat(), fc.boolean()).map(([text, cut, bare]) => {
    const typed = text.slice(0, 1 + (cut % text.length))
    return bare ? foldName(typed) : typed
  })
  test('a suggested name has it, or its letters', () =>
    fc.assert(
      fc.property(begun, fc.constantFrom('meHoTen', 'chaHoTen', 'nksHoTen'), (typed, field) => {
        const found = suggest(asking(field, typed))
        expect(found.length).toBeLessThanOrEqual(6)
        for (const { value } of found) {
          expect(value).not.toBe(typed.trim())
          expect(fitsName(value, typed), `${value} for ${typed}`).toBe(true)
        }
      }),
      { numRuns: 300 },
    ))
  test('the same is suggested again', () =>
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.constantFrom('meHoTen', 'meNoiCuTru', 'nksNgaySinh', 'so'),
        (typed, field) => {
          expect(suggest(asking(field, typed))).toEqual(suggest(asking(field, typed)))
        },
      ),
    ))
})
