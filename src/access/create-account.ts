import { v7 as newId } from 'uuid'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { checkPassword, hashPassword } from './password.ts'
import type { Role } from './schema.ts'
import { revokeOtherSessions } from './session.ts'

/** A new account. The password is whole here and hashed before it is stored. */
export interface NewAccount {
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly agencyId: string
  readonly password: string
  readonly mustChangePassword?: boolean
  readonly language?: 'vi' | 'en'
}

const usernamePattern = /^[a-z0-9._-]{2,40}$/

/** Creates an account and returns its id, in a transaction of scope 'all' (credentials are seen by no other); `by` is who does it, null at the machine itself. Throws `account.username`, `account.exists`, `password.weak`. */
export async function createAccount(
  tx: Transaction,
  account: NewAccount,
  by: string | null,
): Promise<string> {
  const username = account.username.trim().toLowerCase()
  if (!usernamePattern.test(username)) throw new AppError('account.username', { username })
  checkPassword(account.password, username)
  const id = newId()
  const added = await tx
    .insertInto('account')
    .values({
      id,
      agency_id: account.agencyId,
      username,
      display_name: account.displayName.normalize('NFC').trim(),
      role: account.role,
      must_change_password: account.mustChangePassword ?? false,
      language: account.language ?? 'vi',
    })
    .onConflict(conflict => conflict.column('username').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) throw new AppError('account.exists', { username })
  await tx
    .insertInto('credential')
    .values({ account_id: id, password_hash: await hashPassword(account.password) })
    .execute()
  const detail = { role: account.role }
  await appendJournal(tx, {
    agencyId: account.agencyId,
    accountId: by,
    action: 'account.create',
    subject: `account:${id}`,
    detail,
  })
  return id
}

/** Sets a new password for somebody and ends their sessions. Throws `account.unknown`, `password.weak`. */
export async function resetPassword(
  tx: Transaction,
  username: string,
  password: string,
  by: string | null,
): Promise<void> {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'agency_id'])
    .where('username', '=', username)
    .executeTakeFirst()
  if (account === undefined) throw new AppError('account.unknown', { username })
  checkPassword(password, username)
  await tx
    .updateTable('credential')
    .set({ password_hash: await hashPassword(password), password_changed_at: new Date() })
    .where('account_id', '=', account.id)
    .execute()
  await tx.updateTable('account').set({ must_change_password: true }).where('id', '=', account.id).execute()
  await revokeOtherSessions(tx, account.id)
  await appendJournal(tx, {
    agencyId: account.agency_id,
    accountId: by,
    action: 'account.reset-password',
    subject: `account:${account.id}`,
  })
}
