import { timingSafeEqual } from 'node:crypto'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { listHeldRights } from '../jurisdiction.ts'
import type { SignedIn } from '../session.ts'
import { hashToken, isToken, isWithin } from './token.ts'

/**
 * The system behind a token, as a request needs it, in a transaction of scope 'all'. Throws `token.invalid` (also for a revoked token and a
 * disabled system), `token.expired`, `token.address`.
 */
export async function getBearer(tx: Transaction, token: string, address: string): Promise<SignedIn> {
  const row = isToken(token) ? await findRow(tx, hashToken(token)) : undefined
  // Found by an index, compared once more in constant time.
  if (row === undefined || !timingSafeEqual(row.token_hash, hashToken(token)))
    throw new AppError('token.invalid')
  if (row.expires_at.getTime() <= Date.now()) throw new AppError('token.expired')
  if (!isWithin(row.addresses, address)) throw new AppError('token.address')
  await noteUse(tx, row.token_id, row.last_used_on)
  const { id, agency_id: agencyId, role, rights: only } = row
  return {
    account: {
      ...{ id, agencyId, role, only },
      username: row.username,
      displayName: row.display_name,
      language: row.language,
    },
    agency: { id: agencyId, code: row.code, name: row.name },
    sessionId: row.token_id,
    csrfToken: '',
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    secondFactor: false,
    rights: await listHeldRights(tx, { id, agencyId, role, only }),
  }
}

function findRow(tx: Transaction, hash: Buffer) {
  return tx
    .selectFrom('access_token')
    .innerJoin('account', 'account.id', 'access_token.account_id')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select(['access_token.id as token_id', 'access_token.token_hash', 'access_token.expires_at'])
    .select(['access_token.addresses', 'access_token.last_used_on'])
    .select(['account.id', 'account.agency_id', 'account.username', 'account.display_name', 'account.role'])
    .select(['account.language', 'account.rights', 'agency.code', 'agency.name'])
    .where('access_token.token_hash', '=', hash)
    .where('access_token.revoked_at', 'is', null)
    .where('account.kind', '=', 'system')
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Once a day: enough to see which tokens nobody uses. */
async function noteUse(tx: Transaction, id: string, last: string | null): Promise<void> {
  if (last === today()) return
  await tx.updateTable('access_token').set({ last_used_on: today() }).where('id', '=', id).execute()
}
