import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/**
 * The account's own batch of a book of which nothing has been keyed yet: asked again after a lost answer, or twice, nobody gets more
 * than they work on.
 */
export async function findUntouchedBatch(
  tx: Transaction,
  { agencyId, bookId, accountId }: Readonly<Record<'agencyId' | 'bookId' | 'accountId', string>>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select batch.id from keying_batch batch
    where batch.account_id = ${accountId} and batch.agency_id = ${agencyId} and batch.book_id = ${bookId}
      and batch.finished_at is null and batch.revoked_at is null and not exists (
        select from keying_task task join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
        where task.agency_id = batch.agency_id and task.batch_id = batch.id)
    order by batch.handed_at limit 1`.execute(tx)
  return rows[0]?.id
}
