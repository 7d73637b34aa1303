import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/** Moves the pages of a book from `sequence` on by `count` places. The caller holds the book's lock and fills the gap. */
export async function openGap(
  tx: Transaction,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  sequence: number,
  count: number,
): Promise<void> {
  await sql`
    update page set sequence = sequence + ${count}
    where agency_id = ${agencyId} and book_id = ${bookId} and sequence >= ${sequence}`.execute(tx)
}
