import type { MonthRange } from '../../register/statistics/period.ts'
import type { comparisons, StatisticsQuery } from './schema.ts'

/** The range of a query. */
export function readRange({ from, to }: Pick<StatisticsQuery, 'from' | 'to'>): MonthRange {
  const [fromYear, fromMonth] = readMonth(from)
  const [toYear, toMonth] = readMonth(to)
  return { fromYear, fromMonth, toYear, toMonth }
}

/** How many months a range has. */
export function lengthOf({ fromYear, fromMonth, toYear, toMonth }: MonthRange): number {
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1
}

/** What a range is compared with: of the same length, just before it; or a year earlier, when it is no longer than a year. */
export function earlierRange(range: MonthRange, against: (typeof comparisons)[number]): MonthRange {
  const length = lengthOf(range)
  const by = against === 'year' && length <= 12 ? 12 : length
  const from = range.fromYear * 12 + range.fromMonth - 1 - by
  const to = range.toYear * 12 + range.toMonth - 1 - by
  return {
    fromYear: Math.floor(from / 12),
    fromMonth: (from % 12) + 1,
    toYear: Math.floor(to / 12),
    toMonth: (to % 12) + 1,
  }
}

/** `2024-05` */
export function formatMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

/** The range as a query has it. */
export function formatRange({ fromYear, fromMonth, toYear, toMonth }: MonthRange): {
  from: string
  to: string
} {
  return { from: formatMonth(fromYear, fromMonth), to: formatMonth(toYear, toMonth) }
}

function readMonth(text: string): readonly [year: number, month: number] {
  return [Number(text.slice(0, 4)), Number(text.slice(5))]
}
