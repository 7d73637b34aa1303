import { sql } from 'kysely'
import type { z } from 'zod'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { listFindings } from './list-findings.ts'
import type { LotRef } from './lot-ref.ts'
import type { BookLots, lotListSchema, lotQuerySchema } from './schema.ts'
import { selectLots } from './select-lots.ts'

/** Those of some lots that are in a state, newest first, with the total of them. */
export async function listLots(
  tx: Transaction,
  lots: readonly LotRef[],
  { state, offset, limit }: z.infer<typeof lotQuerySchema>,
): Promise<z.infer<typeof lotListSchema>> {
  const among = sql`(l.agency_id, l.id) in (
    select * from unnest(${lots.map(({ agencyId }) => agencyId)}::uuid[], ${lots.map(({ lotId }) => lotId)}::uuid[]))`
  const where = state === undefined ? among : sql`${among} and l.state = ${state}`
  const { rows } = await sql<{
    total: number
  }>`select count(*)::int as total from lot l where ${where}`.execute(tx)
  return {
    total: rows[0]?.total ?? 0,
    lots: await selectLots(tx, where, sql`offset ${offset} limit ${limit}`),
  }
}

/** What was found wrong in the samples of a book's records, within the jurisdiction. */
export const listFindingsOfBook = (tx: Transaction, { agencyId, bookId }: BookRef) =>
  listFindings(tx, sql`item.agency_id = ${agencyId} and item.book_id = ${bookId}`)

/** The lots a book was in, newest first, each with what was found wrong in this book. Needs scope 'all'. */
export async function listLotsOfBook(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  findings: Awaited<ReturnType<typeof listFindingsOfBook>>,
): Promise<BookLots> {
  const lots = await selectLots(
    tx,
    sql`exists (select from lot_book where lot_agency_id = l.agency_id and lot_id = l.id and agency_id = ${agencyId} and book_id = ${bookId})`,
  )
  return {
    lots: lots.map(lot => ({ ...lot, findings: findings.filter(finding => finding.lot === lot.id) })),
  }
}
