import { sql } from 'kysely'
import { getBook } from '../../inventory/list-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { DepositList } from './batch/schema.ts'

type Deposit = DepositList['deposits'][number]

const most = 200

/** When a book was brought into the registry and by whom, the newest first; throws `not-found`. */
export async function listDeposits(tx: Transaction, agencyId: string, bookId: string): Promise<Deposit[]> {
  await getBook(tx, agencyId, bookId)
  const { rows } = await sql<Omit<Deposit, 'at'> & { readonly at: Date }>`
    select d.id, d.at, c.display_name as by, d.mode, d.row_count as rows, d.inserted, d.updated, d.unchanged, d.rejected
    from deposit d left join account c on c.id = d.account_id
    where d.agency_id = ${agencyId} and d.book_id = ${bookId}
    order by d.at desc limit ${most}`.execute(tx)
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}
