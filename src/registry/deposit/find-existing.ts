import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { ExistingRecord } from './plan-deposit.ts'

/**
 * Takes the numbers of a kind of an agency for this transaction: two deposits of the same kind go one after the other, so that the second
 * sees what the first has written.
 */
export async function lockNumbers(tx: Transaction, agencyId: string, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deposit/${agencyId}/${kind}`}, 0))`.execute(tx)
}

/** The records of an agency and kind that carry one of these numbers in the same year, in one query. */
export async function listExistingRecords(
  tx: Transaction,
  agencyId: string,
  kind: string,
  keys: readonly { readonly year: number; readonly number: string }[],
): Promise<ExistingRecord[]> {
  const { rows } = await sql<ExistingRecord>`
    select r.id, r.book_id as "bookId", r.year, r.number, r.occurrence, r.version,
      encode(r.content, 'hex') as content, r.removed_at is not null as removed
    from record r
    join (select distinct * from unnest(${keys.map(key => key.year)}::smallint[], ${keys.map(key => key.number)}::text[])) k (year, number)
      on r.year = k.year and r.number = k.number
    where r.agency_id = ${agencyId} and r.kind = ${kind}`.execute(tx)
  return rows
}

/** How many records of a book stand that are not among these: entries the package no longer has. */
export async function countAbsent(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  present: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from record
    where agency_id = ${agencyId} and book_id = ${bookId} and removed_at is null and id <> all(${present}::uuid[])`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
