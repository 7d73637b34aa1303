import { type Selectable, sql } from 'kysely'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { Tables } from '../platform/postgres/tables.ts'
import { readAgency } from './find-agency.ts'
import type { AgencyList, Succession } from './schema.ts'

/**
 * The agencies within a jurisdiction, past and present, and the successions among them. Whatever they came from and whatever
 * became of those is listed, too: old and new names only make sense together. Names of agencies are no secret; their rows are.
 */
export async function listAgencies(tx: Transaction, jurisdiction: Jurisdiction): Promise<AgencyList> {
  const kin = 'scope' in jurisdiction ? undefined : await listKin(tx, seedOf(jurisdiction))
  const agencies = tx.selectFrom('agency').selectAll().orderBy('code').orderBy('valid_from')
  const links = tx
    .selectFrom('agency_succession')
    .selectAll()
    .orderBy('on_date')
    .orderBy('predecessor_id')
    .orderBy('successor_id')
  const ids = sql<string[]>`${kin ?? []}::uuid[]`
  const among = kin === undefined ? agencies : agencies.where('id', '=', eb => eb.fn.any(ids))
  // The other end of a predecessor's link is kin itself.
  const between = kin === undefined ? links : links.where('predecessor_id', '=', eb => eb.fn.any(ids))
  return {
    agencies: (await among.execute()).map(readAgency),
    successions: (await between.execute()).map(readSuccession),
  }
}

/** A row of the table as the program names its columns. */
export function readSuccession(row: Selectable<Tables['agency_succession']>): Succession {
  return {
    predecessorId: row.predecessor_id,
    successorId: row.successor_id,
    onDate: row.on_date,
    extent: row.extent,
    kind: row.kind,
    basis: row.basis,
  }
}

/** Who took over from some agencies. */
export async function listHeirs(tx: Transaction, predecessors: readonly string[]): Promise<Succession[]> {
  const rows = await tx
    .selectFrom('agency_succession')
    .selectAll()
    .where('predecessor_id', '=', eb => eb.fn.any(sql<string[]>`${predecessors}::uuid[]`))
    .execute()
  return rows.map(readSuccession)
}

function seedOf({ agencies, around = [] }: Exclude<Jurisdiction, { scope: 'all' }>): readonly string[] {
  return [...agencies, ...around]
}

/** Some agencies, all that went before them, and all that came of any of these. */
async function listKin(tx: Transaction, from: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive before (id) as (
      select unnest(${from}::uuid[])
      union
      select s.predecessor_id from before join agency_succession s on s.successor_id = before.id
    ),
    kin (id) as (
      select id from before
      union
      select s.successor_id from kin join agency_succession s on s.predecessor_id = kin.id
    )
    select id from kin`.execute(tx)
  return rows.map(row => row.id)
}
