import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { NewReason } from './schema.ts'

/** States why two counts of a book differ. Throws `not-found`, `book.closed`. */
export async function stateReason(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  accountId: string,
  reason: NewReason,
): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  const id = newId()
  const { step, why, count, note } = reason
  await sql`
    insert into count_reason (agency_id, book_id, id, step, why, count, note, account_id)
    values (${agencyId}, ${bookId}, ${id}, ${step}, ${why}, ${count}, ${note}, ${accountId})`.execute(tx)
  const detail = { reason: id, step, why, count }
  await appendJournal(tx, {
    agencyId,
    action: 'count.reason',
    subject: `book:${bookId}`,
    detail,
    after: reason,
  })
}

/** Takes a stated reason back; its row stays. Throws `not-found`, `book.closed`. */
export async function withdrawReason(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  reasonId: string,
): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  const { rows } = await sql<{ step: string; why: string; count: number }>`
    update count_reason set withdrawn_at = now()
    where agency_id = ${agencyId} and book_id = ${bookId} and id = ${reasonId} and withdrawn_at is null
    returning step, why, count`.execute(tx)
  const before = rows[0]
  if (before === undefined) throw new AppError('not-found')
  const detail = { reason: reasonId, ...before }
  await appendJournal(tx, {
    agencyId,
    action: 'count.withdraw-reason',
    subject: `book:${bookId}`,
    detail,
    before,
  })
}
