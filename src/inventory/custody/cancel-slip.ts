import { sql } from 'kysely'
import { includesAgency } from '../../access/jurisdiction.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import type { SlipPlace } from './list-slips.ts'

/** Who cancels. */
interface Canceller {
  readonly account: { readonly id: string }
  readonly jurisdiction: Jurisdiction
}

/**
 * Cancels a slip: its number stays, and its books are where they were before, by whatever slip that was. Needs a transaction of scope 'all'. Throws `not-found` for another agency's slip, `custody.cancelled`, and
 * `custody.moved-since` when a later slip has moved one of them.
 */
export async function cancelSlip(
  tx: Transaction,
  { account, jurisdiction }: Canceller,
  { agencyId, slipId }: SlipPlace,
  reason: string,
): Promise<void> {
  if (!includesAgency(jurisdiction, agencyId)) throw new AppError('not-found')
  const { rows } = await sql<{ number: string; books: number; cancelled: boolean }>`
    select number, books, cancelled_at is not null as cancelled from custody_slip
    where agency_id = ${agencyId} and id = ${slipId} for no key update`.execute(tx)
  const [slip] = rows
  if (slip === undefined) throw new AppError('not-found')
  const { number } = slip
  if (slip.cancelled) throw new AppError('custody.cancelled', { number })
  await sql`
    update custody_slip set cancelled_at = now(), cancelled_by = ${account.id}, cancelled_reason = ${reason}
    where agency_id = ${agencyId} and id = ${slipId}`.execute(tx)
  if ((await putBack(tx, { agencyId, slipId })) < slip.books)
    throw new AppError('custody.moved-since', { number })
  await appendJournal(tx, {
    agencyId,
    action: 'custody.cancel',
    subject: `custody-slip:${slipId}`,
    detail: { number },
    after: { reason },
  })
}

/** Gives every copy that the slip moved last back to the latest slip before it, or to whoever keeps it; answers how many there were. */
async function putBack(tx: Transaction, { agencyId, slipId }: SlipPlace): Promise<number> {
  const { rows } = await sql`
    update book_copy c set
      holder_agency_id = case when back.home then null else back.to_agency_id end, holder_contractor_id = back.to_contractor_id,
      slip_agency_id = back.agency_id, slip_id = back.id, due_on = case when back.kind = 'hand-over' then back.due_on end, updated_at = now()
    from custody_item i
    left join lateral (
      select s.agency_id, s.id, s.kind, s.due_on, s.to_agency_id, s.to_contractor_id,
        i.copy = 'registering' and s.to_agency_id = (select coalesce(b.keeper_id, b.agency_id) from book b
          where b.agency_id = i.agency_id and b.id = i.book_id) as home
      from custody_item e join custody_slip s on s.agency_id = e.slip_agency_id and s.id = e.slip_id
      where e.agency_id = i.agency_id and e.book_id = i.book_id and e.copy = i.copy and s.cancelled_at is null
      order by s.at desc, s.id desc limit 1
    ) back on true
    where i.slip_agency_id = ${agencyId} and i.slip_id = ${slipId}
      and c.agency_id = i.agency_id and c.book_id = i.book_id and c.copy = i.copy and c.slip_id = i.slip_id
    returning 1`.execute(tx)
  return rows.length
}
