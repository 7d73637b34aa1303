import { assignBooks } from '../../inventory/assign-books.ts'
import { createBook } from '../../inventory/create-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { DemoActor } from './act-as.ts'
import { getId, type Ids } from './declare-province.ts'
import type { DemoBook } from './demo-plan.ts'

/** Lists a book of the demonstration with its closing total, and assigns it to the contractor's people. Gives its id. */
export async function listDemoBook(
  tx: Transaction,
  book: DemoBook,
  lead: DemoActor,
  agencyIds: Ids,
  accountIds: Ids,
): Promise<string> {
  const agencyId = getId(agencyIds, book.agency)
  const { kind, year, volume } = book
  const { account, jurisdiction } = lead
  const { id: bookId } = await createBook(
    tx,
    { agencyId, kind, year, volume, closingTotal: book.rows, note: book.note ?? null },
    account.id,
  )
  const assigner = { agencyId: account.agencyId, jurisdiction }
  for (const username of book.assignedTo ?? []) {
    const accountId = getId(accountIds, username)
    await assignBooks(tx, assigner, { accountId, books: [{ agencyId, bookId }], sees: 'page' })
  }
  return bookId
}
