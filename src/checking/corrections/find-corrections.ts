import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Corrections } from './corrections.ts'

/** What people put right in a package so far. */
export async function findCorrections(
  tx: Transaction,
  agencyId: string,
  packageId: string,
): Promise<Corrections> {
  const { rows } = await sql<{ row: number; column: string; value: string }>`
    select row, "column", value from correction
    where agency_id = ${agencyId} and package_id = ${packageId} order by row, "column"`.execute(tx)
  const cells = new Map<number, Record<string, string>>()
  for (const { row, column, value } of rows) {
    if (column === '') continue
    const own = cells.get(row) ?? {}
    own[column] = value
    cells.set(row, own)
  }
  const whole = rows.filter(({ column }) => column === '')
  return {
    cells,
    leftOut: new Set(whole.filter(({ value }) => value === 'left-out').map(({ row }) => row)),
    added: whole.filter(({ value }) => value === 'added').map(({ row }) => row),
  }
}
