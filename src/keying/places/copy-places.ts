import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formOf } from '../../register/forms/form-of.ts'
import { findKind } from '../../register/kind.ts'
import { listFieldPlaces, setFieldPlaces } from '../../scanning/pages/field-places.ts'
import type { FieldPlace } from '../../scanning/schema.ts'
import type { AlikeBook } from './schema.ts'

/** Books of the same agency, kind and paper form, and as forms or ledgers alike, whose places are known, the nearest year first. Throws `not-found`. */
export async function listAlikeBooks(tx: Transaction, { agencyId, bookId }: BookRef): Promise<AlikeBook[]> {
  const { rows: own } = await sql<{ kind: string; year: number; shape: string }>`
    select book.kind, book.year, coalesce(setup.shape, 'form') as shape from book left join keying_setup setup
      on setup.agency_id = book.agency_id and setup.book_id = book.id
    where book.agency_id = ${agencyId} and book.id = ${bookId}`.execute(tx)
  const [book] = own
  if (book === undefined) throw new AppError('not-found')
  const { rows } = await sql<AlikeBook>`
    select book.id, book.year, book.volume, count(*)::int as places
    from book join field_place place on place.agency_id = book.agency_id and place.book_id = book.id
      left join keying_setup setup on setup.agency_id = book.agency_id and setup.book_id = book.id
    where book.agency_id = ${agencyId} and book.kind = ${book.kind} and book.id <> ${bookId} and coalesce(setup.shape, 'form') = ${book.shape}
    group by book.id, book.year, book.volume
    order by abs(book.year - ${book.year}::int), book.year desc, book.volume desc`.execute(tx)
  return rows.filter(({ year }) => hasSameForm(book.kind, year, book.year))
}

function hasSameForm(kindCode: string, year: number, otherYear: number): boolean {
  const kind = findKind(kindCode)
  return kind !== undefined && isDeepStrictEqual(formOf(kind, year).fields, formOf(kind, otherYear).fields)
}

/** Takes the places of a book like it instead of a book's own; gives what it has now. Throws `not-found`, `field.other-form`, `book.closed`. */
export async function copyPlaces(
  tx: Transaction,
  book: BookRef,
  fromId: string,
): Promise<readonly FieldPlace[]> {
  const alike = await listAlikeBooks(tx, book)
  if (!alike.some(({ id }) => id === fromId)) throw new AppError('field.other-form')
  const places = await listFieldPlaces(tx, book.agencyId, fromId)
  await setFieldPlaces(tx, book.agencyId, book.bookId, places)
  return places
}
