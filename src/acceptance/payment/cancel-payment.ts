import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { PaymentDetail } from './schema.ts'
import { getPayment, type PaymentPlace } from './select-payments.ts'

/** Cancels a statement: its number stays used, its books may be paid by another. Throws `not-found`, `payment.cancelled`. */
export async function cancelPayment(
  tx: Transaction,
  actor: Actor,
  place: PaymentPlace,
  reason: string,
): Promise<PaymentDetail> {
  const { agencyId, paymentId } = place
  const { number } = await getPayment(tx, place)
  const { rows } = await sql`
    update payment set cancelled_at = now(), cancelled_by = ${actor.account.id}, cancelled_reason = ${reason}
    where agency_id = ${agencyId} and id = ${paymentId} and cancelled_at is null returning id`.execute(tx)
  if (rows.length === 0) throw new AppError('payment.cancelled', { number })
  await sql`update payment_book set cancelled_at = now()
    where payment_agency_id = ${agencyId} and payment_id = ${paymentId}`.execute(tx)
  await appendJournal(tx, {
    agencyId,
    action: 'payment.cancel',
    subject: `payment:${paymentId}`,
    detail: { number },
    after: { reason },
  })
  return getPayment(tx, place)
}
