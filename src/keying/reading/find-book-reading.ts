import { sql } from 'kysely'
import { findVietnameseReader } from '../../imaging/reading/find-reader.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { BookReading } from '../places/schema.ts'
import { readSetup } from '../setup/read-setup.ts'
import { planReadingKind, readPrintKind } from './request-reading.ts'

/** How far the machine has read a book. Throws `not-found`. */
export async function findBookReading(tx: Transaction, { agencyId, bookId }: BookRef): Promise<BookReading> {
  const { script } = await readSetup(tx, agencyId, bookId)
  const { rows } = await sql<Pick<BookReading, 'read' | 'of' | 'offered' | 'running'>>`
    select count(*)::int as of, count(*) filter (where reading.fields > 0)::int as read, coalesce(sum(reading.offered), 0)::int as offered, exists (
      select from job where job.agency_id = ${agencyId} and job.lane = ${bookId} and job.kind = any(${[planReadingKind, readPrintKind]}::text[])
        and job.state in ('waiting', 'held', 'running')) as running
    from entry left join lateral (
      select count(*) as fields, count(*) filter (where text <> '') as offered from keying_reading
      where keying_reading.agency_id = entry.agency_id and keying_reading.entry_id = entry.id) reading on true
    where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.position is not null and entry.status <> 'keyed'`.execute(
    tx,
  )
  const counted = rows[0] ?? { read: 0, of: 0, offered: 0, running: false }
  return { reader: (await findVietnameseReader()) !== undefined, wanted: script === 'print', ...counted }
}
