import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { findAgency } from '../agencies/find-agency.ts'
import { formatPeriod } from '../agencies/format-period.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { findKind, kinds } from '../register/kind.ts'
import { getBook } from './list-books.ts'
import { applyPaper } from './paper/change-paper.ts'
import type { Book, newBookSchema } from './schema.ts'

export type NewBook = z.infer<typeof newBookSchema>

/** A volume as its number is written on the spine: digits at two places at least. */
export function formatVolumeNumber(raw: string): string {
  return raw.replace(/^\d+/, digits => digits.padStart(2, '0')).toUpperCase()
}

/** Lists a book; throws `kind.unknown`, `book.exists`, `book.not-then` for an agency that can't have registered it, and as `applyPaper`. */
export async function createBook(tx: Transaction, book: NewBook, accountId: string | null): Promise<Book> {
  const kind = findKind(book.kind)
  if (kind === undefined) {
    throw new AppError('kind.unknown', { kind: book.kind, kinds: kinds.map(({ code }) => code).join(', ') })
  }
  await requireAgencyThen(tx, book.agencyId, book.year)
  const id = newId()
  const volume = formatVolumeNumber(book.volume)
  const { rows } = await sql<{ id: string }>`
    insert into book (agency_id, id, kind, year, volume, closing_total, note)
    values (${book.agencyId}, ${id}, ${kind.code}, ${book.year}, ${volume}, ${book.closingTotal}, ${book.note})
    on conflict (agency_id, kind, year, volume) do nothing returning id`.execute(tx)
  if (rows.length === 0) throw new AppError('book.exists', { book: `${kind.code}.${book.year}.${volume}` })
  await applyPaper(tx, { agencyId: book.agencyId, bookId: id }, book.paper ?? {})
  const detail = { kind: kind.code, year: book.year, volume }
  await appendJournal(tx, {
    agencyId: book.agencyId,
    accountId,
    action: 'book.create',
    subject: `book:${id}`,
    detail,
  })
  return getBook(tx, book.agencyId, id)
}

/** Whose book it is can't be changed later, and after a merger the new agency is chosen easily for a book of the old. */
async function requireAgencyThen(tx: Transaction, agencyId: string, year: number): Promise<void> {
  const agency = await findAgency(tx, agencyId)
  if (agency === undefined) throw new AppError('not-found')
  const { name, validFrom, validTo } = agency
  if (validFrom > `${year}-12-31` || (validTo !== null && validTo <= `${year}-01-01`))
    throw new AppError('book.not-then', { year, name, period: formatPeriod(agency) })
}
