import { expect, test } from 'vitest'
import { pairBookFiles } from './pair-book-files.ts'

const pair = (...paths: string[]) => {
  const { books, aloneZips } = pairBookFiles(paths, path => path)
  return { books: books.map(({ workbook, zip }) => [workbook, zip]), aloneZips }
}

test('a .zip goes with the workbook of its name, whatever the capitals, in natural order', () => {
  expect(
    pair('a/KS.2006.10.xlsx', 'a/KS.2006.2.xlsx', 'a/ks.2006.2.ZIP', 'b/KS.2006.10.zip', 'a/KS.2006.10.zip'),
  ).toEqual({
    books: [
      ['a/KS.2006.2.xlsx', 'a/ks.2006.2.ZIP'],
      ['a/KS.2006.10.xlsx', 'a/KS.2006.10.zip'],
    ],
    aloneZips: ['b/KS.2006.10.zip'],
  })
})

test('a prefix before the core, or a copy’s number behind it, does not part the two files of a book', () => {
  expect(pair('Xa Dong May.KH.1999.01.xlsx', 'KH.1999.01 (1).zip', 'KT.1999.01.xls')).toEqual({
    books: [
      ['KT.1999.01.xls', null],
      ['Xa Dong May.KH.1999.01.xlsx', 'KH.1999.01 (1).zip'],
    ],
    aloneZips: [],
  })
})

test('of two workbooks of one book the one with the very name gets the .zip', () => {
  expect(pair('cu.KS.2006.01.xlsx', 'moi.KS.2006.01.xlsx', 'moi.KS.2006.01.zip').books).toEqual([
    ['cu.KS.2006.01.xlsx', null],
    ['moi.KS.2006.01.xlsx', 'moi.KS.2006.01.zip'],
  ])
})

test('names in decomposed letters are the same names', () => {
  const name = 'Xã Đồng Mây'
  expect(pair(`${name.normalize('NFD')}.xlsx`, `${name}.zip`).books).toEqual([
    [`${name.normalize('NFD')}.xlsx`, `${name}.zip`],
  ])
})

test('what is no book is passed over: lists, lock files, hidden files, our own reports', () => {
  expect(
    pair('map.csv', '~$KS.2006.01.xlsx', '.KS.2006.01.xlsx', 'KS.2006.01.kiem-tra.xlsx', 'KS.2006.01.csv'),
  ).toEqual({ books: [['KS.2006.01.csv', null]], aloneZips: [] })
})
