import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'

/**
 * Throws `account.last-administrator` when an account is the last enabled administrator of an agency that has none above it:
 * nobody could make accounts any more. Whoever asks this next waits for the end of the transaction, so that two administrators
 * can't remove each other at the same moment.
 */
export async function refuseLastAdministrator(tx: Transaction, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('sogoc.administrators', 0))`.execute(tx)
  const account = await tx
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select(['account.agency_id', 'account.role', 'account.disabled_at', 'agency.parent_id'])
    .where('account.id', '=', accountId)
    .executeTakeFirst()
  if (account?.role !== 'administrator' || account.disabled_at !== null || account.parent_id !== null) return
  const other = await tx
    .selectFrom('account')
    .select('id')
    .where('agency_id', '=', account.agency_id)
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .where('id', '!=', accountId)
    .limit(1)
    .executeTakeFirst()
  if (other === undefined) throw new AppError('account.last-administrator')
}
