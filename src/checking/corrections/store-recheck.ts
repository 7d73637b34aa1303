import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { advanceBook } from '../../inventory/book-state.ts'
import { countBookLater } from '../../inventory/count-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type CheckPlace, stagedStatus } from '../write-check.ts'
import { placeOf, type Rechecked } from './recheck.ts'

/** Lets entries, findings and the package's counts follow what was checked again; "as in the book" stays where the same finding stands. */
export async function storeRecheck(
  tx: Transaction,
  place: CheckPlace,
  touched: ReadonlySet<number>,
  { rows, gone, come }: Rechecked,
): Promise<void> {
  await followEntries(tx, place, touched, rows)
  await followFindings(tx, place, gone, come)
  await followCounts(tx, place)
}

async function followEntries(
  tx: Transaction,
  { agencyId, bookId, packageId }: CheckPlace,
  touched: ReadonlySet<number>,
  rows: Rechecked['rows'],
): Promise<void> {
  const ofPackage = sql`agency_id = ${agencyId} and book_id = ${bookId} and package_id = ${packageId}`
  const leftOut = [...touched].filter(row => !rows.has(row))
  if (leftOut.length > 0)
    await sql`delete from entry where ${ofPackage} and row = any(${leftOut}::int[])`.execute(tx)
  const staged = JSON.stringify(
    [...rows.values()].map(({ row, values, findings }) => ({
      id: newId(),
      row,
      number: values.so ?? '',
      fields: values,
      status: stagedStatus(findings),
    })),
  )
  const list = sql`jsonb_to_recordset(${staged}::jsonb) as s(id uuid, row int, number text, fields jsonb, status text)`
  await sql`
    update entry set number = s.number, fields = s.fields, status = s.status, revision = entry.revision + 1
    from ${list} where ${ofPackage} and entry.row = s.row`.execute(tx)
  await sql`
    insert into entry (agency_id, id, book_id, package_id, row, number, fields, status)
    select ${agencyId}::uuid, s.id, ${bookId}::uuid, ${packageId}::uuid, s.row, s.number, s.fields, s.status from ${list}
    where not exists (select from entry e where ${ofPackage} and e.row = s.row)`.execute(tx)
}

interface Answered {
  readonly code: string
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
  readonly resolution: string | null
  readonly reason: string | null
  readonly resolved_by: string | null
  readonly resolved_at: Date | null
}

async function followFindings(
  tx: Transaction,
  { agencyId, packageId }: CheckPlace,
  gone: Rechecked['gone'],
  come: Rechecked['come'],
): Promise<void> {
  const places = JSON.stringify(gone.map(({ code, row, column, value }) => ({ code, row, column, value })))
  const { rows } = await sql<Answered>`
    delete from finding f using jsonb_to_recordset(${places}::jsonb) as g(code text, row int, "column" text, value text)
    where f.agency_id = ${agencyId} and f.package_id = ${packageId} and f.code = g.code
      and coalesce(f.row, 0) = coalesce(g.row, 0) and coalesce(f."column", '') = coalesce(g."column", '')
      and f.value is not distinct from g.value
    returning f.code, f.row, f."column", f.value, f.resolution, f.reason, f.resolved_by, f.resolved_at`.execute(
    tx,
  )
  const answers = new Map(rows.filter(row => row.resolution !== null).map(row => [placeOf(row), row]))
  const found = JSON.stringify(
    come.map(finding => {
      const { resolution, reason, resolved_by, resolved_at } = answers.get(placeOf(finding)) ?? {}
      return { ...finding, id: newId(), resolution, reason, resolved_by, resolved_at }
    }),
  )
  await sql`
    insert into finding (agency_id, id, package_id, code, severity, row, "column", value, params, suggestion, resolution, reason, resolved_by, resolved_at)
    select ${agencyId}::uuid, id, ${packageId}::uuid, code, severity, row, "column", value, params, suggestion, resolution, reason, resolved_by, resolved_at
    from jsonb_to_recordset(${found}::jsonb) as f(id uuid, code text, severity text, row int, "column" text, value text, params jsonb,
      suggestion text, resolution text, reason text, resolved_by uuid, resolved_at timestamptz)`.execute(tx)
}

async function followCounts(tx: Transaction, { agencyId, packageId, bookId }: CheckPlace): Promise<void> {
  countBookLater(tx, agencyId, bookId)
  const { rows } = await sql<{ error_count: number }>`
    update package p set error_count = f.errors, warning_count = f.warnings, info_count = f.infos, row_count = e.entries
    from (select count(*) filter (where severity = 'error') as errors, count(*) filter (where severity = 'warning') as warnings,
        count(*) filter (where severity = 'info') as infos
      from finding where agency_id = ${agencyId} and package_id = ${packageId}) f,
      (select count(*) as entries from entry where agency_id = ${agencyId} and book_id = ${bookId} and package_id = ${packageId}) e
    where p.agency_id = ${agencyId} and p.id = ${packageId}
    returning p.error_count`.execute(tx)
  if (rows[0]?.error_count === 0) await advanceBook(tx, agencyId, bookId, 'checked')
}
