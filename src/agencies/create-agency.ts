import { v7 as newId } from 'uuid'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { requireFittingParent, requireFreeCode, requireOrder } from './agency-rules.ts'
import { type Agency, type AgencyLevel, findAgency } from './find-agency.ts'
import { lockAgencies } from './lock-agencies.ts'

/** An agency to be declared. */
export interface NewAgency {
  readonly code: string
  readonly level: AgencyLevel
  readonly name: string
  /** Only a province may have none above it: an agency with none is the top of an installation. */
  readonly parentId: string | null
  readonly validFrom: string
  readonly validTo?: string | null
}

/**
 * Declares an agency below one of the jurisdiction. Needs a transaction of scope 'all'. Throws `not-found` for a parent outside, `agency.…` for
 * what doesn't fit.
 */
export async function createAgency(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  agency: NewAgency,
): Promise<Agency> {
  await lockAgencies(tx)
  const { code, level, validFrom, validTo = null } = agency
  const name = agency.name.normalize('NFC')
  requireOrder({ validFrom, validTo })
  const parent = await getParent(tx, jurisdiction, agency)
  if (parent !== null) requireFittingParent({ level, validFrom, validTo }, parent)
  await requireFreeCode(tx, code, { validFrom, validTo })
  const created: Agency = { id: newId(), code, level, name, parentId: agency.parentId, validFrom, validTo }
  await tx
    .insertInto('agency')
    .values({
      id: created.id,
      code,
      level,
      name,
      parent_id: agency.parentId,
      valid_from: validFrom,
      valid_to: validTo,
    })
    .execute()
  await appendJournal(tx, {
    agencyId: created.id,
    action: 'agency.create',
    subject: `agency:${created.id}`,
    detail: { code, level },
    after: created,
  })
  return created
}

/** The agency above, within the jurisdiction; null where none is needed. */
async function getParent(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { parentId, level }: NewAgency,
): Promise<Agency | null> {
  if (parentId === null) {
    if (level !== 'province') throw new AppError('agency.parent-missing')
    // Nobody's jurisdiction holds what stands above every agency.
    if (!('scope' in jurisdiction)) throw new AppError('right.missing')
    return null
  }
  const parent = includesAgency(jurisdiction, parentId) ? await findAgency(tx, parentId) : undefined
  if (parent === undefined) throw new AppError('not-found')
  return parent
}
