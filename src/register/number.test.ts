import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countsOn,
  formatEntryNumber,
  formatGaps,
  formatLike,
  formatNext,
  formatVolume,
  parseEntryNumber,
  parseVolume,
} from './number.ts'

describe('registration numbers', () => {
  test.each([
    ['53', 53, '', null],
    ['053', 53, '', null],
    ['53a', 53, 'a', null],
    ['53A', 53, 'a', null],
    ['53 bis', 53, 'bis', null],
    ['53bis', 53, 'bis', null],
    ['01/2018', 1, '', 2018],
    ['53a/1999', 53, 'a', 1999],
    ['12/KS-1995', 12, '', 1995],
    ['15/95', 15, '', null],
    ['Số 7', 7, '', null],
  ])('%s', (text, value, suffix, year) => {
    expect(parseEntryNumber(text)).toEqual({ value, suffix, year })
  })

  test.each(['', 'null', 'abc', 'a53', '0', '53 cũ', '5.3'])('"%s" is none', text => {
    expect(parseEntryNumber(text)).toBeUndefined()
  })

  test('what is formatted is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99999 }),
        fc.constantFrom('', 'a', 'bis', 'ter'),
        (value, suffix) => {
          expect(parseEntryNumber(formatEntryNumber({ value, suffix }))).toEqual({
            value,
            suffix,
            year: null,
          })
        },
      ),
    )
  })
})

describe('volumes', () => {
  test.each([
    ['02/2018', '02', 2018],
    ['2/2018', '02', 2018],
    ['01', '01', null],
    ['02A/1999', '02A', 1999],
    ['01-TP/HT-2020-GH', '01', 2020],
    ['Quyển số 1/2006', '01', 2006],
  ])('%s', (text, volume, year) => {
    expect(parseVolume(text)).toEqual({ volume, year })
    expect(parseVolume(formatVolume({ volume, year }))).toEqual({ volume, year })
  })

  test('a text is none', () => {
    expect(parseVolume('không rõ')).toBeUndefined()
  })
})

describe('gaps', () => {
  test.each([
    [[1, 2, 3], ''],
    [[11, 15, 19, 21], '12–14, 16–18, 20'],
    [[5], ''],
    [[], ''],
    [[3, 1, 1], '2'],
  ])('%j lacks "%s"', (values, gaps) => {
    expect(formatGaps(values)).toBe(gaps)
  })
})

describe('counting on', () => {
  test.each([
    ['53', '54'],
    ['053a', '054'],
    ['53 bis', '54'],
    ['01/2018', '02/2018'],
    ['99/KS-1995', '100/KS-1995'],
    ['Số 7', 'Số 8'],
    ['099', '100'],
    ['không rõ', undefined],
  ])('%s, then %s', (number, next) => expect(formatNext(number)).toBe(next))

  test.each([
    ['53', '54', true],
    ['53', '53a', true],
    ['53a', '53b', true],
    ['53a', '54', true],
    ['53', '53', false],
    ['53', '55', false],
    ['53', '54a', false],
    ['53/2017', '54/2018', false],
  ])('after %s, %s: %s', (before, number, expected) => {
    const [one, other] = [parseEntryNumber(before), parseEntryNumber(number)]
    expect(one && other && countsOn(one, other)).toBe(expected)
  })

  test('a number written like another is read back, and the next one counts on from it', () => {
    const numbers = fc.record({
      model: fc.constantFrom('1', '001', '53a', '01/2018', '12/KS-1995', 'Số 7', 'N° 3 bis'),
      value: fc.integer({ min: 1, max: 99998 }),
      suffix: fc.constantFrom('', 'a', 'bis'),
    })
    fc.assert(
      fc.property(numbers, ({ model, value, suffix }) => {
        const text = formatLike(model, { value, suffix })
        const number = parseEntryNumber(text)
        expect(number).toMatchObject({ value, suffix })
        const next = parseEntryNumber(formatNext(text) ?? '')
        expect(number && next && countsOn(number, next)).toBe(true)
      }),
    )
  })
})
