import { sql } from 'kysely'
import { z } from 'zod'
import { type Doubt, doubtSchema } from '../../keying/schema.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { PackagePlace } from '../package-view.ts'

const doubtsSchema = z.record(z.string(), doubtSchema)

/** The sheet's row of the first entry, below the heads. */
const firstRow = 2

/** What could not be read for sure of some rows of a package made of keyed cases, by row and field; rows of which everything could are missing. */
export async function findDoubts(
  tx: Transaction,
  { agencyId, packageId }: PackagePlace,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, Readonly<Record<string, Doubt>>>> {
  const { rows } = await sql<{ row: number; doubts: unknown }>`
    select w.row, e.doubts
    from package p cross join unnest(${wanted}::int[]) w (row)
      join entry e on e.agency_id = p.agency_id and e.id = p.keyed[w.row - ${firstRow - 1}::int]
    where p.agency_id = ${agencyId} and p.id = ${packageId} and p.keyed is not null and e.doubts <> '{}'`.execute(
    tx,
  )
  return new Map(rows.map(({ row, doubts }) => [row, doubtsSchema.parse(doubts)]))
}
