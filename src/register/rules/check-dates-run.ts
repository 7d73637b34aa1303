import { entryFields } from '../entry-fields.ts'
import { type Finding, finding } from '../finding.ts'
import { type DateParts, daysInMonth, firstDay } from '../partial-date.ts'
import { findStrays } from './in-order.ts'
import { shown } from './reading.ts'
import { type DatedRow, dayOf, isDated, type RunRow, runsOn, type Stray, withNeighbours } from './run-row.ts'

/** What the dates of a book say: findings, and the year a row was probably registered in where its date is a slip. */
export interface DateRun {
  readonly findings: readonly Finding[]
  readonly years: ReadonlyMap<number, number>
}

/**
 * Numbers are given in the order of registration: a date that stands out while the numbers run on is a slip where a slip explains it (the year of
 * the neighbours, day and month exchanged, a wrong month), else perhaps an entry made late.
 */
export function checkDatesRun(rows: readonly RunRow[]): DateRun {
  const dated = rows.filter(isDated)
  const years = new Map<number, number>()
  const findings = withNeighbours(dated, findStrays(dated.map(dayOf))).flatMap(stray => {
    if (!runsOn(stray)) return []
    const { item, before, after } = stray
    const likely = findSlip(stray)
    if (likely !== undefined) years.set(item.row, likely.year)
    return finding(likely === undefined ? 'registered.late-entry' : 'registered.out-of-place', {
      row: item.row,
      column: entryFields.registered,
      value: shown(item.registered),
      params: {
        previous: before === undefined ? '—' : shown(before.registered),
        next: after === undefined ? '—' : shown(after.registered),
      },
      suggestion: likely === undefined ? null : shown(likely),
    })
  })
  return { findings, years }
}

/** The one date that differs from the written one by a slip and fits between the neighbours. */
function findSlip({ item, before, after }: Stray<DatedRow>): DateParts | undefined {
  const { year, month, day } = item.registered
  if (month === null || day === null) return undefined
  const from = before === undefined ? 0 : dayOf(before)
  const to = after === undefined ? Number.POSITIVE_INFINITY : dayOf(after)
  const years = [...new Set([before?.registered.year ?? year, after?.registered.year ?? year])]
  const slips: readonly (readonly DateParts[])[] = [
    years.map(near => ({ year: near, month, day })),
    [year, ...years].map(near => ({ year: near, month: day, day: month })),
    Array.from({ length: 12 }, (_, at) => ({ year, month: at + 1, day })),
  ]
  for (const dates of slips) {
    const fitting = new Map(
      dates
        .filter(date => isDay(date) && firstDay(date) >= from && firstDay(date) <= to)
        .map(date => [firstDay(date), date]),
    )
    const [only] = fitting.values()
    if (fitting.size === 1) return only
  }
  return undefined
}

function isDay({ year, month, day }: DateParts): boolean {
  return month !== null && month <= 12 && day !== null && day <= daysInMonth(year, month)
}
