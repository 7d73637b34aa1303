import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'

/** Any number; it stands for "somebody is changing the tree of agencies". */
const lockKey = 7_264_002

/** Lets one transaction at a time change agencies and successions: their rules look at more than the rows that change. */
export async function lockAgencies(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx)
}
