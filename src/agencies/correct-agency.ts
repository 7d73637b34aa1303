import type { z } from 'zod'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { existsOn, overlap, requireFittingParent, requireFreeCode, requireOrder } from './agency-rules.ts'
import { type Agency, findAgency } from './find-agency.ts'
import { formatDay } from './format-period.ts'
import { lockAgencies } from './lock-agencies.ts'
import type { correctedAgencySchema } from './schema.ts'

export type AgencyCorrection = z.infer<typeof correctedAgencySchema>

/**
 * Puts a slip in what was declared right; an agency that stays as it is gets no line in the journal. Needs a transaction of
 * scope 'all'. Throws `not-found` outside the jurisdiction, `agency.…` for what doesn't fit.
 */
export async function correctAgency(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
  correction: AgencyCorrection,
): Promise<Agency> {
  await lockAgencies(tx)
  const before = includesAgency(jurisdiction, id) ? await findAgency(tx, id) : undefined
  if (before === undefined) throw new AppError('not-found')
  const { parentId, validFrom, validTo } = correction
  const after: Agency = { ...before, name: correction.name.normalize('NFC'), parentId, validFrom, validTo }
  if (JSON.stringify(after) === JSON.stringify(before)) return before
  requireOrder(after)
  if (parentId !== before.parentId || validFrom !== before.validFrom || validTo !== before.validTo)
    await requireParent(tx, jurisdiction, before, after)
  if (validFrom !== before.validFrom || validTo !== before.validTo) {
    await requireFreeCode(tx, before.code, after, id)
    await requireSuccessionsFit(tx, after)
  }
  await tx
    .updateTable('agency')
    .set({ name: after.name, parent_id: parentId, valid_from: validFrom, valid_to: validTo })
    .where('id', '=', id)
    .execute()
  await appendJournal(tx, {
    agencyId: id,
    action: 'agency.update',
    subject: `agency:${id}`,
    detail: { code: before.code },
    before,
    after,
  })
  return after
}

async function requireParent(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  before: Agency,
  after: Agency,
): Promise<void> {
  if (after.parentId === null) {
    // Nothing is moved to the top by a correction: rights hang on it.
    if (before.parentId !== null) throw new AppError('agency.parent-missing')
    return
  }
  const isMoved = after.parentId !== before.parentId
  const isReachable = !isMoved || includesAgency(jurisdiction, after.parentId)
  const parent = isReachable ? await findAgency(tx, after.parentId) : undefined
  if (parent === undefined) throw new AppError('not-found')
  // The official lists don't say what stood above those that ended: they hang beneath the province of today (dvhc/README.md).
  if (isMoved || overlap(before, parent)) requireFittingParent(after, parent)
}

/** A succession has its day, on which the one must have ended and the other be there. */
async function requireSuccessionsFit(tx: Transaction, agency: Agency): Promise<void> {
  const links = await tx
    .selectFrom('agency_succession')
    .select(['predecessor_id', 'on_date', 'extent'])
    .where(eb => eb.or([eb('predecessor_id', '=', agency.id), eb('successor_id', '=', agency.id)]))
    .execute()
  for (const { predecessor_id, on_date, extent } of links) {
    const fits =
      predecessor_id !== agency.id
        ? existsOn(agency, on_date)
        : agency.validFrom < on_date &&
          (agency.validTo === on_date ||
            (extent === 'partial' && (agency.validTo === null || agency.validTo > on_date)))
    if (!fits) throw new AppError('agency.succession-day', { day: formatDay(on_date) })
  }
}
