import { formatDateWords, parseDateWords } from '../date-words.ts'
import { entryFields } from '../entry-fields.ts'
import type { Field } from '../field.ts'
import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { parseEntryNumber, parseVolume } from '../number.ts'
import {
  anyYear,
  type DateParts,
  dateParts,
  formatPartialDate,
  parsePartialDate,
  type YearBounds,
} from '../partial-date.ts'
import type { Row } from '../row.ts'
import { checkMarriageAge, checkParents } from './check-ages.ts'
import { checkCell, checkDate } from './check-cell.ts'
import { checkIdentity } from './check-identity.ts'
import { checkNumbering } from './check-numbering.ts'
import { checkOrder, type OrderedPair, orderedPairs } from './check-order.ts'
import { type CoreGroup, checkAbsence, checkCore, checkRequired, coreGroups } from './missing-values.ts'
import { dateOf, isCertainlyAfter, type Reading, shown } from './reading.ts'

/** What the checks need to know beside the row. */
export interface CheckContext {
  /** Fields the sheet has a column for: a missing column is one finding of the book, not one per row. All fields when absent. */
  readonly columns?: ReadonlySet<string>
  /** The latest year a date may name; the kernel has no clock, so the caller passes next year. */
  readonly latestYear?: number
}

/** Everything the rules say about a row by itself: its cells, and its values against each other. */
export function checkRow(kind: RegisterKind, row: Row, context: CheckContext = {}): Finding[] {
  const years = context.latestYear === undefined ? anyYear : { ...anyYear, latestYear: context.latestYear }
  return createRowCheck(kind, context.columns)(row, years).findings
}

/** A row's findings, and the row with its dates read, for the rules of the book. */
export interface CheckedRow {
  readonly findings: Finding[]
  readonly reading: Reading
}

type RowCheck = (row: Row, years: YearBounds) => CheckedRow

const compiled = new WeakMap<RegisterKind, RowCheck>()

/** The checks of a kind, prepared once, for many rows. */
export function createRowCheck(kind: RegisterKind, columns?: ReadonlySet<string>): RowCheck {
  if (columns !== undefined) return compile(kind, columns)
  const known = compiled.get(kind) ?? compile(kind, new Set(kind.fields.map(({ id }) => id)))
  compiled.set(kind, known)
  return known
}

function compile(kind: RegisterKind, columns: ReadonlySet<string>): RowCheck {
  const fields = kind.fields.filter(({ id }) => columns.has(id))
  const required = fields.filter(({ need }) => need === 'required')
  const groups: CoreGroup[] = coreGroups(kind).map(group => ({
    ...group,
    fields: group.fields.filter(({ id }) => columns.has(id)),
  }))
  const pairs: OrderedPair[] = orderedPairs(kind)
  const identified = kind.persons.filter(
    ({ fields: own }) => own.identityNumber !== undefined || own.personalNumber !== undefined,
  )
  return (row, years) => {
    const findings: Finding[] = []
    const { values } = row
    const reading: Reading = {
      row: row.row,
      values,
      number: parseEntryNumber(values[entryFields.number] ?? ''),
      volume: parseVolume(values[entryFields.volume] ?? ''),
      dates: readCells(fields, row, years, findings),
    }
    const add = (found: Finding | undefined) => {
      if (found) findings.push(found)
    }
    findings.push(...checkRequired(required, reading))
    for (const group of groups) add(checkCore(kind, group, reading))
    findings.push(...checkAbsence(kind, reading), ...checkNumbering(reading))
    for (const pair of pairs) add(checkOrder(pair, reading))
    for (const [words, digits] of kind.facts.inWords) add(checkWords(words, digits, reading))
    findings.push(...checkParents(kind, reading), ...checkMarriageAge(kind, reading))
    for (const person of identified) findings.push(...checkIdentity(person, reading))
    return { findings, reading }
  }
}

/** Checks every filled cell; returns the dates that could be read. */
function readCells(
  fields: readonly Field[],
  { row, values }: Row,
  years: YearBounds,
  findings: Finding[],
): Map<string, DateParts> {
  const dates = new Map<string, DateParts>()
  for (const field of fields) {
    const value = values[field.id]
    if (value === undefined || value === '') continue
    const parsed = field.type === 'partial-date' ? parsePartialDate(value, years) : undefined
    if (parsed?.ok !== undefined) {
      dates.set(field.id, parsed.parts)
      if (parsed.exact) continue
    }
    // A date that can't be read may be the text `null`, which the cell's own check knows.
    const found =
      parsed?.ok !== undefined ? checkDate(field, value, parsed, row) : checkCell(field, value, row, years)
    if (found) findings.push(found)
  }
  return dates
}

/** The date in words against the date in digits: an error only when no day can be both. */
function checkWords(words: string, digits: string, reading: Reading): Finding | undefined {
  const value = reading.values[words] ?? ''
  if (value === '') return undefined
  const written = dateOf(reading, digits)
  // Most books hold the words a program made from the digits: then there is nothing to read.
  if (written !== undefined && value === formatDateWords(formatPartialDate(written))) return undefined
  const said = parseDateWords(value)
  if (said === undefined) return finding('words.unreadable', { row: reading.row, column: words, value })
  const saidParts = dateParts(said)
  if (
    written === undefined ||
    !(isCertainlyAfter(written, saidParts) || isCertainlyAfter(saidParts, written))
  )
    return undefined
  return finding('words.mismatch', {
    row: reading.row,
    column: words,
    value,
    params: { words: said, digits: shown(written) },
  })
}
