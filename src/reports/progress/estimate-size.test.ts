import { expect, test } from 'vitest'
import { estimateSize } from './estimate-size.ts'

const books = (count: number, size: number, unsized: number) => ({ sums: { books: count, size, unsized } })

test('books nobody has counted are taken for as thick as the others of their kind', () => {
  const target = estimateSize([books(10, 800, 2), books(4, 400, 0)])
  expect(target).toEqual({ entries: 1400, estimated: 200, unknownBooks: 0 })
})

test('where none of a kind is known, for as thick as all others', () => {
  const target = estimateSize([books(8, 800, 0), books(3, 0, 3)])
  expect(target).toEqual({ entries: 1100, estimated: 300, unknownBooks: 0 })
})

test('of books of which nothing is known at all nothing is guessed', () => {
  expect(estimateSize([books(3, 0, 3)])).toEqual({ entries: 0, estimated: 0, unknownBooks: 3 })
  expect(estimateSize([])).toEqual({ entries: 0, estimated: 0, unknownBooks: 0 })
})
