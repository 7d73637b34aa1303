import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'

/** The series of papers an agency makes, beside those of extracts: slips of custody, minutes of acceptance, statements for payment, obstacles. */
export const officeSeries = ['BG', 'NT', 'TT', 'VM'] as const

/**
 * The next number of an agency's series in a year, from 1. Its row stays locked until the caller's transaction ends: numbers have no gaps, and
 * whoever numbers in the same series meanwhile waits.
 */
export async function nextNumber(
  tx: Transaction,
  agencyId: string,
  series: string,
  year: number,
): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`
    insert into extract_counter as c (agency_id, year, series, last_number) values (${agencyId}, ${year}, ${series}, 1)
    on conflict (agency_id, year, series) do update set last_number = c.last_number + 1 returning last_number`.execute(
    tx,
  )
  const number = rows[0]?.last_number
  if (number === undefined) throw new Error('a counter gave no number')
  return number
}

/** A number as a paper bears it: `12/BG-2026`. */
export function formatOfficeNumber(
  number: number,
  series: (typeof officeSeries)[number],
  year: number,
): string {
  return `${number}/${series}-${year}`
}
