import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { Assignment } from './schema.ts'

/** Who gives books away: the books of the jurisdiction, on behalf of an agency. */
export interface Assigner {
  readonly agencyId: string
  readonly jurisdiction: Jurisdiction
}

const contractorRoles = ['scanner', 'keyer', 'checker']

/**
 * The scanners, keyers and checkers that may be given books: those of the agencies of the jurisdiction, and those of the agencies above, where
 * a contractor's staff works for the whole province.
 */
export async function listAssignable(
  tx: Transaction,
  { agencyId, jurisdiction }: Assigner,
): Promise<readonly Assignment['account'][]> {
  const isAll = 'scope' in jurisdiction
  const within = isAll ? [] : jurisdiction.agencies
  const { rows } = await sql<Assignment['account']>`
    with recursive above (id) as (
      select ${agencyId}::uuid
      union
      select next.id from above cross join lateral (
        select parent_id as id from agency where id = above.id and parent_id is not null
        union all
        select successor_id from agency_succession where predecessor_id = above.id and extent = 'full'
      ) next
    )
    select id, username, display_name as "displayName", role from account
    where role = any(${contractorRoles}::text[]) and disabled_at is null
      and (${isAll}::boolean or agency_id = any(${within}::uuid[]) or agency_id in (select id from above))
    order by display_name, username`.execute(tx)
  return rows
}

/** Throws `assignment.account` for an account that may not be given books. */
export async function requireAssignable(
  tx: Transaction,
  assigner: Assigner,
  accountId: string,
): Promise<void> {
  const accounts = await listAssignable(tx, assigner)
  if (accounts.every(account => account.id !== accountId)) throw new AppError('assignment.account')
}
