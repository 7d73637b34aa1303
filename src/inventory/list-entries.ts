import { sql } from 'kysely'
import type { z } from 'zod'
import { appendJournal } from '../journal/append.ts'
import { findOrigin, type Transaction } from '../platform/postgres/database.ts'
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

/** The workshop's rows of a book that somebody has typed: those of its package, else the cases keyed from its pages; that they were read is journaled. Throws `not-found`. */
export async function listEntries(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  page: EntryQuery,
): Promise<EntryList> {
  const book = await getBook(tx, agencyId, bookId)
  const ofBook = sql`agency_id = ${agencyId} and book_id = ${bookId}`
  const { rows } = await sql<EntryList['entries'][number]>`
    select id, row, number, status, fields from entry where ${ofBook} and status <> 'assigned' and (row is not null or not exists (select from entry where ${ofBook} and row is not null))
      and not ${isInHand(findOrigin(tx)?.accountId ?? null)}
    order by row nulls last, position nulls last, id offset ${page.offset} limit ${page.limit}`.execute(tx)
  const detail = { offset: page.offset, count: rows.length }
  await appendJournal(tx, { agencyId, action: 'entries.list', subject: `book:${bookId}`, detail })
  const kind = findKind(book.kind)
  const entries = page.identity ? rows : rows.map(row => ({ ...row, fields: maskValues(kind, row.fields) }))
  return { total: book.entries, columns: columnsOf(book.kind), entries }
}

/**
 * Of a query over `entry`: whoever asks keys it at this moment. A known answer that was mixed in to measure them is as far from their eyes as
 * the entries that nobody has keyed.
 */
const isInHand = (accountId: string | null) => sql<boolean>`exists (
  select from keying_task task join keying_batch batch on batch.agency_id = task.agency_id and batch.id = task.batch_id
  where task.agency_id = entry.agency_id and task.entry_id = entry.id and task.state <> 'withdrawn' and task.settled_at is null
    and batch.account_id = ${accountId}::uuid)`

/** The column names of a kind, in the order of its sheet; none for a kind that isn't known. */
export function columnsOf(kind: string): string[] {
  return findKind(kind)?.fields.map(field => field.id) ?? []
}
