import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type BookRef, lockBooks } from '../lock-books.ts'

/**
 * Says who digitises some books; null: the agency's own people. One line in the journal an agency. Throws `not-found`, `contractor.ended`, and `book.closed` where one
 * that changes hands is closed.
 */
export async function giveBooks(
  tx: Transaction,
  books: readonly BookRef[],
  contractorId: string | null,
): Promise<void> {
  if (contractorId !== null) await requireAtWork(tx, contractorId)
  const locked = await lockBooks(tx, books)
  const [agencies, ids] = [locked.map(book => book.agencyId), locked.map(book => book.bookId)]
  const { rows } = await sql<{ agency_id: string; books: string[]; closed: string | null }>`
    with done as (
      update book set contractor_id = ${contractorId}::uuid, updated_at = now()
      where (agency_id, id) in (select * from unnest(${agencies}::uuid[], ${ids}::uuid[]))
        and contractor_id is distinct from ${contractorId}::uuid
      returning agency_id, id, case when closed_at is not null then kind || '.' || year || '.' || volume end as closed)
    select agency_id, array_agg(id order by id) as books, min(closed) as closed from done group by agency_id order by agency_id`.execute(
    tx,
  )
  for (const { closed } of rows) if (closed !== null) throw new AppError('book.closed', { book: closed })
  for (const row of rows)
    await appendJournal(tx, {
      ...{ agencyId: row.agency_id, action: 'book.contractor', subject: 'books' },
      detail: { contractor: contractorId, books: row.books },
    })
}

async function requireAtWork(tx: Transaction, id: string): Promise<void> {
  const found = await tx
    .selectFrom('contractor')
    .select(['name', 'ended_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw new AppError('not-found')
  if (found.ended_at !== null) throw new AppError('contractor.ended', { name: found.name })
}
