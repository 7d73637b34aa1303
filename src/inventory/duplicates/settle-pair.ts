import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type BookRef, lockBooks } from '../lock-books.ts'
import { applyPaper } from '../paper/change-paper.ts'
import { getPaper } from '../paper/read-paper.ts'
import type { settlingSchema } from './schema.ts'

/**
 * Says of two books that look like one what they are, or takes that back. A second copy is no book of its own any more; what was written of its paper is then
 * written of the first book's second copy. Throws `not-found`, `book.work-begun`, `book.closed`.
 */
export async function settlePair(
  tx: Transaction,
  { first, second, verdict }: z.infer<typeof settlingSchema>,
): Promise<void> {
  if (first.bookId === second.bookId) throw new AppError('not-found')
  await lockBooks(tx, [first, second])
  await takeBack(tx, first, second)
  if (verdict === 'second') await join(tx, first, second)
  if (verdict === 'different')
    await sql`
      insert into book_pair (agency_id, book_id, other_agency_id, other_book_id)
      values (${first.agencyId}, ${first.bookId}, ${second.agencyId}, ${second.bookId})`.execute(tx)
  await appendJournal(tx, {
    ...{ agencyId: second.agencyId, action: 'book.second', subject: `book:${second.bookId}` },
    detail: { first: first.bookId, verdict },
  })
}

async function takeBack(tx: Transaction, first: BookRef, second: BookRef): Promise<void> {
  await sql`
    delete from book_pair where (agency_id, book_id, other_agency_id, other_book_id) in (
      (${first.agencyId}::uuid, ${first.bookId}::uuid, ${second.agencyId}::uuid, ${second.bookId}::uuid),
      (${second.agencyId}::uuid, ${second.bookId}::uuid, ${first.agencyId}::uuid, ${first.bookId}::uuid))`.execute(
    tx,
  )
  await sql`
    update book set second_of_agency_id = null, second_of_book_id = null
    where agency_id = ${second.agencyId} and id = ${second.bookId} and second_of_book_id = ${first.bookId}`.execute(
    tx,
  )
}

async function join(tx: Transaction, first: BookRef, second: BookRef): Promise<void> {
  await requireUntouched(tx, second)
  const { secondOf, closingTotal, openedOn, endedOn, firstNumber, lastNumber, copies } = await getPaper(
    tx,
    first.agencyId,
    first.bookId,
  )
  // A chain of copies would hide the book at its end.
  if (secondOf !== null) throw new AppError('not-found')
  const other = await getPaper(tx, second.agencyId, second.bookId)
  const paper = other.copies.find(({ copy }) => copy === 'registering')
  const known = copies.find(({ copy }) => copy === 'superior')
  await applyPaper(tx, first, {
    ...(closingTotal === null && { closingTotal: other.closingTotal }),
    ...(openedOn === null && { openedOn: other.openedOn }),
    ...(endedOn === null && { endedOn: other.endedOn }),
    ...(firstNumber === null && { firstNumber: other.firstNumber }),
    ...(lastNumber === null && { lastNumber: other.lastNumber }),
    ...(paper !== undefined &&
      (known === undefined || known.standing === 'unknown') && {
        superior: {
          ...{ standing: paper.standing, condition: paper.condition, paperSize: paper.paperSize },
          ...{ sheets: paper.sheets, note: paper.note },
          place: paper.place === '' ? await nameOf(tx, second.agencyId) : paper.place,
        },
      }),
  })
  await sql`
    update book set second_of_agency_id = ${first.agencyId}, second_of_book_id = ${first.bookId}, updated_at = now()
    where agency_id = ${second.agencyId} and id = ${second.bookId}`.execute(tx)
}

/** Nothing that was made of a book may disappear with it. */
async function requireUntouched(tx: Transaction, { agencyId, bookId }: BookRef): Promise<void> {
  const { rows } = await sql<{ book: string; touched: boolean }>`
    select b.kind || '.' || b.year || '.' || b.volume as book, (b.state <> 'listed' or b.pages + b.keyed + b.deposited > 0
      or exists (select from page p where p.agency_id = b.agency_id and p.book_id = b.id)
      or exists (select from package p where p.agency_id = b.agency_id and p.book_id = b.id)
      or exists (select from book s where s.second_of_book_id = b.id)) as touched
    from book b where b.agency_id = ${agencyId} and b.id = ${bookId}`.execute(tx)
  const [row] = rows
  if (row?.touched === true) throw new AppError('book.work-begun', { book: row.book })
}

async function nameOf(tx: Transaction, agencyId: string): Promise<string> {
  const row = await tx.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirst()
  return row?.name ?? ''
}
