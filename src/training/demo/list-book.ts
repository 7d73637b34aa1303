import { createBook } from '../../inventory/create-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getId, type Ids } from './declare-province.ts'
import type { DemoBook } from './demo-plan.ts'

/** Lists a book of the demonstration with its closing total, and assigns it to the contractor's people. Gives its id. */
export async function listDemoBook(
  tx: Transaction,
  book: DemoBook,
  agencyIds: Ids,
  accountIds: Ids,
): Promise<string> {
  const agencyId = getId(agencyIds, book.agency)
  const { kind, year, volume } = book
  const listed = await createBook(
    tx,
    { agencyId, kind, year, volume, closingTotal: book.rows, note: book.note ?? null },
    getId(accountIds, 'sotuphap'),
  )
  for (const username of book.assignedTo ?? []) {
    await tx
      .insertInto('assignment')
      .values({ account_id: getId(accountIds, username), agency_id: agencyId, book_id: listed.id })
      .execute()
  }
  return listed.id
}
