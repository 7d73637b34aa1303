import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { requestSettling } from '../settle/request-settling.ts'

/**
 * Takes a batch back: what is finished or parked stays and counts, what is open can be handed out again, what was typed of it is kept. Returns how many entries
 * that are. Throws `not-found`, `keying.batch-ended`.
 */
export async function revokeBatch(
  tx: Transaction,
  { agencyId, batchId, accountId }: Readonly<Record<'agencyId' | 'batchId' | 'accountId', string>>,
): Promise<number> {
  // The batch before its tasks, as saving does.
  const batch = await tx
    .selectFrom('keying_batch')
    .select(['book_id', 'account_id', 'finished_at', 'revoked_at'])
    .where('agency_id', '=', agencyId)
    .where('id', '=', batchId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (batch === undefined) throw new AppError('not-found')
  if (batch.finished_at !== null || batch.revoked_at !== null) throw new AppError('keying.batch-ended')
  const { rows: withdrawn } = await sql`
    update keying_task set state = 'withdrawn' where agency_id = ${agencyId} and batch_id = ${batchId} and state = 'open' returning id`.execute(
    tx,
  )
  await sql`
    update keying_batch set revoked_at = now(), revoked_by = ${accountId} where agency_id = ${agencyId} and id = ${batchId}`.execute(
    tx,
  )
  await requestSettling(tx, agencyId, batch.book_id)
  const detail = { batch: batchId, account: batch.account_id, withdrawn: withdrawn.length }
  await appendJournal(tx, { agencyId, action: 'keying.revoke', subject: `book:${batch.book_id}`, detail })
  return withdrawn.length
}
