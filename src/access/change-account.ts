import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { AccountState } from './account-state.ts'
import { refuseTakenExternalId } from './create-account.ts'

/** What one person may change of an account; role and agency need two. */
export interface AccountDetails {
  readonly displayName: string
  readonly externalId: string | null
}

/** Changes the name shown and who the person is at the OpenID provider. Throws `account.external-exists`. */
export async function changeAccount(
  tx: Transaction,
  account: AccountState,
  next: AccountDetails,
): Promise<void> {
  const { id, agencyId, displayName, externalId } = account
  const before = { displayName, externalId }
  const after = { displayName: next.displayName.normalize('NFC'), externalId: next.externalId }
  if (before.displayName === after.displayName && before.externalId === after.externalId) return
  await tx.updateTable('account').set({ display_name: after.displayName }).where('id', '=', id).execute()
  await tx
    .updateTable('credential')
    .set({ external_id: after.externalId })
    .where('account_id', '=', id)
    .execute()
    .catch(refuseTakenExternalId)
  await appendJournal(tx, {
    agencyId,
    action: 'account.update',
    subject: `account:${id}`,
    // No names in the journal: only whether the identity at the provider changed.
    detail: { externalId: before.externalId !== after.externalId },
    before,
    after,
  })
}
