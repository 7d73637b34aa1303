import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { findReach } from '../../access/rights.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** What an account sees of a book: whole pages, unless it works on it from an assignment that shows only the places of the fields. */
export async function findSeen(
  tx: Transaction,
  { id, role }: Actor['account'],
  bookId: string,
): Promise<'page' | 'crop'> {
  if (findReach(role, 'pages.read') !== 'assigned') return 'page'
  const { rows } = await sql`
    select from assignment where account_id = ${id} and book_id = ${bookId} and sees <> 'page'`.execute(tx)
  return rows.length > 0 ? 'crop' : 'page'
}

/** Throws `page.crop-only` for who sees only the places of the fields of the page's book, `not-found`. */
export async function requireWholePage(
  tx: Transaction,
  account: Actor['account'],
  agencyId: string,
  pageId: string,
): Promise<void> {
  const page = await tx
    .selectFrom('page')
    .select('book_id')
    .where('agency_id', '=', agencyId)
    .where('id', '=', pageId)
    .executeTakeFirst()
  if (page === undefined) throw new AppError('not-found')
  if ((await findSeen(tx, account, page.book_id)) === 'crop') throw new AppError('page.crop-only')
}
