import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { decadeOf, type MonthRange } from '../../register/statistics/period.ts'
import { formatMonth, lengthOf } from './month-range.ts'
import type { Statistics } from './schema.ts'
import { addCounts } from './sum-counters.ts'

/** Longer ranges are told by year. */
const mostMonths = 24

/** Totals by kind along a range, those of all of it, and what of its first and last year has no month. */
export interface Series {
  readonly series: Statistics['series']
  readonly totals: Readonly<Record<string, number>>
  readonly undated: number
}

/** A decade or year: its records by kind, and those of each of its parts. */
interface PartsRow {
  readonly kind: string
  readonly period: number
  readonly parts: readonly number[]
}

/** The series of some agencies: by month up to two years, else by year. */
export async function listSeries(
  tx: Transaction,
  agencies: readonly string[],
  range: MonthRange,
): Promise<Series> {
  const { fromYear, fromMonth, toYear, toMonth } = range
  const byMonth = lengthOf(range) <= mostMonths
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, at) => fromYear + at)
  const isPart = (year: number) => (year === fromYear && fromMonth > 1) || (year === toYear && toMonth < 12)
  const needed = years.filter(year => byMonth || isPart(year))
  const decades = byMonth ? [] : [...new Set(years.map(decadeOf))]
  const rows = await listParts(tx, agencies, [...decades, ...needed])
  const at = new Map<number, Map<string, readonly number[]>>()
  for (const { kind, period, parts } of rows) {
    const kinds = at.get(period) ?? new Map<string, readonly number[]>()
    at.set(period, kinds.set(kind, parts))
  }
  const totals = (period: number, from: number, to: number): Record<string, number> => {
    const found: Record<string, number> = {}
    for (const [kind, parts] of at.get(period) ?? []) {
      const count = parts.slice(from, to + 1).reduce((total, part) => total + part, 0)
      if (count > 0) found[kind] = count
    }
    return found
  }
  const first = (year: number) => (year === fromYear ? fromMonth : 1)
  const last = (year: number) => (year === toYear ? toMonth : 12)
  const points = years.flatMap(year => {
    if (byMonth)
      return Array.from({ length: last(year) - first(year) + 1 }, (_, index) => {
        const month = first(year) + index
        return { at: formatMonth(year, month), totals: totals(year, month, month) }
      })
    const whole = totals(decadeOf(year), year % 10, year % 10)
    return [{ at: String(year), totals: isPart(year) ? totals(year, first(year), last(year)) : whole }]
  })
  const whole: Record<string, number> = {}
  for (const point of points) addCounts(whole, point.totals)
  // By month, what has none belongs to a year that is all there.
  if (byMonth) for (const year of years) if (!isPart(year)) addCounts(whole, totals(year, 0, 0))
  const undated = needed.filter(isPart).flatMap(year => Object.values(totals(year, 0, 0)))
  return {
    series: { step: byMonth ? 'month' : 'year', points },
    totals: whole,
    undated: undated.reduce((total, count) => total + count, 0),
  }
}

const places = Array.from({ length: 13 }, (_, at) => sql.raw(`coalesce(sum(parts[${at + 1}]), 0)`))

async function listParts(
  tx: Transaction,
  agencies: readonly string[],
  periods: readonly number[],
): Promise<readonly PartsRow[]> {
  const { rows } = await sql<PartsRow>`
    select kind, period, array[${sql.join(places)}]::int[] as parts
    from record_count
    where agency_id = any(${agencies}::uuid[]) and ethnic_group = 0 and period = any(${periods}::int[])
    group by kind, period`.execute(tx)
  return rows
}
