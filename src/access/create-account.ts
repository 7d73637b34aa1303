import { v7 as newId } from 'uuid'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import { hasCode } from '../platform/error-code.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { hashPassword } from './password.ts'
import { checkPassword } from './password-rules.ts'
import { checkRoleLevel } from './role-level.ts'
import type { Role } from './schema.ts'

/** A new account. The password is whole here and hashed before it is stored. */
export interface NewAccount {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly agencyId: string
  readonly password: string
  readonly mustChangePassword?: boolean
  readonly language?: 'vi' | 'en'
  /** Who the person is at the OpenID provider. */
  readonly externalId?: string | null
}

const usernamePattern = /^[a-z0-9._-]{2,40}$/

/**
 * Creates an account and returns its id, in a transaction of scope 'all' (credentials are seen by no other); `by` is who does it, null at
 * the machine itself. Throws `account.username`, `account.exists`, `account.external-exists`, `account.role-level`, `agency.unknown`,
 * `password.*`.
 */
export async function createAccount(
  tx: Transaction,
  account: NewAccount,
  by: string | null,
): Promise<string> {
  const username = account.username.trim().toLowerCase()
  if (!usernamePattern.test(username)) throw new AppError('account.username', { username })
  await checkRoleLevel(tx, account.role, account.agencyId)
  const { code } = await tx
    .selectFrom('agency')
    .select('code')
    .where('id', '=', account.agencyId)
    .executeTakeFirstOrThrow()
  await checkPassword(account.password, { username, displayName: account.displayName, agencyCode: code })
  return storeAccount(tx, { ...account, username }, by)
}

/** Stores an account without asking whether it makes sense: for tests, which need accounts that could not be made. */
export async function storeAccount(tx: Transaction, account: NewAccount, by: string | null): Promise<string> {
  const id = newId()
  const { username, role } = account
  const added = await tx
    .insertInto('account')
    .values({
      id,
      agency_id: account.agencyId,
      username,
      display_name: account.displayName.normalize('NFC').trim(),
      role,
      must_change_password: account.mustChangePassword ?? false,
      language: account.language ?? 'vi',
    })
    .onConflict(conflict => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) throw new AppError('account.exists', { username })
  await tx
    .insertInto('credential')
    .values({
      account_id: id,
      password_hash: await hashPassword(account.password),
      external_id: account.externalId ?? null,
    })
    .execute()
    .catch(refuseTakenExternalId)
  await appendJournal(tx, {
    agencyId: account.agencyId,
    accountId: by,
    action: 'account.create',
    subject: `account:${id}`,
    detail: { role },
    after: { role, agencyId: account.agencyId, username },
  })
  return id
}

/** The external id is unique: says so to a person. */
export function refuseTakenExternalId(error: unknown): never {
  throw hasCode(error, '23505') ? new AppError('account.external-exists', {}, error) : error
}
