import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'

/** How many obstacles stand where. */
export interface ObstacleCount {
  readonly agencyId: string
  readonly kind: string
  readonly open: number
  readonly answered: number
  readonly closed: number
}

/** Obstacles that some agencies reported, by agency and kind; for reports. */
export async function countObstacles(
  tx: Transaction,
  agencyIds: readonly string[],
): Promise<readonly ObstacleCount[]> {
  const { rows } = await sql<ObstacleCount>`
    select agency_id as "agencyId", kind, (count(*) filter (where state = 'open'))::int as open,
      (count(*) filter (where state = 'answered'))::int as answered, (count(*) filter (where state = 'closed'))::int as closed
    from obstacle where agency_id = any(${agencyIds}::uuid[]) group by agency_id, kind order by agency_id, kind`.execute(
    tx,
  )
  return rows
}
