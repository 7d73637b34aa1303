import { expect, test } from 'vitest'
import type { BookCase } from './book-case.ts'
import { countClosing } from './count-closing.ts'

const start = (number: string, standing: BookCase['standing'] = 'registered'): BookCase => ({
  ...{ id: `id ${number}`, number, standing, registered: '03.02.1997', note: null },
  pages: [{ page: 'p', part: 'main', place: null, head: null }],
})
const cases = [
  start('1'),
  start('2', 'skipped'),
  start('3'),
  start('3', 'repeated'),
  start('4', 'cancelled'),
  start('7'),
]

test('registered and repeated cases make up the total, with or without those crossed out', () => {
  const verdicts = [3, 4, 5, 6].map(
    written => countClosing(cases, { written: written + 0, blankPages: 1 }).verdict,
  )
  expect(verdicts).toEqual(['differs', 'matches', 'matches', 'differs'])
  expect(countClosing(cases, { written: null, blankPages: 0 }).verdict).toBe('unknown')
})

test('it says which numbers are missing and where', () => {
  const closing = countClosing(cases, { written: 9, blankPages: 2 })
  expect(closing).toMatchObject({ registered: 3, repeated: 1, cancelled: 1, skipped: 1, blankPages: 2 })
  expect(closing.holes).toEqual([{ from: 5, to: 6, before: 'id 7' }])
  expect(closing.unmarkedRepeats).toEqual([])
})
