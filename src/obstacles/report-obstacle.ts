import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { findAgencyAbove } from '../agencies/agency-above.ts'
import { nextNumber } from '../agencies/next-number.ts'
import { AppError } from '../errors.ts'
import { getBook } from '../inventory/list-books.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'
import type { newObstacleSchema } from './schema.ts'

/** Whose obstacle it will be, and who answers it first. */
export interface Addressed {
  readonly agencyId: string
  readonly withAgencyId: string
}

/**
 * Whose obstacle it is: the office of whoever reports it, and the one above answers. Of a contractor's people it is the book's, and who keeps the book answers first. Runs in the
 * jurisdiction of who reports; throws `not-found` for a book or page outside it, `obstacle.needs-book`.
 */
export async function addressObstacle(
  tx: Transaction,
  reporter: { readonly agencyId: string; readonly worksOnAssigned: boolean },
  { book, pageId }: Pick<z.output<typeof newObstacleSchema>, 'book' | 'pageId'>,
): Promise<Addressed> {
  const found = book === null ? null : await getBook(tx, book.agencyId, book.bookId)
  if (pageId !== null) await requirePage(tx, book, pageId)
  if (reporter.worksOnAssigned) {
    if (found === null) throw new AppError('obstacle.needs-book')
    const { agency, keeper } = found
    return { agencyId: agency.id, withAgencyId: keeper?.id ?? agency.id }
  }
  const above = await findAgencyAbove(tx, reporter.agencyId)
  return { agencyId: reporter.agencyId, withAgencyId: above?.id ?? reporter.agencyId }
}

async function requirePage(
  tx: Transaction,
  book: { readonly agencyId: string; readonly bookId: string } | null,
  pageId: string,
): Promise<void> {
  if (book === null) throw new AppError('obstacle.needs-book')
  const { rows } = await sql`
    select from page where agency_id = ${book.agencyId} and book_id = ${book.bookId} and id = ${pageId}`.execute(
    tx,
  )
  if (rows.length === 0) throw new AppError('not-found')
}

/** Writes a reported obstacle down with its first message, numbers it and journals it; gives its id. The photo is a file that is noted for the agency already. */
export async function reportObstacle(
  tx: Transaction,
  { agencyId, withAgencyId }: Addressed,
  said: z.output<typeof newObstacleSchema>,
  from: { readonly accountId: string; readonly photo: Uint8Array | null },
): Promise<string> {
  const id = newId()
  const year = Number(today().slice(0, 4))
  const number = await nextNumber(tx, agencyId, 'VM', year)
  await sql`
    insert into obstacle (agency_id, id, year, number, kind, title, book_agency_id, book_id, page_id, photo, with_agency_id, account_id)
    values (${agencyId}, ${id}, ${year}, ${number}, ${said.kind}, ${said.title}, ${said.book?.agencyId ?? null}, ${said.book?.bookId ?? null},
      ${said.pageId}, ${from.photo}, ${withAgencyId}, ${from.accountId})`.execute(tx)
  await sql`
    insert into obstacle_message (agency_id, id, obstacle_id, kind, text, account_id)
    values (${agencyId}, ${newId()}, ${id}, 'report', ${said.text}, ${from.accountId})`.execute(tx)
  await appendJournal(tx, {
    agencyId,
    action: 'obstacle.report',
    subject: `obstacle:${id}`,
    detail: {
      kind: said.kind,
      number: `${number}/${year}`,
      with: withAgencyId,
      book: said.book?.bookId ?? null,
    },
  })
  return id
}
