/**
 * Stretches of time that counters are kept for, as one number: 198 the years 1980–1989, 1987 a year, 198707 a month, 198700 what is
 * registered in 1987 without a month.
 */
export type Period = number

/** The decade, the year and the month of an entry. */
export function periodsOf(
  year: number,
  month: number,
): readonly [decade: Period, year: Period, month: Period] {
  return [decadeOf(year), year, monthOf(year, month)]
}

/** The decade of a year. */
export function decadeOf(year: number): Period {
  return Math.floor(year / 10)
}

/** A month of a year; 0: without a month. */
export function monthOf(year: number, month: number): Period {
  return year * 100 + month
}

/** A range of months, both ends included. */
export interface MonthRange {
  readonly fromYear: number
  /** 1–12 */
  readonly fromMonth: number
  readonly toYear: number
  readonly toMonth: number
}

/** A period to add (1) or to take away (-1). */
export interface SignedPeriod {
  readonly period: Period
  readonly sign: 1 | -1
}

/**
 * The fewest periods that make up a range of months: whole decades and years, less what is too much of the first and the last of them.
 * Entries without a month belong to a range only with their whole year.
 */
export function coverRange({ fromYear, fromMonth, toYear, toMonth }: MonthRange): SignedPeriod[] {
  if (fromYear === toYear && !(fromMonth === 1 && toMonth === 12))
    return coverMonths(fromYear, fromMonth, toMonth)
  const startsWhole = fromMonth === 1
  const endsWhole = toMonth === 12
  return [
    ...(startsWhole ? [] : coverMonths(fromYear, fromMonth, 12)),
    ...coverYears(startsWhole ? fromYear : fromYear + 1, endsWhole ? toYear : toYear - 1),
    ...(endsWhole ? [] : coverMonths(toYear, 1, toMonth)),
  ]
}

/** Months of one year; never the whole of it: what has no month stays out. */
function coverMonths(year: number, from: number, to: number): SignedPeriod[] {
  if (to - from < 7) return range(from, to).map(month => ({ period: monthOf(year, month), sign: 1 }))
  const outside = [0, ...range(1, from - 1), ...range(to + 1, 12)]
  return [
    { period: year, sign: 1 },
    ...outside.map(month => ({ period: monthOf(year, month), sign: -1 as const })),
  ]
}

function coverYears(from: number, to: number): SignedPeriod[] {
  if (from > to) return []
  const first = decadeOf(from)
  const last = decadeOf(to)
  return range(first, last).flatMap(decade => {
    const start = Math.max(from, decade * 10)
    const end = Math.min(to, decade * 10 + 9)
    const inside = end - start + 1
    if (inside <= 5) return range(start, end).map(period => ({ period, sign: 1 as const }))
    const outside = [...range(decade * 10, start - 1), ...range(end + 1, decade * 10 + 9)]
    return [{ period: decade, sign: 1 as const }, ...outside.map(period => ({ period, sign: -1 as const }))]
  })
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}
