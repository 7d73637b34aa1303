import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { type Agency, readAgency } from './find-agency.ts'

/** Which agencies an agency acts for. */
export interface ActingOptions {
  /** Also for every agency below it, past and present. */
  readonly below: boolean
  /**
   * Also for agencies it took over only in part (a commune that was split). Which of the successors holds a book is not known
   * from the succession, so all may look, and only a successor to the whole may change.
   */
  readonly partial: boolean
}

/**
 * The agencies whose rows an agency may see today: its own, those it took over from (through any number of mergers), and,
 * with `below`, their subtrees. Ids, in no particular order.
 */
export async function agenciesActingFor(
  tx: Transaction,
  agencyId: string,
  { below, partial }: ActingOptions,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive acting (id) as (
      select ${agencyId}::uuid
      union
      select next.id
      from acting
      cross join lateral (
        select predecessor_id as id from agency_succession
          where successor_id = acting.id and (extent = 'full' or ${partial}::boolean)
        union all
        select child.id from agency child where child.parent_id = acting.id and ${below}::boolean
      ) next
    )
    select id from acting`.execute(tx)
  return rows.map(row => row.id)
}

/** The agency and every agency below it, past and present, without successions. */
export async function subtree(tx: Transaction, agencyId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below (id) as (
      select ${agencyId}::uuid
      union
      select agency.id from agency join below on agency.parent_id = below.id
    )
    select id from below`.execute(tx)
  return rows.map(row => row.id)
}

/** Agencies by code, past and present; all of them, or only these. */
export async function listAgencies(tx: Transaction, only?: readonly string[]): Promise<readonly Agency[]> {
  const query = tx.selectFrom('agency').selectAll().orderBy('code').orderBy('valid_from')
  const rows = await (only === undefined
    ? query
    : query.where('id', 'in', [...only, '00000000-0000-0000-0000-000000000000'])
  ).execute()
  return rows.map(readAgency)
}
