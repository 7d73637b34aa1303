import { expect, test } from 'vitest'
import type { Book } from './book.ts'
import { searchBooks } from './search-books.ts'

const book = (id: string, kind: string, year: number, agencyName = 'UBND xã Đồng Mây'): Book => ({
  ...{ agency: 'a', agencyName, id, kind, year, volume: '01' },
})
const books = [book('1', 'KS', 1997), book('2', 'KT', 1997), book('3', 'KS', 2004, 'UBND xã Suối Lạnh')]
const titleOf = (it: Book) =>
  `${it.kind === 'KS' ? 'Khai sinh' : 'Khai tử'}, quyển ${it.volume} năm ${it.year}`
const found = (typed: string, used = {}) => searchBooks(books, used, typed, titleOf).map(it => it.id)

test('words without marks find a book by kind, year and commune, in any order', () => {
  expect(found('khai tu')).toEqual(['2'])
  expect(found('1997 khai sinh')).toEqual(['1'])
  expect(found('suoi lanh')).toEqual(['3'])
  expect(found('Đồng mây 2004')).toEqual([])
})
test('the book last used on this phone comes first', () => {
  expect(found('')).toEqual(['1', '2', '3'])
  expect(found('', { 3: 200, 2: 100 })).toEqual(['3', '2', '1'])
})
