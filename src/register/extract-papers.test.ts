import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  extractPapers,
  formatExtractNumber,
  listPapers,
  paperIds,
  parseExtractNumber,
} from './extract-papers.ts'
import { kinds } from './kind.ts'

test('a number is read as it is written, however it is typed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      fc.constantFrom(...extractPapers.map(({ series }) => series)),
      fc.constantFrom('', 'Số ', 'số: ', 'so '),
      fc.boolean(),
      (number, series, before, loose) => {
        const written = formatExtractNumber({ number, series })
        const typed = loose ? written.toLowerCase().replace('/', ' / ').replace('-', ' - ') : written
        expect(parseExtractNumber(`${before}${typed} `)).toEqual({ number, series })
      },
    ),
  )
  expect(formatExtractNumber({ number: 143, series: 'TLKS-BS' })).toBe('143/TLKS-BS')
})

test('what is no number is none', () => {
  for (const text of ['', '143', 'TLKS-BS', '0/TLKS-BS', '143/2008', 'Nguyễn Thị Ẩn', '143/TLKS-BS/9'])
    expect(parseExtractNumber(text), text).toBeUndefined()
})

test('every register has a paper, the usual one first, and every paper a series of its own', () => {
  for (const { code } of kinds) expect(listPapers(code).at(-1)?.id).toBe('XNHT')
  expect(listPapers('KS').map(({ id }) => id)).toEqual(['TLKS', 'GKS', 'XNHT'])
  expect(extractPapers.map(({ id }) => id)).toEqual([...paperIds])
  expect(new Set(extractPapers.map(({ series }) => series)).size).toBe(paperIds.length)
})
