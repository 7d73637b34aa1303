import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareRanges,
  type DateParts,
  dateParts,
  daysInMonth,
  formatPartialDate,
  isCertainlyBefore,
  type PartialDate,
  parsePartialDate,
  rangeOf,
} from './partial-date.ts'

/** Any date, month or year from 1800 to 2100. */
const anyParts: fc.Arbitrary<DateParts> = fc
  .tuple(
    fc.integer({ min: 1800, max: 2100 }),
    fc.option(fc.integer({ min: 1, max: 12 })),
    fc.option(fc.integer({ min: 1, max: 31 })),
  )
  .map(([year, month, day]) => ({
    year,
    month,
    day: month === null || day === null ? null : Math.min(day, daysInMonth(year, month)),
  }))

const read = (text: string) => parsePartialDate(text).ok ?? parsePartialDate(text)
const date = (text: string) => text as PartialDate

describe('partial dates', () => {
  test('what is formatted is read back, exactly', () => {
    fc.assert(
      fc.property(anyParts, parts => {
        const text = formatPartialDate(parts)
        expect(parsePartialDate(text)).toMatchObject({ ok: text, exact: true, parts })
        expect(dateParts(text)).toEqual(parts)
      }),
    )
  })

  test.each([
    ['5/3/1987', '05.03.1987'],
    ['05-03-1987', '05.03.1987'],
    ['3/1987', '03.1987'],
    ['1987-03-05', '05.03.1987'],
    ['1987-03-05T00:00:00.000Z', '05.03.1987'],
    ['05/03/1987 00:00:00', '05.03.1987'],
    ['00/00/1960', '1960'],
    ['00.03.1960', '03.1960'],
    ['1960-00-00', '1960'],
    [' 05.03.1987 ', '05.03.1987'],
    ['ngày 5 tháng 3 năm 1987', '05.03.1987'],
    ['tháng 3/1987', '03.1987'],
    ['năm 1960', '1960'],
    ['31841', '05.03.1987'],
  ])('%s is read as %s, but not as exact', (text, expected) => {
    expect(parsePartialDate(text)).toMatchObject({ ok: expected, exact: false })
  })

  test.each([
    ['31.02.2001', 'impossible', null],
    ['29.02.1900', 'impossible', null],
    ['10/27/2008', 'impossible', '27.10.2008'],
    ['13.2008', 'impossible', null],
    ['01.01.5005', 'year-out-of-range', '01.01.2005'],
    ['12/5/53', 'two-digit-year', '12.05.1953'],
    ['Ất Sửu', 'format', null],
    ['', 'format', null],
    ['null', 'format', null],
    ['1.2.3.4', 'format', null],
    ['72.01.2017', 'impossible', '27.01.2017'],
    ['05.21.2017', 'impossible', '21.05.2017'],
    ['31.71.2017', 'impossible', '31.01.2017'],
    ['32.05.2017', 'impossible', '23.05.2017'],
    ['0207', 'year-out-of-range', '2007'],
    ['01.01.0207', 'year-out-of-range', '01.01.2007'],
    ['207', 'year-out-of-range', null],
    ['19977', 'year-out-of-range', null],
    ['05.12.19877', 'year-out-of-range', null],
    ['0000', 'year-out-of-range', null],
  ])('%s is refused: %s, proposing %s', (text, problem, suggestion) => {
    expect(parsePartialDate(text)).toEqual({ problem, suggestion })
  })

  test('leap years', () => {
    expect(read('29.02.2000')).toBe('29.02.2000')
    expect(read('29.02.2004')).toBe('29.02.2004')
    expect(rangeOf(date('02.1996'))).toEqual({ from: '1996-02-01', to: '1996-02-29' })
  })

  test('a caller that knows today bounds the year', () => {
    expect(parsePartialDate('2050', { earliestYear: 1800, latestYear: 2027 })).toMatchObject({
      problem: 'year-out-of-range',
    })
  })

  test('the year of the book tells which of two years a slip was', () => {
    const of = (text: string, likelyYear: number) => {
      const parsed = parsePartialDate(text, { earliestYear: 1800, latestYear: 2027, likelyYear })
      return parsed.problem && parsed.suggestion
    }
    expect(of('207', 2007)).toBe('2007')
    expect(of('207', 2017)).toBe('2017')
    expect(of('19977', 1997)).toBe('1997')
    expect(of('05.12.19877', 1987)).toBe('05.12.1987')
    expect(of('05.12.19877', 1950)).toBeNull()
  })

  test('only a certain order counts', () => {
    expect(isCertainlyBefore(date('1987'), date('05.03.1987'))).toBe(false)
    expect(isCertainlyBefore(date('1986'), date('05.03.1987'))).toBe(true)
    expect(compareRanges(date('04.1987'), date('05.03.1987'))).toBe(1)
    expect(compareRanges(date('03.1987'), date('05.03.1987'))).toBe(0)
  })

  test('a range holds its own date and order is never both ways', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (a, b) => {
        const [one, other] = [formatPartialDate(a), formatPartialDate(b)]
        const { from, to } = rangeOf(one)
        expect(from <= to).toBe(true)
        expect(isCertainlyBefore(one, other) && isCertainlyBefore(other, one)).toBe(false)
      }),
    )
  })

  test('no text whatever breaks it', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        parsePartialDate(text)
      }),
    )
  })
})
