import { sql } from 'kysely'
import { advanceBook } from '../../inventory/book-state.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { redrawOtherwise } from './redraw-otherwise.ts'
import { findUnsure, isParked } from './unsure-captures.ts'

/**
 * What follows when nothing of a book waits any more: the place of its folds is known from all its pictures, those that come out otherwise for it
 * are drawn once more, and a book that nothing is open of has been scanned. To be called, with the book locked, after every rendering and
 * whenever a person has looked at or decided something.
 */
export async function settleBook(tx: Transaction, book: BookRef): Promise<void> {
  if (await hasOpen(tx, book, 'waiting')) return
  if ((await redrawOtherwise(tx, book, { gutter: 'anew' })) > 0) return
  if (await hasOpen(tx, book, 'failed')) return
  if (isParked(await findUnsure(tx, book))) return
  await advanceBook(tx, book.agencyId, book.bookId, 'scanned')
}

async function hasOpen(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  state: 'waiting' | 'failed',
): Promise<boolean> {
  const { rows } = await sql`
    select from capture where agency_id = ${agencyId} and book_id = ${bookId} and state = ${state} and retired_at is null limit 1`.execute(
    tx,
  )
  return rows.length > 0
}
