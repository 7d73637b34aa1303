import { sql } from 'kysely'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { requireOpenBook } from './close-book.ts'
import { getBook } from './list-books.ts'
import type { Book } from './schema.ts'

/** Notes the total that is written on paper at the closing of a book; null: it is not known. Throws `not-found`, `book.closed`. */
export async function setClosingTotal(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  closingTotal: number | null,
): Promise<Book> {
  await requireOpenBook(tx, agencyId, bookId)
  const before = await getBook(tx, agencyId, bookId)
  if (before.closingTotal === closingTotal) return before
  await sql`
    update book set closing_total = ${closingTotal}, updated_at = now() where agency_id = ${agencyId} and id = ${bookId}`.execute(
    tx,
  )
  await appendJournal(tx, {
    agencyId,
    action: 'book.update',
    subject: `book:${bookId}`,
    before: { closingTotal: before.closingTotal },
    after: { closingTotal },
  })
  return getBook(tx, agencyId, bookId)
}
