import { sql } from 'kysely'
import { beforeCommit } from '../platform/postgres/before-commit.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'

/**
 * Has a book's numbers (book.pages … book.accepted) counted anew at the end of the transaction, and the difference noted under today: for whoever changes its
 * pages, cases, rows, packages, records or state. `requireOpenBook` and `advanceBook` do it already.
 */
export function countBookLater(tx: Transaction, agencyId: string, bookId: string): void {
  beforeCommit(tx, `count-book ${agencyId} ${bookId}`, async () => {
    await sql`select count_book(${agencyId}::uuid, ${bookId}::uuid, ${today()}::date)`.execute(tx)
  })
}
