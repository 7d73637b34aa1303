import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type DifferenceRef, lockDifference } from './settle-difference.ts'

/**
 * Takes back one's own decision: the difference is open again, and the entry waits for it when it was finished already. Throws `not-found`, also for another's
 * decision, `keying.decided` when the entry has gone on to be checked, `book.closed`.
 */
export async function reopenDifference(
  tx: Transaction,
  { agencyId, differenceId, accountId }: DifferenceRef,
): Promise<void> {
  const difference = await lockDifference(tx, agencyId, differenceId)
  if (difference.decidedBy !== accountId) throw new AppError('not-found')
  await requireOpenBook(tx, agencyId, difference.book)
  if (!difference.gold) {
    const { rows } = await sql`
      update entry set status = 'assigned', fields = fields - ${difference.field}::text
      where agency_id = ${agencyId} and id = ${difference.entry} and status in ('assigned', 'keyed')
      returning id`.execute(tx)
    if (rows.length === 0) throw new AppError('keying.decided')
  }
  await sql`
    update keying_difference set "value" = null, doubt = null, fault = null, note = null, account_id = null, settled_at = null
    where agency_id = ${agencyId} and id = ${differenceId}`.execute(tx)
  await appendJournal(tx, {
    ...{ agencyId, action: 'keying.reopen', subject: `case:${difference.entry}` },
    detail: { difference: differenceId, field: difference.field },
  })
}
