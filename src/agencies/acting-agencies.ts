import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { type Agency, readAgency } from './find-agency.ts'

/** Which agencies an agency acts for today. Ids, in no particular order. */
export interface ActingAgencies {
  /** Its own, those it wholly took over from through any number of mergers and, with `below`, their subtrees. */
  readonly whole: readonly string[]
  /**
   * Those it took over from in part only, and what had come to them. Which successor holds a book of theirs is not known from
   * the succession: it stands with the book (`book.keeper_id`).
   */
  readonly partial: readonly string[]
}

/**
 * The agencies an agency acts for. An agency that was split is wholly within when every one of its (two or more) successors is: the books of a
 * divided commune are all the province's, whichever commune keeps them.
 */
export async function findActingAgencies(
  tx: Transaction,
  agencyId: string,
  { below }: { readonly below: boolean },
): Promise<ActingAgencies> {
  let whole = await close(tx, [agencyId], below, false)
  for (;;) {
    const joined = await listWhollyCovered(tx, whole)
    if (joined.length === 0) break
    whole = await close(tx, [...whole, ...joined], below, false)
  }
  const known = new Set(whole)
  const partial = (await close(tx, whole, below, true)).filter(id => !known.has(id))
  return { whole, partial }
}

/** What is reached from some agencies over successions and, with `below`, children. */
async function close(
  tx: Transaction,
  from: readonly string[],
  below: boolean,
  partial: boolean,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive acting (id) as (
      select unnest(${from}::uuid[])
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

/** Agencies outside a set all of whose successors are in it; a single part-successor means that the other parts are not recorded. */
async function listWhollyCovered(tx: Transaction, within: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select predecessor_id as id from agency_succession
    where predecessor_id in (select predecessor_id from agency_succession where successor_id = any(${within}::uuid[]))
      and predecessor_id <> all(${within}::uuid[])
    group by predecessor_id having count(*) > 1 and bool_and(successor_id = any(${within}::uuid[]))`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

/** Agencies by code, past and present; all of them, or only these. */
export async function listAgencies(tx: Transaction, only?: readonly string[]): Promise<readonly Agency[]> {
  const query = tx.selectFrom('agency').selectAll().orderBy('code').orderBy('valid_from')
  const rows = await (only === undefined
    ? query
    : query.where('id', '=', eb => eb.fn.any(eb.val([...only])))
  ).execute()
  return rows.map(readAgency)
}
