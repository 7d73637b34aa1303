import { isListedValue } from '../code-list.ts'
import { entryFields } from '../entry-fields.ts'
import type { Field } from '../field.ts'
import type { Finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { parseEntryNumber, parseVolume } from '../number.ts'
import { anyYear, type DateParts, firstDay, lastDay, type YearBounds } from '../partial-date.ts'
import type { Row } from '../row.ts'
import { type CellReading, nothingFound, readCell, readPlainDate } from './cells/check-cell.ts'
import { checkNumbering } from './check-numbering.ts'
import { createMemo } from './memo.ts'
import { dateOf, type Reading } from './reading.ts'
import {
  checkCertified,
  checkMarriageAge,
  checkOldAge,
  checkParents,
  checkSpouses,
} from './rows/check-ages.ts'
import { checkDeclarant } from './rows/check-declarant.ts'
import { checkIdentity } from './rows/check-identity.ts'
import { createKinhNameCheck } from './rows/check-kinh-names.ts'
import { checkOrder, type OrderedPair, orderedPairs } from './rows/check-order.ts'
import { checkOrigins } from './rows/check-origins.ts'
import { checkPair, personPairs } from './rows/check-pairs.ts'
import { checkSexes } from './rows/check-sexes.ts'
import { checkStatus } from './rows/check-status.ts'
import { checkTerm } from './rows/check-term.ts'
import { checkWords, suggestFromWords } from './rows/check-words.ts'
import {
  type CoreGroup,
  checkAbsence,
  checkRequired,
  coreFinding,
  coreGroupsOf,
  missingCore,
} from './rows/missing-values.ts'
import type { Rule } from './rule.ts'
import { ruleTable } from './rule-table.ts'

/** What the checks need to know beside the row. */
export interface CheckContext {
  /** Fields the sheet has a column for: a missing column is one finding of the book, not one per row. All fields when absent. */
  readonly columns?: ReadonlySet<string>
  /** Today as yyyymmdd (`dayNumber`), later than which no date is; the kernel has no clock, so the caller passes it. */
  readonly today?: number
  /** The year the book was opened, to choose between the years a slip of the finger may have been. */
  readonly bookYear?: number | null
}

/** Everything the rules say about a row by itself: its cells, its values against each other, and the core columns it leaves blank. */
export function checkRow(kind: RegisterKind, row: Row, context: CheckContext = {}): Finding[] {
  const { check, groups, years } = prepare(kind, context)
  const { findings, reading } = check(row, years)
  for (const group of groups) {
    const missing = missingCore(kind, group, reading) ?? []
    if (missing.length > 0) findings.push(coreFinding(row.row, missing))
  }
  return findings
}

interface Prepared {
  readonly context: CheckContext
  readonly check: RowCheck
  readonly groups: readonly CoreGroup[]
  readonly years: YearBounds
}

const prepared = new WeakMap<RegisterKind, Prepared>()

/** What a context needs, made once while rows of it are checked one after another. */
function prepare(kind: RegisterKind, context: CheckContext): Prepared {
  const last = prepared.get(kind)
  if (last !== undefined && isSameContext(last.context, context)) return last
  const fresh = {
    context,
    check: createRowCheck(kind, context.columns),
    groups: coreGroupsOf(kind, context.columns),
    years: boundsOf(context),
  }
  prepared.set(kind, fresh)
  return fresh
}

function isSameContext(one: CheckContext, other: CheckContext): boolean {
  return one.columns === other.columns && one.today === other.today && one.bookYear === other.bookYear
}

/** The bounds of dates in a context. */
export function boundsOf({ today, bookYear }: CheckContext): YearBounds {
  return {
    ...anyYear,
    ...(today !== undefined && { today, latestYear: Math.floor(today / 10000) }),
    ...(typeof bookYear === 'number' && { likelyYear: bookYear }),
  }
}

/** A row's findings, and the row with its dates read, for the rules of the book. */
export interface CheckedRow {
  readonly findings: Finding[]
  readonly reading: Reading
}

type RowCheck = (row: Row, years: YearBounds) => CheckedRow

/**
 * The checks of a kind, prepared once, for many rows: every distinct value of a column is looked at once. Blank core columns are left to who
 * sees the whole book (`countBlanks`).
 */
export function createRowCheck(kind: RegisterKind, columns?: ReadonlySet<string>): RowCheck {
  const fields = kind.fields.filter(({ id }) => columns?.has(id) !== false)
  const required = fields.filter(({ need }) => need === 'required')
  const orders: OrderedPair[] = orderedPairs(kind)
  const pairs = personPairs(kind)
  const identified = kind.persons.filter(
    ({ fields: own }) => own.identityNumber !== undefined || own.personalNumber !== undefined,
  )
  const readCells = createCellsReader(kind, fields)
  const checkKinhNames = createKinhNameCheck(kind)
  return (row, years) => {
    const findings: Finding[] = []
    const { values } = row
    const reading: Reading = {
      row: row.row,
      values,
      number: parseEntryNumber(values[entryFields.number] ?? ''),
      volume: parseVolume(values[entryFields.volume] ?? ''),
      dates: readCells(row, years, findings),
    }
    const add = (found: Finding | undefined) => {
      if (found) findings.push(found)
    }
    for (const [words, digits] of kind.facts.inWords) suggestFromWords(words, digits, reading, findings)
    checkKinhNames(reading, findings)
    findings.push(...checkRequired(required, reading))
    findings.push(...checkAbsence(kind, reading), ...checkStatus(kind, reading), ...checkNumbering(reading))
    for (const order of orders) add(checkOrder(order, reading))
    findings.push(...checkTerm(kind, reading))
    for (const [words, digits] of kind.facts.inWords) add(checkWords(words, digits, reading))
    findings.push(...checkParents(kind, reading), ...checkMarriageAge(kind, reading))
    findings.push(
      ...checkOldAge(kind, reading),
      ...checkSpouses(kind, reading),
      ...checkCertified(kind, reading),
    )
    for (const person of identified) findings.push(...checkIdentity(person, reading))
    for (const pair of pairs) add(checkPair(pair, reading))
    findings.push(
      ...checkSexes(kind, reading),
      ...checkOrigins(kind, reading),
      ...checkDeclarant(kind, reading),
    )
    return { findings: findings.length === 0 ? findings : inForce(findings, reading), reading }
  }
}

/** Reads every filled cell of a row; gives the dates that could be read and adds what is wrong. */
function createCellsReader(
  kind: RegisterKind,
  fields: readonly Field[],
): (row: Row, years: YearBounds, findings: Finding[]) => Map<string, DateParts> {
  const { term, marriage } = kind.facts
  /** Dates that are of the book's own years; a parent's birth is not. */
  const ofTheBook = new Set([entryFields.registered, term?.event, ...(marriage?.dates ?? [])])
  let prepared: YearBounds | undefined
  let readers: readonly { readonly id: string; readonly read: (value: string) => CellReading }[] = []
  return ({ row, values }, years, findings) => {
    if (years !== prepared) {
      const { likelyYear: _, ...anyLikely } = years
      readers = fields.map(field => {
        const bounds = ofTheBook.has(field.id) ? years : anyLikely
        return { id: field.id, read: cellReader(field, bounds) }
      })
      prepared = years
    }
    const dates = new Map<string, DateParts>()
    for (const { id, read } of readers) {
      const value = values[id]
      if (value === undefined || value === '') continue
      const { found, date } = read(value)
      if (date !== undefined) dates.set(id, date)
      if (found !== undefined) findings.push({ ...found, row })
    }
    return dates
  }
}

/** Listed codes and names, and dates as the ministry writes them, are told right away; the rest is looked at once per distinct value. */
function cellReader(field: Field, bounds: YearBounds): (value: string) => CellReading {
  const read = createMemo(value => readCell(field, value, bounds))
  const { codeList, type } = field
  if (codeList !== undefined) return value => (isListedValue(codeList, value) ? nothingFound : read(value))
  return type === 'partial-date' ? value => readPlainDate(value, bounds) ?? read(value) : read
}

/** Leaves out what a rule says of an entry of a time it is not about. */
function inForce(findings: readonly Finding[], reading: Reading): Finding[] {
  const registered = dateOf(reading, entryFields.registered)
  return findings.filter(({ code }) => {
    const { period }: Rule = ruleTable[code]
    if (period === undefined || registered === undefined) return true
    return lastDay(registered) >= period.from && firstDay(registered) <= period.to
  })
}
