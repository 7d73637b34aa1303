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

/**
 * The records of an agency and kind that carry one of these numbers in the same year, in one query: each by its index, since at millions of
 * records nothing else is quick. Earlier versions are looked for only where there are any.
 */
export async function listExistingRecords(
  tx: Transaction,
  agencyId: string,
  kind: string,
  keys: readonly { readonly year: number; readonly number: string }[],
): Promise<ExistingRecord[]> {
  const { rows } = await sql<ExistingRecord>`
    select r.id, r.book_id as "bookId", r.year, r.number, r.occurrence, r.version,
      encode(r.content, 'hex') as content, r.removed_at is not null as removed, coalesce(e.earlier, '[]') as earlier
    from record r
    join (select distinct * from unnest(${keys.map(key => key.year)}::smallint[], ${keys.map(key => key.number)}::text[])) k (year, number)
      on r.year = k.year and r.number = k.number
    left join lateral (
      select jsonb_agg(jsonb_build_object('version', v.version, 'content', encode(v.content, 'hex')) order by v.version desc) as earlier
      from record_version v
      where v.agency_id = r.agency_id and v.record_id = r.id and v.version < r.version
        and v.version >= (select max(l.version) from record_version l
          where l.agency_id = r.agency_id and l.record_id = r.id and l.source in ('deposit', 'entry'))) e on r.version > 1
    where r.agency_id = ${agencyId} and r.kind = ${kind}`.execute(tx)
  return rows
}

/**
 * The standing records of an agency and kind that once carried one of these numbers, under that number, and got another since: a repair or a
 * restoration said that the number was typed wrongly. Only what they said until then is compared with a row.
 */
export async function listRenumberedRecords(
  tx: Transaction,
  agencyId: string,
  kind: string,
  keys: readonly { readonly year: number; readonly number: string }[],
): Promise<ExistingRecord[]> {
  const { rows } = await sql<ExistingRecord>`
    select r.id, r.book_id as "bookId", k.year, k.number, 0 as occurrence, r.version, '' as content, false as removed,
      jsonb_agg(jsonb_build_object('version', e.version, 'content', encode(e.content, 'hex')) order by e.version desc) as earlier
    from (select distinct * from unnest(${keys.map(key => key.year)}::smallint[], ${keys.map(key => key.number)}::text[])) k (year, number)
    join record_version v on v.agency_id = ${agencyId} and v.former_year = k.year and v.former_number = k.number
    join record r on r.agency_id = v.agency_id and r.id = v.record_id and r.kind = ${kind} and r.removed_at is null
      and (r.year, r.number) <> (k.year, k.number)
    join record_version e on e.agency_id = v.agency_id and e.record_id = v.record_id and e.version < v.version
    group by r.agency_id, r.id, r.book_id, r.version, k.year, k.number`.execute(tx)
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
