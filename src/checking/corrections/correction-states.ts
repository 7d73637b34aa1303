import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { ChangedBook, StateKind, States } from '../../inventory/changes/state-kind.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { ReadRow } from '../sheet-values.ts'
import { findCorrections } from './find-corrections.ts'
import { getPackageAtWork } from './package-at-work.ts'
import { reachOf, recheck } from './recheck.ts'
import { readSheet } from './sheet-memory.ts'
import { storeRecheck } from './store-recheck.ts'

/** One place of a package's rows: a cell, or with an empty column the row as a whole. */
export interface CorrectedPlace {
  readonly row: number
  readonly column: string
}

/** The id of a place among the states of a change: `12:nksHoTen`, or `12:` of the row itself. */
export function formatStateId({ row, column }: CorrectedPlace): string {
  return `${row}:${column}`
}

/** The place an id means. */
export function parseStateId(id: string): CorrectedPlace {
  const at = id.indexOf(':')
  return { row: Number(id.slice(0, at)), column: id.slice(at + 1) }
}

/**
 * Corrections as states that can be changed and undone: by place, what the cell should say or what is done with the row (left-out, added);
 * null: as in the sheet. Entries, findings and counts follow at once. Throws as `getPackageAtWork` does, and `correction.last-row`.
 */
export const correctionStates: StateKind = {
  read: async (tx, book, ids) => {
    const { agencyId, packageId } = packageOf(book)
    const { rows } = await sql<{ id: string; value: string }>`
      select row || ':' || "column" as id, value from correction
      where agency_id = ${agencyId} and package_id = ${packageId} and row || ':' || "column" = any(${ids}::text[])`.execute(
      tx,
    )
    const states = new Map(rows.map(({ id, value }) => [id, value]))
    return Object.fromEntries(ids.map(id => [id, states.get(id) ?? null]))
  },
  write: async (tx, book, states) => {
    const place = packageOf(book)
    const { book: checked } = await getPackageAtWork(tx, place.agencyId, place.packageId)
    const { lastRow } = checked.facts
    const touched = new Set(Object.keys(states).map(id => parseStateId(id).row))
    const before = await findCorrections(tx, place.agencyId, place.packageId)
    const own = await readSheet(tx, place, lastRow, [...touched])
    await rememberRows(tx, place, own)
    await writeCorrections(tx, place, states)
    const after = await findCorrections(tx, place.agencyId, place.packageId)
    // Before and after the writing the sheet is the same: what is corrected stays remembered.
    const sheet = reachOf(checked, own, before, after) === 'rows' ? own : await readSheet(tx, place, lastRow)
    await storeRecheck(tx, place, touched, recheck(checked, sheet, before, after, touched))
    await requireRows(tx, place)
  },
}

async function requireRows(tx: Transaction, { agencyId, bookId, packageId }: PackageOfBook): Promise<void> {
  const { rows } = await sql<{ left: boolean }>`
    select exists (select from entry
      where agency_id = ${agencyId} and book_id = ${bookId} and package_id = ${packageId}) as left`.execute(
    tx,
  )
  if (rows[0]?.left !== true) throw new AppError('correction.last-row')
}

interface PackageOfBook {
  readonly agencyId: string
  readonly bookId: string
  readonly packageId: string
}

function packageOf({ agencyId, bookId, packageId }: ChangedBook): PackageOfBook {
  if (packageId === undefined) throw new TypeError('corrections are made in a package')
  return { agencyId, bookId, packageId }
}

/** Before a row of the sheet is corrected for the first time, what the sheet says in it is kept. */
async function rememberRows(
  tx: Transaction,
  { agencyId, bookId, packageId }: PackageOfBook,
  sheet: readonly ReadRow[],
): Promise<void> {
  const rows = sheet.map(({ row }) => row.row)
  await sql`
    insert into sheet_row (agency_id, book_id, package_id, row, "values")
    select agency_id, book_id, package_id, row, fields from entry
    where agency_id = ${agencyId} and book_id = ${bookId} and package_id = ${packageId} and row = any(${rows}::int[])
    on conflict (agency_id, package_id, row) do update set "values" = coalesce(sheet_row."values", excluded."values")`.execute(
    tx,
  )
}

async function writeCorrections(
  tx: Transaction,
  { agencyId, bookId, packageId }: PackageOfBook,
  states: States,
): Promise<void> {
  const gone = Object.keys(states).filter(id => states[id] === null)
  const wanted = JSON.stringify(
    Object.entries(states)
      .filter(([, value]) => value !== null)
      .map(([id, value]) => ({ ...parseStateId(id), value })),
  )
  await sql`
    delete from correction where agency_id = ${agencyId} and package_id = ${packageId}
      and row || ':' || "column" = any(${gone}::text[])`.execute(tx)
  await sql`
    insert into correction (agency_id, book_id, package_id, row, "column", value)
    select ${agencyId}::uuid, ${bookId}::uuid, ${packageId}::uuid, row, "column", value
    from jsonb_to_recordset(${wanted}::jsonb) as w(row int, "column" text, value text)
    on conflict (agency_id, package_id, row, "column") do update set value = excluded.value`.execute(tx)
}
