import { expect, test } from 'vitest'
import { parseWords } from '../../../imaging/reading/words.ts'
import { findCandidates } from './find-candidates.ts'

/** Words as tesseract lists them: left, top, width, height, confidence, text. */
const read = (...words: readonly (readonly [number, number, number, number, number, string])[]) =>
  parseWords(
    [
      'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
      '1\t1\t0\t0\t0\t0\t0\t0\t1654\t234\t-1\t',
      ...words.map(([left, top, width, height, conf, text]) =>
        [5, 1, 1, 1, 1, 1, left, top, width, height, conf, text].join('\t'),
      ),
    ].join('\n'),
  )

const strip = { edge: 'top', width: 1654 } as const

test('a number behind "Trang" is one, and says so', () => {
  const found = findCandidates(read([1370, 117, 77, 27, 96, 'Trang:'], [1460, 118, 42, 20, 97, '176']), strip)
  expect(found).toEqual([{ number: '176', confidence: 0.97, edge: 'top', across: 'outer', labelled: true }])
  expect(findCandidates(read([1370, 117, 120, 27, 90, 'Trang:012']), strip)).toMatchObject([
    { number: '12', labelled: true },
  ])
})

test('a number alone is one: in the middle between dashes, or with the letter of its side', () => {
  expect(findCandidates(read([800, 20, 60, 20, 80, '–15–']), strip)).toMatchObject([
    { number: '15', across: 'centre', labelled: false },
  ])
  expect(findCandidates(read([40, 20, 60, 20, 80, '5b']), strip)).toMatchObject([{ number: '5b' }])
})

test('the number of a case, a book or a date is none', () => {
  for (const label of ['Số:', 'Quyển', 'năm', 'ngày', 'tháng'])
    expect(findCandidates(read([300, 100, 60, 25, 95, label], [370, 100, 40, 25, 95, '12']), strip)).toEqual(
      [],
    )
  expect(findCandidates(read([370, 100, 90, 25, 95, '12/2005']), strip)).toEqual([])
})

test('what the reading program itself doubts is none, and neither is a word far in front a label', () => {
  expect(findCandidates(read([837, 225, 98, 9, 25, '7711']), strip)).toEqual([])
  expect(
    findCandidates(read([100, 100, 60, 25, 95, 'Số'], [1400, 100, 40, 25, 95, '12']), strip),
  ).toMatchObject([{ number: '12', labelled: false }])
})
