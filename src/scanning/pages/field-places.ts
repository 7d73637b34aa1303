import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { getBook } from '../../inventory/list-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import type { FieldPlace } from '../schema.ts'

/** Where the fields stand on the pages of a book; throws `not-found` when there is no such book. */
export async function listFieldPlaces(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<FieldPlace[]> {
  await getBook(tx, agencyId, bookId)
  return selectPlaces(tx, agencyId, bookId)
}

/** Says anew where the fields stand, all of them at once. Throws `not-found`, `book.closed`, `field.unknown`. */
export async function setFieldPlaces(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  places: readonly FieldPlace[],
): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  const { kind } = await getBook(tx, agencyId, bookId)
  const left = new Set(findKind(kind)?.fields.map(field => field.id))
  for (const { field } of places)
    if (!left.delete(field)) throw new AppError('field.unknown', { kind, field })
  const before = await selectPlaces(tx, agencyId, bookId)
  await sql`delete from field_place where agency_id = ${agencyId} and book_id = ${bookId}`.execute(tx)
  await sql`
    insert into field_place (agency_id, book_id, field, sheet, "left", top, width, height)
    select ${agencyId}, ${bookId}, place.* from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as place (field text, sheet smallint, "left" double precision, top double precision, width double precision, height double precision)`.execute(
    tx,
  )
  const after = await selectPlaces(tx, agencyId, bookId)
  if (isDeepStrictEqual(before, after)) return
  await appendJournal(tx, {
    agencyId,
    action: 'book.field-places',
    subject: `book:${bookId}`,
    detail: { fields: places.length },
    before,
    after,
  })
}

async function selectPlaces(tx: Transaction, agencyId: string, bookId: string): Promise<FieldPlace[]> {
  const { rows } = await sql<FieldPlace>`
    select field, sheet, "left", top, width, height from field_place
    where agency_id = ${agencyId} and book_id = ${bookId} order by sheet, top, "left", field`.execute(tx)
  return rows
}
