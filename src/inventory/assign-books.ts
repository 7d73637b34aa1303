import { sql } from 'kysely'
import type { z } from 'zod'
import { appendJournal } from '../journal/append.ts'
import { findOrigin, type Transaction } from '../platform/postgres/database.ts'
import { type Assigner, requireAssignable } from './assignable.ts'
import { type BookRef, lockBooks } from './lock-books.ts'
import type { newAssignmentsSchema, removedAssignmentsSchema } from './schema.ts'

/**
 * Gives books to a contractor's account, or changes how much of their pages it sees. What stands so already gets no line in the journal. Throws
 * `assignment.account`, and `not-found` for a book outside the jurisdiction.
 */
export async function assignBooks(
  tx: Transaction,
  assigner: Assigner,
  { accountId, books, sees }: z.infer<typeof newAssignmentsSchema>,
): Promise<void> {
  await requireAssignable(tx, assigner, accountId)
  const by = findOrigin(tx)?.accountId ?? null
  for (const book of await lockBooks(tx, books)) {
    const before = await findSees(tx, accountId, book)
    if (before === sees) continue
    await sql`
      insert into assignment (account_id, agency_id, book_id, sees, assigned_by)
      values (${accountId}, ${book.agencyId}, ${book.bookId}, ${sees}, ${by})
      on conflict (account_id, agency_id, book_id)
        do update set sees = excluded.sees, assigned_by = excluded.assigned_by, assigned_at = now()`.execute(
      tx,
    )
    await note(tx, 'book.assign', book, accountId, before, sees)
  }
}

/** Takes books from an account again; one it does not have is passed over. Throws `not-found` for a book outside the jurisdiction. */
export async function unassignBooks(
  tx: Transaction,
  { accountId, books }: z.infer<typeof removedAssignmentsSchema>,
): Promise<void> {
  for (const book of await lockBooks(tx, books)) {
    const before = await findSees(tx, accountId, book)
    if (before === null) continue
    await sql`
      delete from assignment
      where account_id = ${accountId} and agency_id = ${book.agencyId} and book_id = ${book.bookId}`.execute(
      tx,
    )
    await note(tx, 'book.unassign', book, accountId, before, null)
  }
}

type Sees = 'page' | 'crop'

async function findSees(
  tx: Transaction,
  accountId: string,
  { agencyId, bookId }: BookRef,
): Promise<Sees | null> {
  const { rows } = await sql<{ sees: Sees }>`
    select sees from assignment
    where account_id = ${accountId} and agency_id = ${agencyId} and book_id = ${bookId}`.execute(tx)
  return rows[0]?.sees ?? null
}

async function note(
  tx: Transaction,
  action: 'book.assign' | 'book.unassign',
  { agencyId, bookId }: BookRef,
  account: string,
  before: Sees | null,
  after: Sees | null,
): Promise<void> {
  await appendJournal(tx, {
    agencyId,
    action,
    subject: `book:${bookId}`,
    detail: { account, sees: after },
    before: { account, sees: before },
    after: { account, sees: after },
  })
}
