import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { entryFields } from '../../register/entry-fields.ts'
import type { BookCase, CarryingPage } from './book-case.ts'

/** The cases of a book's own pages, in their order, or one of them; rows that came in packages are none. */
export async function readCases(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  caseId: string | null = null,
): Promise<BookCase[]> {
  const only = caseId === null ? sql`` : sql`and entry.id = ${caseId}`
  // The pages case by case: nothing is known yet of tables that have just been filled, and a join of the two may then be one of every row with every other.
  const { rows } = await sql<BookCase>`
    select id, number, standing, fields ->> ${entryFields.registered} as registered, note, coalesce((
      select jsonb_agg(jsonb_build_object('page', page_id, 'part', part, 'head', head, 'place',
        case when "left" is not null then jsonb_build_object('left', "left", 'top', top, 'width', width, 'height', height) end)
        order by entry_page.position, page_id)
      from entry_page where entry_page.agency_id = entry.agency_id and entry_page.entry_id = entry.id), '[]') as pages
    from entry where agency_id = ${agencyId} and book_id = ${bookId} and position is not null ${only}
    order by position`.execute(tx)
  return rows
}

/** The pages of a book in their order, without those set aside. */
export async function readCarryingPages(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<CarryingPage[]> {
  const { rows } = await sql<CarryingPage>`
    select id, sequence, capture_id as capture, half, role, width, height from page
    where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null order by sequence`.execute(
    tx,
  )
  return rows
}
