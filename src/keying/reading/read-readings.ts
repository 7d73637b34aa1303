import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/** What a machine read of a field, and how sure it is (0 to 1). */
export interface Reading {
  readonly text: string
  readonly confidence: number
}

/** What a machine read of entries: entry → field → reading; an entry of which nothing was read is not in it. */
export async function readReadings(
  tx: Transaction,
  agencyId: string,
  entryIds: readonly string[],
): Promise<Map<string, Record<string, Reading>>> {
  const { rows } = await sql<{ entry_id: string; field: string } & Reading>`
    select entry_id, field, text, confidence from keying_reading
    where agency_id = ${agencyId} and entry_id = any(${entryIds}::uuid[]) and text <> ''`.execute(tx)
  const readings = new Map<string, Record<string, Reading>>()
  for (const { entry_id, field, text, confidence } of rows)
    readings.set(entry_id, { ...readings.get(entry_id), [field]: { text, confidence } })
  return readings
}
