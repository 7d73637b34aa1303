import type { Transaction } from '../platform/postgres/database.ts'
import type { OpenSession } from './schema.ts'
import type { SessionTimes } from './session.ts'

/** Where an account is signed in now, the last used first. */
export async function listOpenSessions(
  tx: Transaction,
  accountId: string,
  times: SessionTimes,
): Promise<readonly Omit<OpenSession, 'current'>[]> {
  const rows = await tx
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'address', 'user_agent'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .where('last_seen_at', '>', new Date(Date.now() - times.sessionIdleMs))
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
  }))
}
