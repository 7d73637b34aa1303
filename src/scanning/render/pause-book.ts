import { sql } from 'kysely'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import { holdLane, resumeLane } from '../../platform/jobs/lanes.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** Pauses the drawing of a book's pictures, or goes on with it; what has been begun is finished. Throws `not-found`, `book.closed`. */
export async function pauseBook(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  isPaused: boolean,
): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  const { rows } = await sql`
    insert into book_scanning as decided (agency_id, book_id, paused_at) values (${agencyId}, ${bookId}, case when ${isPaused} then now() end)
    on conflict (agency_id, book_id) do update set paused_at = excluded.paused_at
    where (decided.paused_at is null) <> (excluded.paused_at is null)
    returning paused_at`.execute(tx)
  // Paused twice is paused.
  if (rows.length === 0) return
  if (isPaused) await holdLane(tx, bookId)
  else await resumeLane(tx, bookId)
  await appendJournal(tx, {
    agencyId,
    action: isPaused ? 'pages.pause' : 'pages.resume',
    subject: `book:${bookId}`,
  })
}
