import { expect, test } from 'vitest'
import type { InspectedEntry } from '../sheets/zip-inspect.ts'
import { checkPdfContents } from './check-pdf-contents.ts'

const file = (number: number, crc32: number, size = 90_000): InspectedEntry => ({
  ...{ name: `KS.2006.01.2006-03-01.${String(number).padStart(3, '0')}.pdf`, crc32, size },
  ...{ compressedSize: size, method: 0, dataOffset: 0, sha256: null, problem: null },
})

function told(files: readonly InspectedEntry[], pages: readonly number[] = []) {
  const pdfOfRow = new Map(files.map((each, at) => [at + 2, each]))
  const pageOfRow = new Map(pages.map((page, at) => [at + 2, page]))
  return checkPdfContents(files, { pdfOfRow, pageOfRow }).map(({ code, row, params }) => [
    code,
    row,
    ...Object.values(params),
  ])
}

test('the same contents for entries of two pages are told, for entries of one page they are no wonder', () => {
  const files = [file(1, 11), file(2, 11), file(3, 12), file(9, 11)]
  expect(told(files, [1, 1, 2, 5])).toEqual([
    ['pdf.same-content', 3, 'KS.2006.01.2006-03-01.001.pdf'],
    ['pdf.same-content', 5, 'KS.2006.01.2006-03-01.001.pdf'],
  ])
  expect(told(files.slice(0, 3), [1, 1, 2])).toEqual([])
  expect(told(files.slice(0, 3), [1, 2, 2])).toHaveLength(1)
})

test('without page numbers, entries that follow each other may be on one page', () => {
  expect(told([file(1, 11), file(2, 11), file(3, 12)])).toEqual([])
  expect(told([file(1, 11), file(2, 12), file(3, 11)])).toHaveLength(1)
})

test('a file far smaller than the others is told; a book of small files is not', () => {
  const sizes = [95_000, 120_000, 3_000, 80_000, 101_000]
  expect(told(sizes.map((size, at) => file(at + 1, at, size)))).toEqual([['pdf.small', 4, 3, 95]])
  expect(told(sizes.map((_, at) => file(at + 1, at, 900 + at)))).toEqual([])
})
