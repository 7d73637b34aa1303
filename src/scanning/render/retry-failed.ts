import { sql } from 'kysely'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { requestRendering } from './request-rendering.ts'

/** Has the pictures of a book that could not be drawn tried again. Throws `not-found`, `book.closed`. */
export async function retryFailed(tx: Transaction, book: BookRef): Promise<void> {
  const { agencyId, bookId } = book
  await requireOpenBook(tx, agencyId, bookId)
  const { rows } = await sql<{ id: string }>`
    select id from capture
    where agency_id = ${agencyId} and book_id = ${bookId} and state = 'failed' and retired_at is null
    order by created_at, id`.execute(tx)
  if (rows.length === 0) return
  const captures = rows.map(({ id }) => id)
  await requestRendering(tx, book, captures, { urgent: false })
  await appendJournal(tx, {
    agencyId,
    action: 'pages.retry',
    subject: `book:${bookId}`,
    detail: { captures },
  })
}
