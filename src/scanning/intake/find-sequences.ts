import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/** Where captures stand today: their first page's place; without those set aside. */
export async function findSequences(
  tx: Transaction,
  agencyId: string,
  captures: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ capture_id: string; sequence: number }>`
    select capture_id, min(sequence)::int as sequence from page
    where agency_id = ${agencyId} and capture_id = any(${captures}::uuid[]) and sequence is not null
    group by capture_id`.execute(tx)
  return new Map(rows.map(row => [row.capture_id, row.sequence]))
}
