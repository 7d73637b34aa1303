import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { isDelivered, isDrawn, isNewTo, waitsForFirst, waitsForSecond } from '../batches/waiting.ts'
import type { OwnBatches } from '../schema.ts'

/** So many of one's own batches, and of the books to take one of, are listed. */
const mostListed = 100

/** More entries than this wait: nobody counts further. */
const mostCounted = 300

/** The batches of an account, those still to do first, and the books within the jurisdiction of which it could take one. */
export async function listOwnBatches(tx: Transaction, accountId: string): Promise<OwnBatches> {
  return { batches: await selectBatches(tx, accountId), books: await selectBooks(tx, accountId) }
}

const agencyAndBook = sql`jsonb_build_object('id', agency.id, 'name', agency.name) as agency,
  jsonb_build_object('id', book.id, 'kind', book.kind, 'year', book.year, 'volume', book.volume) as book`

type BatchRow = Omit<OwnBatches['batches'][number], 'handedAt' | 'finishedAt' | 'revokedAt'> & {
  readonly handed_at: Date
  readonly finished_at: Date | null
  readonly revoked_at: Date | null
}

async function selectBatches(tx: Transaction, accountId: string): Promise<OwnBatches['batches']> {
  const { rows } = await sql<BatchRow>`
    select ${agencyAndBook}, batch.id, batch.pass, batch.handed_at, batch.finished_at, batch.revoked_at, task.*
    from keying_batch batch
      join book on book.agency_id = batch.agency_id and book.id = batch.book_id
      join agency on agency.id = batch.agency_id
      cross join lateral (
        select count(*) as total, count(*) filter (where state = 'done') as done, count(*) filter (where state = 'parked') as parked
        from keying_task where keying_task.agency_id = batch.agency_id and batch_id = batch.id and state <> 'withdrawn') task
    where batch.account_id = ${accountId}
    order by batch.finished_at is not null or batch.revoked_at is not null, batch.handed_at desc limit ${mostListed}`.execute(
    tx,
  )
  return rows.map(({ handed_at, finished_at, revoked_at, ...batch }) => ({
    ...batch,
    handedAt: handed_at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
    revokedAt: revoked_at?.toISOString() ?? null,
  }))
}

async function selectBooks(tx: Transaction, accountId: string): Promise<OwnBatches['books']> {
  const twice = sql`case setup.mode
    when 'double' then true
    when 'sample' then ${isDrawn(sql`setup.sample_share`)} or ${anyDouble}
    else ${anyDouble} end`
  const { rows } = await sql<OwnBatches['books'][number]>`
    select * from (select listed.agency, listed.book, entry.waiting
    from (
      select ${agencyAndBook}, book.agency_id, book.id from book join agency on agency.id = book.agency_id
      where book.closed_at is null and not ${isDelivered('book')} and exists (
        select from entry where entry.agency_id = book.agency_id and entry.book_id = book.id and entry.status = 'assigned')
      order by agency.name, book.kind, book.year, book.volume offset 0) listed
      left join keying_setup setup on setup.agency_id = listed.agency_id and setup.book_id = listed.id
      cross join lateral (
        select count(*) as waiting from (
          select from entry where entry.agency_id = listed.agency_id and entry.book_id = listed.id and entry.status = 'assigned'
            and (${waitsForFirst} or (${twice} and ${waitsForSecond} and ${isNewTo(accountId)})) limit ${mostCounted}) entry) entry
    where entry.waiting > 0 limit ${mostListed}) found
    order by agency ->> 'name', book ->> 'kind', (book ->> 'year')::integer, book ->> 'volume'`.execute(tx)
  return rows
}

const anyDouble = sql`exists (select from jsonb_each_text(setup.field_modes) field where field.value = 'double')`
