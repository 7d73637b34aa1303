import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { ChangedBook, StateKind, States } from '../../inventory/changes/state-kind.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { carryOver, findSuccessions } from './carry-over.ts'
import { applyPlaces, placesOf } from './page-order.ts'

const placesSchema = z.record(z.string(), z.object({ after: z.string().nullable() }).nullable())

/** Where pages stand: behind which other page; null: set aside. */
export const orderStates: StateKind = {
  async read(tx, book, ids) {
    const places = placesOf(await listOrder(tx, book))
    return Object.fromEntries(ids.map(id => [id, places.get(id) ?? null]))
  },
  write: writeOrder,
}

/** The ids of the pages of a book that are in its order. */
export async function listOrder(tx: Transaction, { agencyId, bookId }: BookRef): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from page where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null
    order by sequence`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Throws `change.overtaken` when the pages no longer can stand so, `page.taken-again` when a picture that comes back has been taken in once more. */
async function writeOrder(tx: Transaction, book: ChangedBook, states: States): Promise<void> {
  const before = await listOrder(tx, book)
  const places = placesSchema.parse(states)
  const after = applyPlaces(before, places)
  if (after === undefined) throw new AppError('change.overtaken')
  const stays = new Set(after)
  const leaving = before.filter(id => !stays.has(id))
  const { agencyId, bookId } = book
  await sql`
    update page set sequence = null, aside_at = now()
    where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${leaving}::uuid[])`.execute(tx)
  await sql`
    update page set sequence = place.sequence, aside_at = null
    from unnest(${after}::uuid[]) with ordinality as place (id, sequence)
    where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.id = place.id
      and page.sequence is distinct from place.sequence`.execute(tx)
  const wasIn = new Set(before)
  const coming = after.filter(id => !wasIn.has(id))
  if (leaving.length + coming.length === 0) return
  await carryOver(tx, book, findSuccessions(before, after))
  await retireCaptures(tx, book, [...leaving, ...coming])
}

/** A capture none of whose pages is in the book is retired; one of which a page is back is not. */
async function retireCaptures(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  pages: readonly string[],
): Promise<void> {
  const { rows: twice } = await sql<{ sequence: number }>`
    select other_page.sequence
    from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
      join capture other on other.agency_id = capture.agency_id and other.book_id = capture.book_id and other.original = capture.original
        and other.source_page = capture.source_page and other.id <> capture.id and other.retired_at is null
      join page other_page on other_page.agency_id = other.agency_id and other_page.capture_id = other.id and other_page.sequence is not null
    where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.id = any(${pages}::uuid[]) and page.sequence is not null
      and capture.retired_at is not null
    order by 1 limit 1`.execute(tx)
  if (twice[0] !== undefined) throw new AppError('page.taken-again', { page: twice[0].sequence })
  await sql`
    update capture set retired_at = case when capture.retired_at is null then now() end
    from (
      select capture_id, bool_or(sequence is not null) as used from page
      where agency_id = ${agencyId} and book_id = ${bookId}
        and capture_id in (select capture_id from page where agency_id = ${agencyId} and id = any(${pages}::uuid[]))
      group by capture_id
    ) shown
    where capture.agency_id = ${agencyId} and capture.id = shown.capture_id and shown.used = (capture.retired_at is not null)`.execute(
    tx,
  )
}
