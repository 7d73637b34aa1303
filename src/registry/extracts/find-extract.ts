import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type ExtractRow, selectExtracts, viewExtract } from './extract-rows.ts'
import type { ExtractView } from './schema.ts'

/** Which paper. */
export interface ExtractPlace {
  readonly agencyId: string
  readonly id: string
}

/** One line of the book of issued copies, if it is within the jurisdiction. */
export async function findExtract(
  tx: Transaction,
  { agencyId, id }: ExtractPlace,
  identity: boolean,
): Promise<ExtractView | undefined> {
  const { rows } = await sql<ExtractRow>`
    ${selectExtracts} where e.agency_id = ${agencyId} and e.id = ${id}`.execute(tx)
  return rows[0] === undefined ? undefined : viewExtract(rows[0], identity)
}

/** The papers that were issued from a record, the latest first. */
export async function listIssuedFrom(
  tx: Transaction,
  recordId: string,
  identity: boolean,
): Promise<ExtractView[]> {
  const { rows } = await sql<ExtractRow>`
    ${selectExtracts} where e.record_id = ${recordId} order by e.at desc limit 50`.execute(tx)
  return rows.map(row => viewExtract(row, identity))
}
