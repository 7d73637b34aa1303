import { sql } from 'kysely'
import { findCustody } from '../agencies/custody.ts'
import type { Transaction } from '../platform/postgres/database.ts'

/** Of those whom books of the jurisdiction are with (`coalesce(keeper_id, agency_id)`): the divided ones, of whose books nobody has said who keeps them today. */
export async function listUnkeptHolders(tx: Transaction): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(keeper_id, agency_id) as id from visible_book`.execute(tx)
  const custody = await findCustody(
    tx,
    rows.map(row => row.id),
  )
  return [...custody].flatMap(([id, { keeper }]) => (keeper === null ? [id] : []))
}
