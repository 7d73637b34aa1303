import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { findBearer } from './agency-rules.ts'
import { lockAgencies } from './lock-agencies.ts'

/**
 * Takes one link of a succession back. A predecessor that ended on its day lives again unless another succession of that day
 * remains or its code is borne by another since. Needs a transaction of scope 'all'. Throws `not-found`, outside the jurisdiction, too.
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
        .select(['s.successor_id', 's.on_date', 's.extent', 's.kind', 's.basis'])
        .select(['a.code', 'a.valid_from', 'a.valid_to'])
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
  // Its code may have been given to another on that day, as in 2025: then it stays ended.
  const again = { validFrom: link.valid_from, validTo: null }
  const revives = endedByIt && (await findBearer(tx, code, again, predecessorId)) === undefined
  if (revives)
    await tx.updateTable('agency').set({ valid_to: null }).where('id', '=', predecessorId).execute()
  await appendJournal(tx, {
    agencyId: predecessorId,
    action: 'succession.remove',
    subject: `agency:${predecessorId}`,
    detail: { code, onDate, kind, heirs: [{ successor: successorId, extent }] },
    before: { validTo, onDate, kind, basis, heirs: [{ successor: successorId, extent }] },
    after: { validTo: revives ? null : validTo },
  })
}
