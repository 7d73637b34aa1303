import { sql } from 'kysely'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** Flags of decisions that the analysis is not sure of. */
const unsureFlags = ['upside-down-unsure', 'skew-unsure', 'split-unsure']

/** So many pictures of a hundred may be unsure before the book waits for somebody to look. */
const mostUnsurePercent = 15

/** `capture`, of this book, is unsure while nobody has looked at it or decided how it comes out. */
export const isUnsure = ({ agencyId, bookId }: BookRef) => sql<boolean>`(
  capture.state = 'ready' and capture.reviewed_at is null and capture.decision is null and capture.id in (
    select capture_id from page where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null
      and flags && ${unsureFlags}::text[]))`

export interface Unsure {
  readonly total: number
  readonly unsure: number
}

/** How many of a book's pictures are unsure. */
export async function findUnsure(tx: Transaction, book: BookRef): Promise<Unsure> {
  const { rows } = await sql<Unsure>`
    select count(*)::int as total, count(*) filter (where ${isUnsure(book)})::int as unsure
    from capture where agency_id = ${book.agencyId} and book_id = ${book.bookId} and retired_at is null`.execute(
    tx,
  )
  return rows[0] ?? { total: 0, unsure: 0 }
}

/** Whether a book whose pictures have all been drawn waits for somebody to look. */
export function isParked({ total, unsure }: Unsure): boolean {
  return unsure * 100 > total * mostUnsurePercent
}
