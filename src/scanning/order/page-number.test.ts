import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countNumbers } from './count-numbers.ts'
import { formatPageNumber, parsePageNumber } from './page-number.ts'

test('a page number is read and written the same', () => {
  expect(parsePageNumber('5a')).toEqual({ value: 5, letter: 'a' })
  expect(parsePageNumber('12')).toEqual({ value: 12, letter: '' })
  for (const not of ['', 'a', '5ab', '-1', '123456', '5 a']) expect(parsePageNumber(not)).toBeUndefined()
  const aNumber = fc.record({
    value: fc.integer({ min: 0, max: 99_999 }),
    letter: fc.constantFrom('', 'a', 'b', 'z'),
  })
  fc.assert(
    fc.property(aNumber, number => {
      expect(parsePageNumber(formatPageNumber(number))).toEqual(number)
    }),
  )
})

test('pages are counted one by one, by leaves on the front only, or by leaves with a and b', () => {
  expect(countNumbers(3, { first: 9, every: 1, letters: false })).toEqual(['9', '10', '11'])
  expect(countNumbers(5, { first: 1, every: 2, letters: false })).toEqual(['1', null, '2', null, '3'])
  expect(countNumbers(3, { first: 1, every: 2, letters: true })).toEqual(['1a', '1b', '2a'])
})

test('counting stops before a number that has no room on the label', () => {
  expect(() => countNumbers(2, { first: 99_999, every: 1, letters: false })).toThrow()
  expect(countNumbers(2, { first: 99_999, every: 2, letters: true })).toEqual(['99999a', '99999b'])
})
