import { isDeepStrictEqual } from 'node:util'
import { entryFields } from '../../register/entry-fields.ts'
import { groupBy } from '../../register/group-by.ts'
import type { RegisterKind } from '../../register/kind.ts'
import type { Row } from '../../register/row.ts'
import {
  type BookIdentity,
  createBookCheck,
  type BookCheck as RegisterCheck,
} from '../../register/rules/check-book.ts'
import type { CheckedRow } from '../check-book.ts'
import type { CheckFinding } from '../check-rules.ts'
import { checkWholeBook } from '../check-whole-book.ts'
import type { ReadRow } from '../sheet-values.ts'
import { addedRows, type Corrections, correctRow } from './corrections.ts'
import type { Facts } from './facts.ts'

/** The book that is checked, and what is known of its files. */
export interface CheckedBook {
  readonly kind: RegisterKind
  readonly identity: BookIdentity
  readonly facts: Facts
  /** Today as yyyymmdd: no date is later. */
  readonly today: number
}

/** What a change of the corrections changes about a check. */
export interface Rechecked {
  /** How the touched rows stand now; those left out are missing. */
  readonly rows: ReadonlyMap<number, CheckedRow>
  /** Findings that no longer stand so, one for each place. */
  readonly gone: readonly CheckFinding[]
  /** What stands at those places, and at others, now. */
  readonly come: readonly CheckFinding[]
}

/** How far other corrections reach: the touched rows alone, the rules that look at the whole book, or the pairing with its PDFs as well. */
export type Reach = 'rows' | 'book' | 'files'

/**
 * Checks what other corrections change: the touched rows by themselves and, as far as they reach, the whole book by the rules that look at it
 * whole. Gives the same as a whole check would, without the files; what no correction can change (names of files, columns) is not looked at.
 * `sheet` holds the touched rows, and all others too where they reach further (`reachOf`).
 */
export function recheck(
  book: CheckedBook,
  sheet: readonly ReadRow[],
  before: Corrections,
  after: Corrections,
  touched: ReadonlySet<number>,
): Rechecked {
  const own = sheet.filter(({ row }) => touched.has(row.row))
  const reach = reachOf(book, own, before, after)
  const was = checkTouched(book, correctedRows(sheet, before), touched, reach)
  const is = checkTouched(book, correctedRows(sheet, after), touched, reach)
  return { rows: is.rows, ...compareFindings(was.findings, is.findings) }
}

/** What a row is paired with its PDF by. */
const pairedBy = Object.values(entryFields)

/**
 * How far other corrections of these rows reach. The rules of the book are asked: what they do not read of a row, before or after, can't matter
 * to them.
 */
export function reachOf(
  book: CheckedBook,
  touched: readonly ReadRow[],
  before: Corrections,
  after: Corrections,
): Reach {
  const check = startCheck(book)
  const [was = [], is = []] = [before, after].map(one =>
    [...correctedRows(touched, one)].map(({ row }) => row),
  )
  const pairs = is.flatMap((row, at) => (was[at]?.row === row.row ? [{ old: was[at], row }] : []))
  if (pairs.length !== was.length || pairs.length !== is.length) return 'files'
  const differs = (fieldsOf: (old: Row, row: Row) => Iterable<string>) =>
    pairs.some(({ old, row }) =>
      [...fieldsOf(old, row)].some(field => old.values[field] !== row.values[field]),
    )
  if (differs(() => pairedBy)) return 'files'
  if (
    pairs.some(({ old, row }) => !isDeepStrictEqual(Object.keys(old.raw ?? {}), Object.keys(row.raw ?? {})))
  )
    return 'book'
  const reaches = differs((old, row) => [...fieldsRead(check.note, old), ...fieldsRead(check.note, row)])
  return reaches ? 'book' : 'rows'
}

/** The fields of a row that are looked at. */
function fieldsRead(look: (row: Row) => void, row: Row): ReadonlySet<string> {
  const read = new Set<string>()
  const values = new Proxy(row.values, {
    get: (all, field) => {
      if (typeof field === 'string') read.add(field)
      return Reflect.get(all, field)
    },
    has: (all, field) => {
      if (typeof field === 'string') read.add(field)
      return Reflect.has(all, field)
    },
    ownKeys: all => {
      for (const field of Object.keys(all)) read.add(field)
      return Reflect.ownKeys(all)
    },
  })
  look({ ...row, values })
  return read
}

function startCheck({ kind, identity, facts, today }: CheckedBook): RegisterCheck {
  return createBookCheck(kind, identity, { columns: new Set(facts.fields), today })
}

function* correctedRows(sheet: readonly ReadRow[], corrections: Corrections): Generator<ReadRow> {
  for (const read of sheet) {
    const corrected = correctRow(read, corrections)
    if (corrected !== undefined) yield corrected
  }
  for (const row of addedRows(corrections)) yield { row, findings: [] }
}

function checkTouched(
  book: CheckedBook,
  reads: Iterable<ReadRow>,
  touched: ReadonlySet<number>,
  reach: Reach,
): { readonly rows: ReadonlyMap<number, CheckedRow>; readonly findings: readonly CheckFinding[] } {
  const check = startCheck(book)
  const rows = new Map<number, CheckedRow>()
  for (const { row, findings } of reads) {
    if (touched.has(row.row)) rows.set(row.row, { ...row, findings: [...findings, ...check.add(row)] })
    else if (reach !== 'rows') check.note(row)
  }
  const own = [...rows.values()].flatMap(({ findings }) => findings)
  if (reach === 'rows') return { rows, findings: own }
  const { facts } = book
  const files = facts.files?.map(([name, problem, size, crc32]) => ({ name, problem, size, crc32 }))
  const { findings } = checkWholeBook(
    check,
    reach === 'files' ? files : undefined,
    facts.closing ?? undefined,
  )
  return { rows, findings: [...own, ...findings] }
}

/** Which findings went and which came, place by place: a place is a rule, a cell and its value. */
function compareFindings(
  before: readonly CheckFinding[],
  after: readonly CheckFinding[],
): Pick<Rechecked, 'gone' | 'come'> {
  const [was, is] = [groupBy(before, placeOf), groupBy(after, placeOf)]
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    place => JSON.stringify(was.get(place)) !== JSON.stringify(is.get(place)),
  )
  return {
    gone: changed.flatMap(place => was.get(place)?.slice(0, 1) ?? []),
    come: changed.flatMap(place => is.get(place) ?? []),
  }
}

/** The place of a finding: what makes it the same finding when it is found again. */
export function placeOf({
  code,
  row,
  column,
  value,
}: Pick<CheckFinding, 'row' | 'column' | 'value'> & { readonly code: string }): string {
  return JSON.stringify([code, row, column, value])
}
