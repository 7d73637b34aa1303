import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { refuseLastAdministrator } from './last-administrator.ts'
import { findReach } from './rights.ts'
import { checkRoleLevel } from './role-level.ts'
import type { Role } from './schema.ts'
import { revokeSessions } from './session.ts'

/** What decides an account's rights. */
export interface AccountRights {
  readonly role: Role
  readonly agencyId: string
}

/**
 * Whether the change could be made now; for who asks, so that a second person is not troubled with what can't be. Gives the rights
 * as they stand. Throws `not-found`, `account.same-rights`, `agency.unknown`, `account.role-level`, `account.last-administrator`.
 */
export async function checkChangeOfRights(
  tx: Transaction,
  accountId: string,
  next: AccountRights,
): Promise<AccountRights> {
  const account = await tx
    .selectFrom('account')
    .select(['role', 'agency_id'])
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (account === undefined) throw new AppError('not-found')
  const before = { role: account.role, agencyId: account.agency_id }
  if (before.role === next.role && before.agencyId === next.agencyId)
    throw new AppError('account.same-rights')
  await checkRoleLevel(tx, next.role, next.agencyId)
  await refuseLastAdministrator(tx, accountId)
  return before
}

/**
 * Gives an account another role or agency: the effect of an approved change, in a transaction of scope 'all'. The account is
 * signed out everywhere. Its assigned books stay only where it goes on working from assignments, at the same agency. Noted in
 * the journal of the agency it leaves and of the one it comes to. Throws as `checkChangeOfRights`.
 */
export async function changeRights(tx: Transaction, accountId: string, next: AccountRights): Promise<void> {
  const before = await checkChangeOfRights(tx, accountId, next)
  await tx
    .updateTable('account')
    .set({ role: next.role, agency_id: next.agencyId })
    .where('id', '=', accountId)
    .execute()
  const keepsBooks = findReach(next.role, 'books.read') === 'assigned' && before.agencyId === next.agencyId
  const ended = keepsBooks ? 0 : await endAssignments(tx, accountId)
  await revokeSessions(tx, accountId)
  const after = { role: next.role, agencyId: next.agencyId }
  // In one order, so that two changes can't wait for each other's chain.
  for (const agencyId of [...new Set([before.agencyId, next.agencyId])].sort()) {
    await appendJournal(tx, {
      agencyId,
      action: 'account.change-rights',
      subject: `account:${accountId}`,
      detail: { before, after, assignmentsEnded: ended },
      before,
      after,
    })
  }
}

async function endAssignments(tx: Transaction, accountId: string): Promise<number> {
  const deleted = await tx.deleteFrom('assignment').where('account_id', '=', accountId).executeTakeFirst()
  return Number(deleted.numDeletedRows)
}
