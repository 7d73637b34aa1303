import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { lockAgencies } from './lock-agencies.ts'

/**
 * Takes one link of a succession back. A predecessor that ended on its day lives again unless another succession of that day
 * remains. Needs a transaction of scope 'all'. Throws `not-found`, outside the jurisdiction, too.
 */
export async function removeSuccession(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  predecessorId: string,
  successorId: string,
): Promise<void> {
  await lockAgencies(tx)
  const isWithin = includesAgency(jurisdiction, predecessorId) && includesAgency(jurisdiction, successorId)
  const links = isWithin
    ? await tx
        .selectFrom('agency_succession as s')
        .innerJoin('agency as a', 'a.id', 's.predecessor_id')
        .select(['s.successor_id', 's.on_date', 's.extent', 's.kind', 's.basis', 'a.code', 'a.valid_to'])
        .where('s.predecessor_id', '=', predecessorId)
        .execute()
    : []
  const link = links.find(each => each.successor_id === successorId)
  if (link === undefined) throw new AppError('not-found')
  await tx
    .deleteFrom('agency_succession')
    .where('predecessor_id', '=', predecessorId)
    .where('successor_id', '=', successorId)
    .execute()
  const { code, on_date: onDate, extent, kind, basis, valid_to: validTo } = link
  const endedByIt = validTo === onDate && links.every(other => other === link || other.on_date !== onDate)
  if (endedByIt)
    await tx.updateTable('agency').set({ valid_to: null }).where('id', '=', predecessorId).execute()
  await appendJournal(tx, {
    agencyId: predecessorId,
    action: 'succession.remove',
    subject: `agency:${predecessorId}`,
    detail: { code, onDate, kind, heirs: [{ successor: successorId, extent }] },
    before: { validTo, onDate, kind, basis, heirs: [{ successor: successorId, extent }] },
    after: { validTo: endedByIt ? null : validTo },
  })
}
