import { sql } from 'kysely'
import type { Transaction } from '../postgres/database.ts'

/** Removes jobs that ended, well or not, more than some days ago; answers how many. */
export async function removeOldJobs(tx: Transaction, keepDays: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from job where state in ('done', 'failed') and finished_at < now() - make_interval(days => ${keepDays})`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}
