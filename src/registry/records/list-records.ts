import { sql } from 'kysely'
import type { z } from 'zod'
import { getBook } from '../../inventory/list-books.ts'
import { columnsOf } from '../../inventory/list-entries.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { maskValues } from '../../register/mask-identity.ts'
import type { recordListSchema } from '../schema.ts'

export type RecordList = z.infer<typeof recordListSchema>

/**
 * The records of a book in the order of their numbers (53, 53a, 54); throws `not-found`. In a list nobody needs identity numbers:
 * they are masked for everybody.
 */
export async function listRecords(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<RecordList> {
  const book = await getBook(tx, agencyId, bookId)
  const { rows } = await sql<RecordList['records'][number]>`
    select r.id, r.number, r.year, r.version, v.fields
    from record r
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    where r.agency_id = ${agencyId} and r.book_id = ${bookId} and r.removed_at is null
    order by r.year, substring(r.number from '^[0-9]+')::int, r.number, r.occurrence
    offset ${page.offset} limit ${page.limit}`.execute(tx)
  const kind = findKind(book.kind)
  const records = rows.map(row => ({ ...row, fields: maskValues(kind, row.fields) }))
  return { total: book.records, columns: columnsOf(book.kind), records }
}
