import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { AccountState } from './account-state.ts'
import { refuseLastAdministrator } from './last-administrator.ts'
import { revokeSessions } from './session.ts'

/** Disables an account and signs it out everywhere; disabled already is a success. Throws `account.last-administrator`. */
export async function disableAccount(tx: Transaction, account: AccountState, reason: string): Promise<void> {
  if (account.disabled) return
  await refuseLastAdministrator(tx, account.id)
  await tx.updateTable('account').set({ disabled_at: new Date() }).where('id', '=', account.id).execute()
  await revokeSessions(tx, account.id)
  await noteChange(tx, account, 'account.disable', reason)
}

/** Lets an account sign in again; enabled already is a success. */
export async function enableAccount(tx: Transaction, account: AccountState, reason: string): Promise<void> {
  if (!account.disabled) return
  await tx.updateTable('account').set({ disabled_at: null }).where('id', '=', account.id).execute()
  await noteChange(tx, account, 'account.enable', reason)
}

function noteChange(
  tx: Transaction,
  account: AccountState,
  action: 'account.disable' | 'account.enable',
  reason: string,
): Promise<void> {
  const { id, agencyId, disabled } = account
  return appendJournal(tx, {
    agencyId,
    action,
    subject: `account:${id}`,
    detail: { reason },
    before: { disabled },
    after: { disabled: !disabled },
  })
}
