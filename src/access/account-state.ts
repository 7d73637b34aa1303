import { AppError } from '../errors.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { includesAgency } from './jurisdiction.ts'
import type { Role } from './schema.ts'

/** What an account is, for whoever is about to change it. */
export interface AccountState {
  readonly id: string
  readonly agencyId: string
  readonly username: string
  readonly role: Role
  readonly displayName: string
  readonly externalId: string | null
  readonly disabled: boolean
  readonly secondFactor: boolean
}

/** An account within a jurisdiction, locked, in a transaction of scope 'all'. Throws `not-found`: outside, its existence is nobody's business. */
export async function getAccount(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  accountId: string,
): Promise<AccountState> {
  const account = await findAccount(tx, { id: accountId })
  if (account === undefined || !includesAgency(jurisdiction, account.agencyId))
    throw new AppError('not-found')
  return account
}

/** An account by id or user name, locked; for the machine itself. */
export async function findAccount(
  tx: Transaction,
  by: { readonly id: string } | { readonly username: string },
): Promise<AccountState | undefined> {
  const [column, value] =
    'id' in by ? (['account.id', by.id] as const) : (['account.username', by.username] as const)
  const row = await tx
    .selectFrom('account')
    .innerJoin('credential', 'credential.account_id', 'account.id')
    .select([
      'account.id',
      'account.agency_id',
      'account.username',
      'account.role',
      'account.display_name',
      'account.disabled_at',
      'credential.external_id',
      'credential.totp_since',
    ])
    .where(column, '=', value)
    .forNoKeyUpdate('account')
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      agencyId: row.agency_id,
      username: row.username,
      role: row.role,
      displayName: row.display_name,
      externalId: row.external_id,
      disabled: row.disabled_at !== null,
      secondFactor: row.totp_since !== null,
    }
  )
}
