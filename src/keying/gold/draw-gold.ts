import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/** For whom gold entries are drawn, and into a batch of which book. */
export interface GoldDraw {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId: string
  /** At most so many. */
  readonly count: number
}

/**
 * Gold entries to mix into a batch, by lot: those of the book itself first, then those of other books of the same registering agency, kind, year and
 * layout that are assigned to the account as whole pages, so that everything in the pack can be seen and nothing tells them apart. Never one that the account has had in its hands: keyed,
 * settled, or set itself. Needs a transaction that sees gold entries (scope 'all'): under the keyer's own right there are none.
 */
export async function drawGold(
  tx: Transaction,
  { agencyId, bookId, accountId, count }: GoldDraw,
): Promise<readonly string[]> {
  if (count <= 0) return []
  const { rows } = await sql<{ id: string }>`
    select gold.entry_id as id
    from gold_entry gold
      join book on book.agency_id = gold.agency_id and book.id = gold.book_id
      join book target on target.agency_id = ${agencyId} and target.id = ${bookId}
    where gold.agency_id = ${agencyId} and gold.retired_at is null and gold.account_id is distinct from ${accountId}
      and (gold.book_id = ${bookId} or (book.kind = target.kind and book.year = target.year
        and ${placesOf('book')} is not distinct from ${placesOf('target')} and exists (
        select from assignment a
        where a.account_id = ${accountId} and a.agency_id = gold.agency_id and a.book_id = gold.book_id and a.sees = 'page')))
      and not exists (
        select from keying_task task
          join keying_batch batch on batch.agency_id = task.agency_id and batch.id = task.batch_id
        where task.agency_id = gold.agency_id and task.entry_id = gold.entry_id and batch.account_id = ${accountId})
      and not exists (
        select from keying_difference difference
        where difference.agency_id = gold.agency_id and difference.entry_id = gold.entry_id and difference.account_id = ${accountId})
    order by gold.book_id <> ${bookId}, random()
    limit ${count}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Where the fields of a book stand, as one text. */
const placesOf = (book: string) => sql`(
  select string_agg(concat_ws(' ', place.field, place.sheet, place."left", place.top, place.width, place.height), ',' order by place.field)
  from field_place place where place.agency_id = ${sql.ref(`${book}.agency_id`)} and place.book_id = ${sql.ref(`${book}.id`)})`
