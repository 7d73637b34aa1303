import { describe, expect, test } from 'vitest'
import { findingText } from '../finding.ts'
import { birth, death, findingCodes } from '../testing/family-entries.ts'
import { createCrossCheck } from './cross-check.ts'

type Values = Readonly<Record<string, string>>

describe('books as wholes', () => {
  const names = [
    'Lò Thị Pâng',
    'A Lưới',
    'Y Tý',
    'K’Brôi',
    'Siu Blum',
    'Y Moan Êban',
    'Ksor Tèo',
    'Đinh Giàu',
  ]
  const rows = (from: number, count: number, year = 1995): Values[] =>
    Array.from({ length: count }, (_, at) => ({
      ...birth,
      so: String(from + at),
      ngayDangKy: `${String((at % 28) + 1).padStart(2, '0')}.0${1 + Math.floor(at / 28)}.${year}`,
      nksHoTen: `${names[at % names.length] ?? ''} ${String.fromCharCode(97 + (from % 7))}${String.fromCharCode(97 + (at % 23))}`,
      nksNgaySinh: `0${(at % 9) + 1}.12.${year - 1}`,
    }))
  const compare = (
    ...books: readonly {
      file: string
      year: number
      volume: string
      agency: string
      rows: readonly Values[]
    }[]
  ) => {
    const cross = createCrossCheck()
    for (const { rows: ofBook, ...book } of books) {
      for (const [at, values] of ofBook.entries()) cross.add(book.file, 'KS', { row: at + 2, values })
      cross.addBook({ key: book.file, kind: 'KS', ...book })
    }
    return cross.finish()
  }
  const book = (
    file: string,
    volume: string,
    ofBook: readonly Values[],
    agency = 'UBND xã Ia Mơ',
    year = 1995,
  ) => ({
    file,
    year,
    volume,
    agency,
    rows: ofBook,
  })

  test('the commune’s and the district’s copy: one finding for each, not one for every row', () => {
    const copy = rows(1, 30).filter((_, at) => at % 10 !== 3)
    const found = compare(book('xa.xlsx', '01', rows(1, 30)), book('huyen.xlsx', '01', copy, 'UBND huyện'))
    expect(found.map(({ code, book: key, row }) => [code, key, row])).toEqual([
      ['cross.book-twice', 'xa.xlsx', null],
      ['cross.book-twice', 'huyen.xlsx', null],
    ])
    expect(found[0]?.params).toMatchObject({ other: 'huyen.xlsx', share: 100, count: 27 })
  })

  test('two files that say they are one volume and hold different entries', () => {
    const found = compare(
      book('a.xlsx', '01', rows(1, 30)),
      book(
        'b.xlsx',
        '01',
        rows(1, 30).map(row => ({ ...row, nksHoTen: `${row.nksHoTen} x` })),
      ),
    )
    expect(found.map(({ code, book: key }) => [code, key])).toEqual([
      ['cross.book-name-twice', 'a.xlsx'],
      ['cross.book-name-twice', 'b.xlsx'],
    ])
  })

  test('numbers run on from volume to volume', () => {
    expect(compare(book('1.xlsx', '01', rows(1, 30)), book('2.xlsx', '02', rows(31, 30)))).toEqual([])
    const gap = compare(book('1.xlsx', '01', rows(1, 30)), book('2.xlsx', '02', rows(34, 30)))
    expect(gap.map(found => [found.book, findingText(found, 'vi')])).toEqual([
      ['2.xlsx', 'Năm 1995: 1.xlsx đến số 30, sổ này từ số 34, thiếu số 31–33'],
    ])
    const repeats = compare(book('1.xlsx', '01', rows(1, 30)), book('2.xlsx', '02', rows(30, 30)))
    expect(repeats.map(found => [found.book, found.row, findingText(found, 'vi')])).toEqual([
      [
        '2.xlsx',
        2,
        'Số 030 năm 1995 cũng có trong 1.xlsx (ngày 02.02.1995); số chạy tiếp qua các quyển của năm',
      ],
    ])
    expect(compare(book('1.xlsx', '01', rows(1, 30)), book('3.xlsx', '03', rows(90, 30)))).toEqual([])
    expect(
      compare(
        book('1.xlsx', '01', rows(1, 30)),
        book('2.xlsx', '02', rows(1, 30, 1996), 'UBND xã Ia Mơ', 1996),
      ),
    ).toEqual([])
  })

  test('a book whose file could not be used is left out', () => {
    const cross = createCrossCheck()
    cross.add('bad', 'KT', { row: 2, values: death })
    cross.add('good', 'KT', { row: 2, values: { ...death, so: '9' } })
    cross.addBook({ key: 'good', file: 'good', kind: 'KT', year: null, volume: null, agency: null })
    expect(cross.finish()).toEqual([])
  })

  test('nothing is told about a book that is only there to be compared with', () => {
    const cross = createCrossCheck()
    const named = { kind: 'KT', year: null, volume: null, agency: null } as const
    cross.addBook({ key: 'mine', file: 'mine', ...named })
    cross.addBook({ key: 'theirs', file: 'KT.1998.01', ...named, isReference: true })
    cross.add('mine', 'KT', { row: 2, values: death })
    cross.add('theirs', 'KT', { row: 2, values: { ...death, so: '9' } })
    cross.add('theirs', 'KT', { row: 3, values: { ...death, so: '10' } })
    expect(findingCodes(cross.finish())).toEqual([
      'cross.death-twice mi 2 nktHoTen',
      'cross.death-twice mi 2 nktHoTen',
    ])
  })
})
