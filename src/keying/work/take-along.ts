import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { BatchRef } from './read-pack.ts'

/** Notes that one's own batch lies on the person's machine, to be keyed without a line. Throws `not-found`. */
export async function takeAlong(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  accountId: string,
): Promise<void> {
  const { rows } = await sql<{ book_id: string; first: boolean }>`
    update keying_batch batch set offline_at = coalesce(before.offline_at, now())
    from keying_batch before
    where batch.agency_id = ${agencyId} and batch.id = ${batchId} and batch.account_id = ${accountId}
      and before.agency_id = batch.agency_id and before.id = batch.id
    returning batch.book_id, before.offline_at is null as first`.execute(tx)
  const batch = rows[0]
  if (batch === undefined) throw new AppError('not-found')
  if (!batch.first) return
  const detail = { batch: batchId }
  await appendJournal(tx, {
    agencyId,
    action: 'keying.take-along',
    subject: `book:${batch.book_id}`,
    detail,
  })
}
