import type { CheckCode, CheckFinding } from '../../src/checking/check-rules.ts'
import type { CleanBook, OfficialKind } from './clean/book.ts'
import type { PeriodId } from './clean/period.ts'
import { checkSheetBook, deliver } from './sheet-book.ts'

/** What the check says about rows in which everything is right, of one kind and legal period. */
export interface CleanTally {
  readonly period: PeriodId
  readonly kind: OfficialKind
  books: number
  rows: number
  /** Rows with at least one finding of the severity. */
  errorRows: number
  warningRows: number
  /** Findings about a book as a whole. */
  bookErrors: number
  bookWarnings: number
}

export interface FalseAlarms {
  readonly tallies: Map<string, CleanTally>
  /** Findings by rule, infos included, with one example each. */
  readonly rules: Map<
    CheckCode,
    { severity: CheckFinding['severity']; count: number; books: number; example: CheckFinding }
  >
}

export function noFalseAlarms(): FalseAlarms {
  return { tallies: new Map(), rules: new Map() }
}

/** Checks a clean book; everything found in it is a false alarm. */
export function addCleanBook(book: CleanBook, alarms: FalseAlarms): void {
  const key = `${book.period} ${book.kind}`
  const tally = alarms.tallies.get(key) ?? {
    period: book.period,
    kind: book.kind,
    books: 0,
    rows: 0,
    errorRows: 0,
    warningRows: 0,
    bookErrors: 0,
    bookWarnings: 0,
  }
  alarms.tallies.set(key, tally)
  const found = checkSheetBook(deliver(book))
  const rowsOf = (severity: CheckFinding['severity']) =>
    new Set(found.flatMap(each => (each.severity === severity && each.row !== null ? [each.row] : []))).size
  const ofBook = (severity: CheckFinding['severity']) =>
    found.filter(each => each.severity === severity && each.row === null).length
  tally.books++
  tally.rows += book.rows.length
  tally.errorRows += rowsOf('error')
  tally.warningRows += rowsOf('warning')
  tally.bookErrors += ofBook('error')
  tally.bookWarnings += ofBook('warning')
  for (const code of new Set(found.map(each => each.code))) {
    const own = found.filter(each => each.code === code)
    const [example] = own
    if (example === undefined) continue
    const known = alarms.rules.get(code) ?? { severity: example.severity, count: 0, books: 0, example }
    known.count += own.length
    known.books++
    alarms.rules.set(code, known)
  }
}

/** Shares of clean rows with an error and with a warning. */
export function sharesOf(tallies: Iterable<CleanTally>): {
  readonly rows: number
  readonly error: number
  readonly warning: number
} {
  let [rows, error, warning] = [0, 0, 0]
  for (const tally of tallies) {
    rows += tally.rows
    error += tally.errorRows
    warning += tally.warningRows
  }
  return { rows, error: error / rows, warning: warning / rows }
}

/** At most such a share of clean rows may carry an error, or a warning. */
export const allowed = { error: 0.005, warning: 0.03 } as const
