import { sql } from 'kysely'
import { hasReader } from '../../imaging/reading/find-reader.ts'
import { getBook } from '../../inventory/list-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readPageNumbersKind } from './reading/start-reading.ts'
import { reportOrder } from './report/report-order.ts'
import type { OrderReport, pageRoles } from './schema.ts'

interface PageRow {
  readonly id: string
  readonly role: (typeof pageRoles)[number]
  readonly number: string | null
}

/** What the numbers of a book's pages say about their order. Throws `not-found`. */
export async function getOrderReport(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<OrderReport> {
  await getBook(tx, agencyId, bookId)
  const { rows } = await sql<PageRow>`
    select id, role, number from page
    where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null order by sequence`.execute(
    tx,
  )
  const pages = rows.map(({ id, role, number }) => ({
    id,
    number,
    expected: role === 'entries' || role === 'blank',
  }))
  return {
    pages: rows.length,
    numbered: rows.filter(({ number }) => number !== null).length,
    aside: await countAside(tx, agencyId, bookId),
    ...reportOrder(pages),
    reading: await findReading(tx, agencyId, bookId),
  }
}

async function countAside(tx: Transaction, agencyId: string, bookId: string): Promise<number> {
  const { rows } = await sql<{ aside: number }>`
    select count(*)::int as aside
    from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
    where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.sequence is null
      and (page.aside_at is not null or capture.retired_at is not null)`.execute(tx)
  return rows[0]?.aside ?? 0
}

async function findReading(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<OrderReport['reading']> {
  const { rows } = await sql<{ read: number; of: number; running: boolean }>`
    select count(*) filter (where read_numbers is not null)::int as read, count(*)::int as of, exists (
      select from job where job.agency_id = ${agencyId} and job.kind = ${readPageNumbersKind} and job.lane = ${bookId}
        and job.state in ('waiting', 'held', 'running')) as running
    from page
    where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null and rendered is not null
      and number_source is distinct from 'typed'`.execute(tx)
  const { read, of, running } = rows[0] ?? { read: 0, of: 0, running: false }
  if (running) return { state: 'running', read, of }
  if (!(await hasReader())) return { state: 'unavailable', read, of }
  return { state: read > 0 && read === of ? 'done' : 'idle', read, of }
}
