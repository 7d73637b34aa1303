import { sql } from 'kysely'
import type { z } from 'zod'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { findKind } from '../register/kind.ts'
import { maskValues } from '../register/mask-identity.ts'
import { getBook } from './list-books.ts'
import type { entryListSchema } from './schema.ts'

export type EntryList = z.infer<typeof entryListSchema>

/** Which rows, and whether identity numbers come in full. */
export interface EntryQuery {
  readonly offset: number
  readonly limit: number
  readonly identity: boolean
}

/** The workshop's rows of a book that somebody has keyed, in the order of the sheet; that they were read is journaled. Throws `not-found`. */
export async function listEntries(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  page: EntryQuery,
): Promise<EntryList> {
  const book = await getBook(tx, agencyId, bookId)
  const { rows } = await sql<EntryList['entries'][number]>`
    select id, row, number, status, fields from entry where agency_id = ${agencyId} and book_id = ${bookId} and status <> 'assigned'
    order by row nulls last, position nulls last, id offset ${page.offset} limit ${page.limit}`.execute(tx)
  const detail = { offset: page.offset, count: rows.length }
  await appendJournal(tx, { agencyId, action: 'entries.list', subject: `book:${bookId}`, detail })
  const kind = findKind(book.kind)
  const entries = page.identity ? rows : rows.map(row => ({ ...row, fields: maskValues(kind, row.fields) }))
  return { total: book.entries, columns: columnsOf(book.kind), entries }
}

/** The column names of a kind, in the order of its sheet; none for a kind that isn't known. */
export function columnsOf(kind: string): string[] {
  return findKind(kind)?.fields.map(field => field.id) ?? []
}
