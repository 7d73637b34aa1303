import { AppError } from '../../errors.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { includesAgency } from '../jurisdiction.ts'

/** What a system is, for whoever is about to change it. */
export interface SystemState {
  readonly id: string
  readonly agencyId: string
  readonly disabled: boolean
  readonly rights: readonly string[]
}

/** A system within a jurisdiction, locked, in a transaction of scope 'all'. Throws `not-found`: outside, its existence is nobody's business. */
export async function getSystem(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  systemId: string,
): Promise<SystemState> {
  const row = await tx
    .selectFrom('account')
    .select(['id', 'agency_id', 'disabled_at', 'rights'])
    .where('id', '=', systemId)
    .where('kind', '=', 'system')
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined || !includesAgency(jurisdiction, row.agency_id)) throw new AppError('not-found')
  return {
    id: row.id,
    agencyId: row.agency_id,
    disabled: row.disabled_at !== null,
    rights: row.rights ?? [],
  }
}
