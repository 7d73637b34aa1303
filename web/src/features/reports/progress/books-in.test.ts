import { expect, test } from 'vitest'
import type { BookSums } from '../../../../../src/reports/progress/schema.ts'
import { depositedShare, shareStep } from './books-in.ts'

const sums = (change: Partial<BookSums>): BookSums => ({
  ...{
    books: 0,
    listed: 0,
    scannedBooks: 0,
    checkedBooks: 0,
    depositedBooks: 0,
    acceptedBooks: 0,
    size: 0,
    unsized: 0,
  },
  ...{ pages: 0, cases: 0, pdfs: 0, keyed: 0, checked: 0, deposited: 0, accepted: 0 },
  ...change,
})

test('the share in the database counts books of unknown thickness as thick as the others', () => {
  expect(depositedShare(sums({ books: 4, size: 300, unsized: 1, deposited: 100 }))).toBe(0.25)
  expect(depositedShare(sums({ books: 4, unsized: 4 }))).toBeNull()
})

test('a share has the step that people count communes by, and is done only when all is', () => {
  expect([null, 0, 0.05, 0.1, 0.49, 0.5, 0.999, 1].map(shareStep)).toEqual([
    ...['none', 'none', 'begun', 'tenth', 'tenth', 'half', 'half', 'done'],
  ])
})
