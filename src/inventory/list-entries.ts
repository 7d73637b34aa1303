import { sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../platform/postgres/database.ts'
import { findKind } from '../register/kind.ts'
import { getBook } from './list-books.ts'
import type { entryListSchema } from './schema.ts'

export type EntryList = z.infer<typeof entryListSchema>

/** The workshop's rows of a book, in the order of the sheet; throws `not-found`. */
export async function listEntries(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<EntryList> {
  const book = await getBook(tx, agencyId, bookId)
  const { rows } = await sql<EntryList['entries'][number]>`
    select id, row, number, status, fields from entry where agency_id = ${agencyId} and book_id = ${bookId}
    order by row nulls last, id offset ${page.offset} limit ${page.limit}`.execute(tx)
  return { total: book.entries, columns: columnsOf(book.kind), entries: rows }
}

/** The column names of a kind, in the order of its sheet; none for a kind that isn't known. */
export function columnsOf(kind: string): string[] {
  return findKind(kind)?.fields.map(field => field.id) ?? []
}
