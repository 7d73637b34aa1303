import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { bookJson, waitsForReader } from './count-arbitration.ts'
import type { ArbitrationQuery, ParkedList } from './schema.ts'

const atOnce = 200

/** The parked entries that wait for an account as second reader, those that wait longest first. */
export async function listParked(
  tx: Transaction,
  accountId: string,
  query: ArbitrationQuery,
): Promise<ParkedList> {
  const { rows } = await sql<Omit<ParkedList['entries'][number], 'since'> & { since: Date; total: number }>`
    select entry.id as entry, ${bookJson} as book, coalesce(entry.number, '') as number,
      array_remove(array_agg(keying.note order by parked.pass), null) as notes, min(coalesce(keying.finished_at, keying.saved_at)) as since,
      (count(*) over ())::int as total
    from keying_task parked
      join keying on keying.agency_id = parked.agency_id and keying.task_id = parked.id
      join entry on entry.agency_id = parked.agency_id and entry.id = parked.entry_id
      join book on book.agency_id = parked.agency_id and book.id = parked.book_id
      join agency on agency.id = parked.agency_id
    where ${waitsForReader(accountId, query)}
    group by entry.agency_id, entry.id, entry.number, book.agency_id, book.id, agency.id
    order by since, entry.id
    limit ${atOnce}`.execute(tx)
  return {
    total: rows[0]?.total ?? 0,
    entries: rows.map(({ total: _, since, ...entry }) => ({ ...entry, since: since.toISOString() })),
  }
}
