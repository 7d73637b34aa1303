import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'

/** An agency as it is named beside other things. */
export interface AgencyName {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** Who has the books of an agency today. */
export interface Custody {
  /** Itself while it exists, else whoever wholly succeeded it in the end; null when it was divided or nobody is recorded. */
  readonly keeper: AgencyName | null
  /** Where `keeper` is null: the agencies of today that it may be, by name. */
  readonly candidates: readonly AgencyName[]
}

/** An agency on the way from a predecessor to today. `heirs` are those whose succession is in force. */
export interface CustodyNode extends AgencyName {
  readonly exists: boolean
  readonly heirs: readonly { readonly id: string; readonly whole: boolean }[]
  /** The agency above one that ended without an heir: its books went up, as those of the districts did. */
  readonly above: string | null
}

/** Who has the books of some agencies today, in one query for all of them. */
export async function findCustody(
  tx: Transaction,
  agencyIds: readonly string[],
): Promise<ReadonlyMap<string, Custody>> {
  const day = today()
  const { rows } = await sql<CustodyNode>`
    with recursive
    -- Not materialized: each of hundreds of agencies looks its links up by the primary key.
    link as not materialized (
      select predecessor_id, successor_id, extent from agency_succession where on_date <= ${day}::date),
    reached (id) as (
      select unnest(${[...new Set(agencyIds)]}::uuid[])
      union
      select next.id from reached cross join lateral (
        select successor_id as id from link where predecessor_id = reached.id
        union all
        select parent_id from agency
          where id = reached.id and parent_id is not null and valid_to <= ${day}::date
            and not exists (select from link where predecessor_id = reached.id)
      ) next
    )
    select a.id, a.code, a.name, (a.valid_to is null or a.valid_to > ${day}::date) as "exists",
      coalesce((select json_agg(json_build_object('id', successor_id, 'whole', extent = 'full') order by successor_id)
        from link where predecessor_id = a.id), '[]') as heirs,
      case when a.valid_to <= ${day}::date and not exists (select from link where predecessor_id = a.id)
        then a.parent_id end as above
    from reached join agency a using (id)`.execute(tx)
  return resolveCustody(rows, agencyIds)
}

/**
 * Who has the books, along the heirs: a whole heir has all of them; of an agency that ended divided nobody is known, unless all
 * its parts have come to one agency since. The same as `findActingAgencies`, seen from the other end.
 */
export function resolveCustody(
  nodes: readonly CustodyNode[],
  agencyIds: readonly string[],
): ReadonlyMap<string, Custody> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const keepers = new Map<string, CustodyNode | null>()
  const keeperOf = (id: string): CustodyNode | null => {
    const known = keepers.get(id)
    if (known !== undefined) return known
    // Also ends a ring of successions, should somebody have made one.
    keepers.set(id, null)
    const node = byId.get(id)
    const keeper = node === undefined ? null : passOn(node)
    keepers.set(id, keeper)
    return keeper
  }
  const passOn = (node: CustodyNode): CustodyNode | null => {
    const whole = node.heirs.find(heir => heir.whole)
    if (whole !== undefined) return keeperOf(whole.id)
    if (node.exists) return node
    const [first = null, ...others] = node.heirs.map(heir => keeperOf(heir.id))
    return others.length > 0 && others.every(other => other === first) ? first : null
  }
  return new Map(
    agencyIds.map(id => {
      const keeper = keeperOf(id)
      const candidates = keeper === null ? listCandidates(byId, id) : []
      return [id, { keeper: keeper && nameOf(keeper), candidates: candidates.map(nameOf) }]
    }),
  )
}

function listCandidates(byId: ReadonlyMap<string, CustodyNode>, from: string): CustodyNode[] {
  const seen = new Set([from])
  const found: CustodyNode[] = []
  // A set may grow while it is walked.
  for (const id of seen) {
    const node = byId.get(id)
    if (node === undefined) continue
    if (node.exists) found.push(node)
    else for (const next of [...node.heirs.map(heir => heir.id), node.above ?? []].flat()) seen.add(next)
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

const nameOf = ({ id, code, name }: CustodyNode): AgencyName => ({ id, code, name })
