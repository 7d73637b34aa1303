import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** Of an entry (an expression for its agency and one for its id): whether an account has had it for keying, or taken back from it, or set it as gold. */
export const isOwnWork = (agency: unknown, entry: unknown, accountId: string) =>
  sql<boolean>`(exists (
    select from keying_task task join keying_batch batch on batch.agency_id = task.agency_id and batch.id = task.batch_id
    where task.agency_id = ${agency} and task.entry_id = ${entry} and batch.account_id = ${accountId})
  or exists (select from gold_entry gold where gold.agency_id = ${agency} and gold.entry_id = ${entry} and gold.account_id = ${accountId}))`

/** Throws `keying.own-work` for who keyed an entry: nobody judges what they did themselves. */
export async function refuseOwnWork(
  tx: Transaction,
  agencyId: string,
  entryId: string,
  accountId: string,
): Promise<void> {
  const { rows } = await sql<{
    own: boolean
  }>`select ${isOwnWork(agencyId, entryId, accountId)} as own`.execute(tx)
  if (rows[0]?.own === true) throw new AppError('keying.own-work')
}
