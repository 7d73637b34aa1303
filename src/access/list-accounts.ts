import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { Account } from './schema.ts'

/** The accounts of a jurisdiction, by user name. */
export async function listAccounts(tx: Transaction, jurisdiction: Jurisdiction): Promise<readonly Account[]> {
  let query = tx
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agency_id')
    .select([
      'account.id',
      'account.username',
      'account.display_name',
      'account.role',
      'account.disabled_at',
      'account.created_at',
      'account.agency_id',
      'agency.code',
      'agency.name',
    ])
    .orderBy('account.username')
  if (!('scope' in jurisdiction))
    query = query.where('account.agency_id', '=', eb => eb.fn.any(eb.val([...jurisdiction.agencies])))
  return (await query.execute()).map(row => ({
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    agency: { id: row.agency_id, code: row.code, name: row.name },
    disabled: row.disabled_at !== null,
    createdAt: row.created_at.toISOString(),
  }))
}
