import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'

/** Removes sessions that ended, and failed sign-ins, more than some days ago; answers how many. Needs a transaction of scope 'all'. */
export async function removeOldSessions(
  tx: Transaction,
  keepDays: number,
): Promise<{ readonly sessions: number; readonly signInFailures: number }> {
  const sessions = await sql`
    delete from session where least(revoked_at, expires_at) < now() - make_interval(days => ${keepDays})`.execute(
    tx,
  )
  const failures = await sql`
    delete from sign_in_failure where at < now() - make_interval(days => ${keepDays})`.execute(tx)
  return {
    sessions: Number(sessions.numAffectedRows ?? 0),
    signInFailures: Number(failures.numAffectedRows ?? 0),
  }
}
