import { sql } from 'kysely'
import { placeOf } from '../papers/office-name.ts'
import type { Paper } from '../papers/paper.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { findAgencyAbove } from './agency-above.ts'

/** What the head of a paper says of the agency that makes it: itself, the one above it today, and its place as its name tells it. */
export async function getPaperOffice(
  tx: Transaction,
  agencyId: string,
): Promise<Pick<Paper, 'agency' | 'place'>> {
  const { rows } = await sql<{ name: string }>`select name from agency where id = ${agencyId}`.execute(tx)
  const [office] = rows
  if (office === undefined) throw new Error(`no agency ${agencyId}`)
  const above = await findAgencyAbove(tx, agencyId)
  return { agency: { name: office.name, above: above?.name ?? null }, place: placeOf(office.name) }
}
