import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { settleBook } from '../render/settle-book.ts'

/**
 * Notes that somebody has looked at captures of a book, or that they are to be looked at again; who looked first stays noted. Throws `not-found`,
 * `book.closed`.
 */
export async function markReviewed(
  tx: Transaction,
  { agencyId, bookId, accountId }: ChangedBook,
  captureIds: readonly string[],
  reviewed: boolean,
): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  const ids = [...new Set(captureIds)]
  const { rows } = await sql<{ id: string; changed: boolean }>`
    with asked as (
      select id, (reviewed_at is not null) <> ${reviewed} as changed from capture
      where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${ids}::uuid[])),
    marked as (
      update capture set reviewed_at = case when ${reviewed} then now() end, reviewed_by = case when ${reviewed} then ${accountId}::uuid end
      from asked where asked.changed and capture.agency_id = ${agencyId} and capture.id = asked.id)
    select id, changed from asked`.execute(tx)
  if (rows.length < ids.length) throw new AppError('not-found')
  const captures = rows.filter(({ changed }) => changed).map(({ id }) => id)
  if (captures.length === 0) return
  // A book that waited for somebody to look goes on.
  await settleBook(tx, { agencyId, bookId })
  await appendJournal(tx, {
    agencyId,
    action: 'pages.review',
    subject: `book:${bookId}`,
    detail: { reviewed, captures },
  })
}
