import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { countBookLater } from './count-book.ts'
import { getBook } from './list-books.ts'
import type { Book } from './schema.ts'

interface LockedBook {
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly closed_at: Date | null
}

/** Closes a book: nothing in it may change until two persons open it again. Closing a closed book changes nothing. Throws `not-found`. */
export async function closeBook(tx: Transaction, agencyId: string, bookId: string): Promise<Book> {
  const { closed_at: closedAt } = await lockBook(tx, agencyId, bookId)
  if (closedAt === null) {
    const now = new Date()
    await setClosed(tx, agencyId, bookId, now)
    await appendJournal(tx, {
      agencyId,
      action: 'book.close',
      subject: `book:${bookId}`,
      before: { closedAt: null },
      after: { closedAt: now.toISOString() },
    })
  }
  return getBook(tx, agencyId, bookId)
}

/** Opens a closed book again: the effect of an approval. The journal gets its line here. Throws `not-found`. */
export async function reopenBook(tx: Transaction, agencyId: string, bookId: string): Promise<void> {
  const { closed_at: closedAt } = await lockBook(tx, agencyId, bookId)
  if (closedAt === null) return
  await setClosed(tx, agencyId, bookId, null)
  await appendJournal(tx, {
    agencyId,
    action: 'book.reopen',
    subject: `book:${bookId}`,
    before: { closedAt: closedAt.toISOString() },
    after: { closedAt: null },
  })
}

/**
 * Throws `book.closed` unless things in a book may change, `not-found` when there is none within the jurisdiction. Holds the
 * book until the end of the transaction, so that it can't be closed in between: call it before the first change.
 */
export async function requireOpenBook(tx: Transaction, agencyId: string, bookId: string): Promise<void> {
  const { kind, year, volume, closed_at: closedAt } = await lockBook(tx, agencyId, bookId)
  if (closedAt !== null) throw new AppError('book.closed', { book: `${kind}.${year}.${volume}` })
  countBookLater(tx, agencyId, bookId)
}

// Not a shared lock: two who hold one and then both update the book would wait for each other for good.
async function lockBook(tx: Transaction, agencyId: string, bookId: string): Promise<LockedBook> {
  const { rows } = await sql<LockedBook>`
    select kind, year, volume, closed_at from book
    where agency_id = ${agencyId} and id = ${bookId} for no key update`.execute(tx)
  const book = rows[0]
  if (book === undefined) throw new AppError('not-found')
  return book
}

async function setClosed(tx: Transaction, agencyId: string, bookId: string, at: Date | null): Promise<void> {
  await sql`update book set closed_at = ${at}, updated_at = now() where agency_id = ${agencyId} and id = ${bookId}`.execute(
    tx,
  )
}
