import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { countBookLater } from './count-book.ts'
import { type BookState, bookStates } from './schema.ts'

/** Moves a book forward to a state; a book that is further already stays where it is. */
export async function advanceBook(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  state: BookState,
): Promise<void> {
  countBookLater(tx, agencyId, bookId)
  const before = bookStates.slice(0, bookStates.indexOf(state))
  await sql`
    update book set state = case when state = any(${before}::text[]) then ${state} else state end, updated_at = now()
    where agency_id = ${agencyId} and id = ${bookId}`.execute(tx)
}
