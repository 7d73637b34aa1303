import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { type AgencyName, findCustody } from './custody.ts'

/**
 * The agency above another today; where that one has ended, whoever took over from it, else the one above it, as the province is above the communes since the districts ended. Null for the
 * province. Of an agency that has ended itself: the one above its successor.
 */
export async function findAgencyAbove(tx: Transaction, agencyId: string): Promise<AgencyName | null> {
  const here = (await findKeeper(tx, agencyId))?.id ?? agencyId
  for (let parent = await findParent(tx, here); parent !== null; parent = await findParent(tx, parent)) {
    const above = await findKeeper(tx, parent)
    if (above !== null && above.id !== here) return above
  }
  return null
}

async function findKeeper(tx: Transaction, agencyId: string): Promise<AgencyName | null> {
  return (await findCustody(tx, [agencyId])).get(agencyId)?.keeper ?? null
}

async function findParent(tx: Transaction, agencyId: string): Promise<string | null> {
  const { rows } = await sql<{ parent: string | null }>`
    select parent_id as parent from agency where id = ${agencyId}`.execute(tx)
  return rows[0]?.parent ?? null
}
