import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { type ApprovalPlace, answerApproval, getApprovalRow, sealedState } from './approval-row.ts'

/** Takes back what one asked for oneself, while nobody has decided it. Throws `not-found`, `approval.not-own`, `approval.answered`. */
export async function withdrawApproval(
  tx: Transaction,
  place: ApprovalPlace,
  accountId: string,
): Promise<void> {
  const row = await getApprovalRow(tx, place, 'lock')
  if (row.asked_by !== accountId) throw new AppError('approval.not-own')
  const answered = await answerApproval(tx, place, { state: 'withdrawn', by: accountId, reason: null })
  await appendJournal(tx, {
    agencyId: row.agency_id,
    accountId,
    action: 'approval.withdraw',
    subject: `approval:${row.id}`,
    detail: { action: row.action, of: row.subject },
    before: sealedState(row),
    after: sealedState(answered),
  })
}
