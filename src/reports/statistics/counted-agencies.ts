import { findActingAgencies } from '../../agencies/acting-agencies.ts'
import type { AgencyName } from '../../agencies/custody.ts'
import { findAgency } from '../../agencies/find-agency.ts'
import { AppError } from '../../errors.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'

/** Whose registrations are counted. */
export interface CountedAgencies {
  /** The agency that was asked for; null: all of the jurisdiction. */
  readonly agency: AgencyName | null
  /** The agencies that registered, past and present. */
  readonly ids: readonly string[]
}

/**
 * The registering agencies of a question: those whose books are wholly within the jurisdiction, and of them what the agency asked for, all
 * below it and all they took over. Numbers are by registering agency, so single books that are kept elsewhere count where they were
 * registered. Throws `not-found`.
 */
export async function findCountedAgencies(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  agencyId: string | undefined,
): Promise<CountedAgencies> {
  const whole = 'scope' in jurisdiction ? await listEvery(tx) : jurisdiction.agencies
  if (agencyId === undefined) return { agency: null, ids: whole }
  const found = whole.includes(agencyId) ? await findAgency(tx, agencyId) : undefined
  if (found === undefined) throw new AppError('not-found')
  const within = new Set(whole)
  const acting = await findActingAgencies(tx, agencyId, { below: true })
  const { id, code, name } = found
  return { agency: { id, code, name }, ids: acting.whole.filter(each => within.has(each)) }
}

async function listEvery(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.selectFrom('agency').select('id').execute()
  return rows.map(row => row.id)
}
