import { createHash, randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Config } from '../platform/config.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { listHeldRights } from './jurisdiction.ts'
import type { Right } from './rights.ts'
import type { Role } from './schema.ts'
import { readSecondFactorRoles, secondFactorRolesName } from './settings.ts'

/** A signed-in account with what a request needs of it. */
export interface SignedIn {
  readonly account: {
    readonly id: string
    readonly agencyId: string
    readonly username: string
    readonly displayName: string
    readonly role: Role
    readonly language: 'vi' | 'en'
    /** The only rights of its role that another system has; absent for people. */
    readonly only?: readonly string[] | null
  }
  readonly agency: { readonly id: string; readonly code: string; readonly name: string }
  /** Of a system: the token's. */
  readonly sessionId: string
  /** Empty for a system, which needs none. */
  readonly csrfToken: string
  /** The password is somebody else's making; not asked of who came by an OpenID provider. */
  readonly mustChangePassword: boolean
  /** The role must have a second factor and the account has none; an OpenID provider answers for that, too. */
  readonly mustSetUpSecondFactor: boolean
  readonly secondFactor: boolean
  readonly rights: readonly Right[]
}

/** How a person proved who they are. */
export type Way = 'password' | 'oidc'

const hashToken = (token: string) => createHash('sha256').update(token).digest()
const newToken = () => randomBytes(32).toString('base64url')

/** Times of a session, from the configuration. */
export type SessionTimes = Pick<Config, 'sessionIdleMs' | 'sessionAbsoluteMs'>

/** Opens a session; the token goes into the browser's cookie and nowhere else. */
export async function openSession(
  tx: Transaction,
  accountId: string,
  from: { readonly address: string; readonly userAgent: string | undefined; readonly way: Way },
  times: SessionTimes,
): Promise<{ readonly token: string }> {
  const token = newToken()
  await tx
    .insertInto('session')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      account_id: accountId,
      csrf_token: newToken(),
      way: from.way,
      expires_at: new Date(Date.now() + times.sessionAbsoluteMs),
      address: from.address,
      user_agent: from.userAgent?.slice(0, 200) ?? null,
    })
    .execute()
  return { token }
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
    .innerJoin('credential', 'credential.account_id', 'account.id')
    .leftJoin('setting', on => on.on('setting.name', '=', secondFactorRolesName))
    .select([
      'session.id as session_id',
      'session.csrf_token',
      'session.last_seen_at',
      'session.way',
      'credential.totp_since',
      'setting.value as second_factor_roles',
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
    sessionId: row.session_id,
    csrfToken: row.csrf_token,
    mustChangePassword: row.must_change_password && row.way === 'password',
    mustSetUpSecondFactor:
      row.totp_since === null &&
      row.way === 'password' &&
      readSecondFactorRoles(row.second_factor_roles).includes(row.role),
    secondFactor: row.totp_since !== null,
    rights: await listHeldRights(tx, { id: row.id, agencyId: row.agency_id, role: row.role }),
  }
}

/** Ends the sessions of an account: all, one, or all but one. Gives how many were open. */
export async function revokeSessions(
  tx: Transaction,
  accountId: string,
  which: { readonly only?: string; readonly but?: string } = {},
): Promise<number> {
  let query = tx
    .updateTable('session')
    .set({ revoked_at: new Date() })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.but !== undefined) query = query.where('id', '!=', which.but)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}
