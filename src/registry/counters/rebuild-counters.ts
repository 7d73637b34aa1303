import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import { countRecords } from './count-records.ts'
import { lockCounters, writeCells } from './keep-counters.ts'

const all = { scope: 'all' } as const
/** Rows of one statement. */
const batch = 5000

/** Counts the records of an agency anew and puts that in place of its counters; its deposits wait for it at their end. */
export async function rebuildCounters(tx: Transaction, agencyId: string): Promise<void> {
  await lockCounters(tx, agencyId, 'alone')
  await sql`delete from record_count where agency_id = ${agencyId}`.execute(tx)
  for (const [kind, cells] of await countRecords(tx, agencyId)) {
    // Decades beside decades and years beside years on the disk: a dashboard reads them together.
    const list = [...cells.values()].sort((a, b) => a.group - b.group || a.period - b.period)
    for (let at = 0; at < list.length; at += batch)
      await writeCells(tx, agencyId, kind, list.slice(at, at + batch))
  }
  await sql`delete from uncounted_agency where agency_id = ${agencyId}`.execute(tx)
}

/** Counts the agencies that wait for it, each in a transaction of its own; gives how many there were. */
export async function countUncounted(database: Database): Promise<number> {
  const waiting = await database.transaction(all, listUncounted)
  for (const agencyId of waiting) await database.transaction(all, tx => rebuildCounters(tx, agencyId))
  return waiting.length
}

async function listUncounted(tx: Transaction): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select agency_id as id from uncounted_agency order by 1`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

/** Counts every agency anew, whatever its counters say: for who has filled the tables by other ways than the program's. */
export async function rebuildAllCounters(database: Database): Promise<void> {
  await database.transaction(all, async tx => {
    await sql`
      insert into uncounted_agency (agency_id)
      select id from agency a where exists (select from record r where r.agency_id = a.id) on conflict do nothing`.execute(
      tx,
    )
  })
  await countUncounted(database)
}
