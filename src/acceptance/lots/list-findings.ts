import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { LotFinding, SampleError } from './schema.ts'

type Row = Omit<LotFinding, 'fields'> & { readonly lot: string; readonly errors: readonly SampleError[] }

/** Of a query over `book` and its `agency`: the book as lots name it. */
export const bookJson = sql`jsonb_build_object('agency', jsonb_build_object('id', agency.id, 'name', agency.name),
  'id', book.id, 'kind', book.kind, 'year', book.year, 'volume', book.volume)`

/** Records of samples in which something is wrong, by a condition on `item`; which fields, never what stands in them. */
export async function listFindings(
  tx: Transaction,
  where: RawBuilder<unknown>,
): Promise<readonly (LotFinding & { readonly lot: string })[]> {
  const { rows } = await sql<Row>`
    select item.lot_id as lot, item.agency_id as agency, item.id as item, item.record_id as record, ${bookJson} as book, record.number,
      item.state = 'conforming' as conforming, item.errors
    from sample_item item
      join book on book.agency_id = item.agency_id and book.id = item.book_id
      join agency on agency.id = item.agency_id
      join record on record.agency_id = item.agency_id and record.id = item.record_id
    where ${where} and item.state <> 'waiting' and item.errors <> '[]' order by item.lot_id, item.position`.execute(
    tx,
  )
  return rows.map(({ errors, ...row }) => ({
    ...row,
    fields: errors.map(({ field, weight }) => ({ field, weight })),
  }))
}
