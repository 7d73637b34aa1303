import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { AccountState } from './account-state.ts'
import { hashPassword } from './password.ts'
import { checkNewPassword } from './password-rules.ts'
import { revokeSessions } from './session.ts'
import { forgetFailures } from './throttle.ts'

/**
 * Gives an account a temporary password, which the person must change when first signing in; signs it out everywhere and forgets its failed
 * attempts, so that it can be used at once. Throws `password.*`.
 */
export async function resetPassword(tx: Transaction, account: AccountState, password: string): Promise<void> {
  await checkNewPassword(tx, account.id, password)
  await setPassword(tx, account.id, password, { temporary: true })
  await revokeSessions(tx, account.id)
  await forgetFailures(tx, account)
  await appendJournal(tx, {
    agencyId: account.agencyId,
    action: 'account.reset-password',
    subject: `account:${account.id}`,
  })
}

/** Stores a password that has been checked. */
export async function setPassword(
  tx: Transaction,
  accountId: string,
  password: string,
  { temporary }: { readonly temporary: boolean },
): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ password_hash: await hashPassword(password), password_changed_at: new Date() })
    .where('account_id', '=', accountId)
    .execute()
  await tx
    .updateTable('account')
    .set({ must_change_password: temporary })
    .where('id', '=', accountId)
    .execute()
}
