import { sql } from 'kysely'
import { practiceOfficeId } from '../agencies/schema.ts'
import { AppError } from '../errors.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { listOpenSessions } from './list-sessions.ts'
import type { Account, AccountDetail } from './schema.ts'
import type { SessionTimes } from './session.ts'

/** The accounts of the agencies in a jurisdiction, by user name; in a transaction of scope 'all'. */
export async function listAccounts(tx: Transaction, jurisdiction: Jurisdiction): Promise<readonly Account[]> {
  return (await selectAccounts(tx, jurisdiction).orderBy('account.username').execute()).map(readAccount)
}

/** One account with its open sessions. Throws `not-found`, also for accounts outside the jurisdiction. */
export async function getAccountDetail(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  accountId: string,
  times: SessionTimes,
): Promise<AccountDetail> {
  const row = await selectAccounts(tx, jurisdiction).where('account.id', '=', accountId).executeTakeFirst()
  if (row === undefined) throw new AppError('not-found')
  const sessions = await listOpenSessions(tx, accountId, times)
  return { ...readAccount(row), externalId: row.external_id, sessions: [...sessions] }
}

function selectAccounts(tx: Transaction, jurisdiction: Jurisdiction) {
  const query = tx
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .innerJoin('credential', 'credential.account_id', 'account.id')
    .select([
      'account.id',
      'account.username',
      'account.display_name',
      'account.role',
      'account.must_change_password',
      'account.disabled_at',
      'account.created_at',
      'account.agency_id',
      'agency.code',
      'agency.name',
      'credential.external_id',
      'credential.totp_since',
      sql<Date | null>`(select max(last_seen_at) from session where session.account_id = account.id)`.as(
        'last_seen_at',
      ),
      sql<number>`(select count(*) from assignment where assignment.account_id = account.id and assignment.agency_id <> ${practiceOfficeId})`.as(
        'books',
      ),
    ])
  return 'scope' in jurisdiction
    ? query
    : query.where('account.agency_id', '=', eb => eb.fn.any(eb.val([...jurisdiction.agencies])))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAccounts>['execute']>>[number]

function readAccount(row: Row): Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    agency: { id: row.agency_id, code: row.code, name: row.name },
    disabled: row.disabled_at !== null,
    mustChangePassword: row.must_change_password,
    secondFactor: row.totp_since !== null,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    books: row.books,
  }
}
