import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import type { SlipPlace } from './list-slips.ts'
import { seesSlip } from './select-slips.ts'

/** A slip's paper as it was made: its name as a file, and which bytes. Needs a transaction of scope 'all'. Throws `not-found`. */
export async function findSlipPaper(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { agencyId, slipId }: SlipPlace,
  format: 'docx' | 'pdf',
): Promise<{ name: `${string}.docx` | `${string}.pdf`; sha256: Buffer }> {
  const { rows } = await sql<{ number: string; sha256: Buffer }>`
    select s.number, ${sql.ref(`s.${format}`)} as sha256 from custody_slip s
    where s.agency_id = ${agencyId} and s.id = ${slipId} and ${seesSlip(jurisdiction)}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new AppError('not-found')
  return { name: `phieu-${row.number.replace('/', '-')}.${format}`, sha256: row.sha256 }
}
