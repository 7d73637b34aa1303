import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverRange, type MonthRange, periodsOf } from './period.ts'

test('half a century is its decades less what is too much', () => {
  expect(coverRange({ fromYear: 1976, fromMonth: 1, toYear: 2024, toMonth: 12 })).toEqual([
    ...[1976, 1977, 1978, 1979].map(period => ({ period, sign: 1 })),
    ...[198, 199, 200, 201].map(period => ({ period, sign: 1 })),
    ...[2020, 2021, 2022, 2023, 2024].map(period => ({ period, sign: 1 })),
  ])
  expect(coverRange({ fromYear: 1972, fromMonth: 1, toYear: 1979, toMonth: 12 })).toEqual([
    { period: 197, sign: 1 },
    { period: 1970, sign: -1 },
    { period: 1971, sign: -1 },
  ])
})

test('half a year is its months', () => {
  expect(
    coverRange({ fromYear: 2024, fromMonth: 1, toYear: 2024, toMonth: 6 }).map(({ period }) => period),
  ).toEqual([202401, 202402, 202403, 202404, 202405, 202406])
})

/** Whether a range has an entry of a month; one without a month belongs to whole years only. */
function has({ fromYear, fromMonth, toYear, toMonth }: MonthRange, year: number, month: number): boolean {
  if (month === 0) {
    const starts = fromYear < year || (fromYear === year && fromMonth === 1)
    return starts && (toYear > year || (toYear === year && toMonth === 12))
  }
  const at = year * 12 + month
  return at >= fromYear * 12 + fromMonth && at <= toYear * 12 + toMonth
}

test('every entry of a range is counted once, and no other', () => {
  const year = fc.integer({ min: 1955, max: 2035 })
  const month = fc.integer({ min: 1, max: 12 })
  fc.assert(
    fc.property(year, month, year, month, fc.integer({ min: 0, max: 12 }), year, (y1, m1, y2, m2, m, y) => {
      const swapped = y1 * 12 + m1 > y2 * 12 + m2
      const range = swapped
        ? { fromYear: y2, fromMonth: m2, toYear: y1, toMonth: m1 }
        : { fromYear: y1, fromMonth: m1, toYear: y2, toMonth: m2 }
      const mine = new Set<number>(periodsOf(y, m))
      const times = coverRange(range).reduce(
        (sum, { period, sign }) => sum + (mine.has(period) ? sign : 0),
        0,
      )
      expect(times).toBe(has(range, y, m) ? 1 : 0)
    }),
    { numRuns: 2000 },
  )
})
