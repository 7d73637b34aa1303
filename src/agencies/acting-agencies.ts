import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'

/** Which agencies an agency acts for today. Ids, in no particular order. */
export interface ActingAgencies {
  /** Its own, those it wholly took over from through any number of mergers and, with `below`, their subtrees. */
  readonly whole: readonly string[]
  /**
   * Those that ended and of which it took a part only, and what had come to them. Which successor holds a book of theirs is not
   * known from the succession: it stands with the book (`book.keeper_id`). One that lost a part and lives on keeps its books.
   */
  readonly partial: readonly string[]
}

/**
 * The agencies an agency acts for. An agency that was split is wholly within when every one of its (two or more) successors is: the books of a
 * divided commune are all the province's, whichever commune keeps them. A succession counts from its day on.
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

/** Whether the predecessor of a link `s` ended and nobody took it over wholly: its books are its part-successors'. */
const isDivided = (day: string) => sql`
  exists (select from agency p where p.id = s.predecessor_id and p.valid_to <= ${day}::date)
  and not exists (select from agency_succession f
    where f.predecessor_id = s.predecessor_id and f.extent = 'full' and f.on_date <= ${day}::date)`

/** What is reached from some agencies over successions and, with `below`, children. */
async function close(
  tx: Transaction,
  from: readonly string[],
  below: boolean,
  partial: boolean,
): Promise<readonly string[]> {
  const day = today()
  const { rows } = await sql<{ id: string }>`
    with recursive acting (id) as (
      select unnest(${from}::uuid[])
      union
      select next.id
      from acting
      cross join lateral (
        select s.predecessor_id as id from agency_succession s
          where s.successor_id = acting.id and s.on_date <= ${day}::date
            and (s.extent = 'full' or (${partial}::boolean and ${isDivided(day)}))
        union all
        select child.id from agency child where child.parent_id = acting.id and ${below}::boolean
      ) next
    )
    select id from acting`.execute(tx)
  return rows.map(row => row.id)
}

/** Agencies outside a set all of whose successors are in it; a single part-successor means that the other parts are not recorded. */
async function listWhollyCovered(tx: Transaction, within: readonly string[]): Promise<readonly string[]> {
  const day = today()
  const { rows } = await sql<{ id: string }>`
    select s.predecessor_id as id from agency_succession s
    where s.predecessor_id in (select predecessor_id from agency_succession where successor_id = any(${within}::uuid[]))
      and s.predecessor_id <> all(${within}::uuid[]) and s.on_date <= ${day}::date and ${isDivided(day)}
    group by s.predecessor_id having count(*) > 1 and bool_and(s.successor_id = any(${within}::uuid[]))`.execute(
    tx,
  )
  return rows.map(row => row.id)
}
