import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLooseDate } from './loose-date.ts'
import { dateParts, daysInMonth, formatPartialDate } from './partial-date.ts'

const date = fc
  .record({
    year: fc.integer({ min: 1900, max: 2026 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ year, month, day }) => day <= daysInMonth(year, month))
const two = (n: number) => String(n).padStart(2, '0')

describe('a date keyed quickly', () => {
  it.each([
    ['2/3/87', '02.03.1987'],
    ['2-3-1987', '02.03.1987'],
    ['020387', '02.03.1987'],
    ['02031987', '02.03.1987'],
    ['031987', '03.1987'],
    ['03.1987', '03.1987'],
    ['3/1987', '03.1987'],
    ['1956', '1956'],
    ['101012', '10.10.2012'],
  ])('%s is %s', (typed, read) => {
    expect(readLooseDate(typed, 2026)?.date).toBe(read)
  })
  it('without its century is of the last such year that can be', () => {
    expect(readLooseDate('5/6/22', 1956)).toEqual({ date: '05.06.1922', guessedCentury: true })
    expect(readLooseDate('5/6/22', 2026)).toEqual({ date: '05.06.2022', guessedCentury: true })
    expect(readLooseDate('5/6/87', 1956)).toBeUndefined()
  })
  it('is left alone when it is no date', () => {
    for (const typed of ['', '31.02.1999', '320187', 'không rõ', '12345', '99999999'])
      expect(readLooseDate(typed, 2026)).toBeUndefined()
  })
  it('is the same date however it is written, and stays what it is in the ministry’s form', () => {
    fc.assert(
      fc.property(date, parts => {
        const formatted = formatPartialDate(parts)
        const { year, month, day } = parts
        const ways = [
          formatted,
          `${day}/${month}/${year}`,
          two(day) + two(month) + year,
          `${year}-${month}-${day}`,
        ]
        for (const way of ways)
          expect(readLooseDate(way, 2026)).toEqual({ date: formatted, guessedCentury: false })
        const monthOnly = formatPartialDate({ year, month, day: null })
        for (const way of [monthOnly, two(month) + year])
          expect(readLooseDate(way, 2026)?.date).toBe(monthOnly)
      }),
    )
  })
  it('with two digits for the year differs from it by centuries alone, and never lies after the bound', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1900, max: 2026 }), ({ year, month, day }, latest) => {
        const read = readLooseDate(two(day) + two(month) + two(year % 100), latest)
        if (read === undefined) return
        const parts = dateParts(read.date)
        expect(parts).toMatchObject({ month, day })
        expect(parts.year % 100).toBe(year % 100)
        expect(parts.year).toBeLessThanOrEqual(latest)
      }),
    )
  })
})
