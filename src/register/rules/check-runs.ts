import { type Finding, finding } from '../finding.ts'
import { type BookClosing, checkClosing, skippedNumbers } from './check-closing.ts'
import { checkDatesRun } from './check-dates-run.ts'
import type { BookIdentity } from './check-numbering.ts'
import { checkNumbersRun } from './check-numbers-run.ts'
import { checkPagesRun } from './check-pages-run.ts'
import { isDated, type RunRow } from './run-row.ts'

/** What runs on through a book: its numbers, their dates and pages, and how many there are in the end. */
export function checkRuns(rows: readonly RunRow[], book: BookIdentity, closing?: BookClosing): Finding[] {
  const dates = checkDatesRun(rows)
  const skipped = closing === undefined ? [] : skippedNumbers(closing)
  return [
    ...checkOpening(rows, book, dates.years),
    ...(closing === undefined ? [] : checkClosing(rows.length, closing)),
    ...checkNumbersRun(rows, book, { years: dates.years, skipped }),
    ...dates.findings,
    ...checkPagesRun(rows),
  ]
}

/** Fewer dates say nothing of when the book was opened. */
const leastDates = 5

/** A book is opened with its first event, or not long before it. */
function checkOpening(
  rows: readonly RunRow[],
  { year }: BookIdentity,
  years: ReadonlyMap<number, number>,
): Finding[] {
  const registered = rows.filter(isDated).map(row => years.get(row.row) ?? row.registered.year)
  if (year === null || registered.length < leastDates) return []
  const first = registered.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY)
  return first > year + 1 ? [finding('book.opened', { value: String(year), params: { first } })] : []
}
