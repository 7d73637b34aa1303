import { createHash, randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Config } from '../platform/config.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Role } from './schema.ts'

/** A signed-in account with what a request needs of it. */
export interface SignedIn {
  readonly account: {
    readonly id: string
    readonly agencyId: string
    readonly username: string
    readonly displayName: string
    readonly role: Role
    readonly language: 'vi' | 'en'
  }
  readonly agency: { readonly id: string; readonly code: string; readonly name: string }
  readonly mustChangePassword: boolean
  readonly csrfToken: string
}

const hashToken = (token: string) => createHash('sha256').update(token).digest()
const newToken = () => randomBytes(32).toString('base64url')

/** Times of a session, from the configuration. */
export type SessionTimes = Pick<Config, 'sessionIdleMs' | 'sessionAbsoluteMs'>

/** Opens a session; the token goes into the browser's cookie and nowhere else. */
export async function openSession(
  tx: Transaction,
  accountId: string,
  from: { readonly address: string; readonly userAgent: string | undefined },
  times: SessionTimes,
): Promise<{ readonly token: string; readonly csrfToken: string }> {
  const token = newToken()
  const csrfToken = newToken()
  await tx.deleteFrom('session').where('expires_at', '<', new Date()).execute()
  await tx
    .insertInto('session')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      account_id: accountId,
      csrf_token: csrfToken,
      expires_at: new Date(Date.now() + times.sessionAbsoluteMs),
      address: from.address,
      user_agent: from.userAgent?.slice(0, 200) ?? null,
    })
    .execute()
  return { token, csrfToken }
}

/** How stale `last_seen_at` may be before a request writes it again. */
const seenEveryMs = 60_000

/** The account behind a token; undefined when the session has ended, idled too long, or the account was disabled. */
export async function findSession(
  tx: Transaction,
  token: string,
  times: SessionTimes,
): Promise<SignedIn | undefined> {
  const row = await tx
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select([
      'session.csrf_token',
      'session.last_seen_at',
      'account.id',
      'account.agency_id',
      'account.username',
      'account.display_name',
      'account.role',
      'account.language',
      'account.must_change_password',
      'agency.code',
      'agency.name',
    ])
    .where('session.token_hash', '=', hashToken(token))
    .where('session.revoked_at', 'is', null)
    .where('session.expires_at', '>', new Date())
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const idleMs = Date.now() - row.last_seen_at.getTime()
  if (idleMs > times.sessionIdleMs) return undefined
  if (idleMs > Math.min(seenEveryMs, times.sessionIdleMs / 4)) {
    await tx
      .updateTable('session')
      .set({ last_seen_at: new Date() })
      .where('token_hash', '=', hashToken(token))
      .execute()
  }
  return {
    account: {
      id: row.id,
      agencyId: row.agency_id,
      username: row.username,
      displayName: row.display_name,
      role: row.role,
      language: row.language,
    },
    agency: { id: row.agency_id, code: row.code, name: row.name },
    mustChangePassword: row.must_change_password,
    csrfToken: row.csrf_token,
  }
}

/** Ends one session. */
export async function revokeSession(tx: Transaction, token: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revoked_at: new Date() })
    .where('token_hash', '=', hashToken(token))
    .execute()
}

/** Ends every session of an account, but for the one that asks. */
export async function revokeOtherSessions(
  tx: Transaction,
  accountId: string,
  keepToken?: string,
): Promise<void> {
  let query = tx
    .updateTable('session')
    .set({ revoked_at: new Date() })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
  if (keepToken !== undefined) query = query.where('token_hash', '!=', hashToken(keepToken))
  await query.execute()
}
