import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { moneyWords } from '../../plan/money/get-estimate.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type PayableBook, type Payment, type PaymentDetail, paymentSchema } from './schema.ts'

/** A statement among those of its agency. */
export interface PaymentPlace {
  readonly agencyId: string
  readonly paymentId: string
}

type PaymentRow = Omit<Payment, 'totalVnd' | 'words' | 'at' | 'cancelled' | 'lines'> & {
  readonly lines: unknown
  readonly at: Date
  readonly cancelled_at: Date | null
  readonly cancelled_by: string | null
  readonly cancelled_reason: string | null
}

/** Statements that the transaction sees, newest first. */
export async function selectPayments(
  tx: Transaction,
  where: RawBuilder<unknown>,
  page: RawBuilder<unknown> = sql``,
): Promise<Payment[]> {
  const { rows } = await sql<PaymentRow>`
    select json_build_object('id', a.id, 'code', a.code, 'name', a.name) as agency, p.id, p.number,
      json_build_object('id', c.id, 'name', c.name, 'contract', c.contract) as contractor,
      json_build_object('id', l.id, 'name', l.name, 'version', l.version, 'source', l.source, 'appliesFrom', l.applies_from,
        'vatPercent', l.vat_percent) as list,
      p.lines, (select count(*)::int from payment_book b where b.payment_agency_id = p.agency_id and b.payment_id = p.id) as books,
      p.sum_vnd as "sumVnd", p.vat_vnd as "vatVnd", p.note, maker.display_name as "madeBy", p.at, p.cancelled_at, p.cancelled_reason,
      canceller.display_name as cancelled_by
    from payment p join agency a on a.id = p.agency_id join contractor c on c.id = p.contractor_id
    join price_list l on l.agency_id = p.agency_id and l.id = p.price_list_id
    left join account maker on maker.id = p.account_id left join account canceller on canceller.id = p.cancelled_by
    where ${where} order by p.at desc, p.id desc ${page}`.execute(tx)
  return rows.map(({ lines, at, cancelled_at, cancelled_by, cancelled_reason, ...row }) => {
    const totalVnd = row.sumVnd + row.vatVnd
    return {
      ...row,
      lines: z.array(paymentSchema.shape.lines.element).parse(lines),
      ...{ totalVnd, words: moneyWords(totalVnd), at: at.toISOString() },
      cancelled:
        cancelled_at === null
          ? null
          : { at: cancelled_at.toISOString(), by: cancelled_by, reason: cancelled_reason ?? '' },
    }
  })
}

/** How many statements there are of a contractor, or of all. */
export async function countPayments(tx: Transaction, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    total: number
  }>`select count(*)::int as total from payment p where ${where}`.execute(tx)
  return rows[0]?.total ?? 0
}

/** How many books could be paid. */
export async function countPayable(tx: Transaction, where: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from book b join agency a on a.id = b.agency_id and not a.practice where ${where}`.execute(
    tx,
  )
  return rows[0]?.total ?? 0
}

/** A statement with its books. Throws `not-found`. */
export async function getPayment(
  tx: Transaction,
  { agencyId, paymentId }: PaymentPlace,
): Promise<PaymentDetail> {
  const [payment] = await selectPayments(tx, sql`p.agency_id = ${agencyId} and p.id = ${paymentId}`)
  if (payment === undefined) throw new AppError('not-found')
  const { rows } = await sql<PayableBook>`
    select json_build_object('id', a.id, 'code', a.code, 'name', a.name) as agency, b.id, b.kind, b.year, b.volume, p.pages, p.records,
      p.amount_vnd as "amountVnd"
    from payment_book p join book b on b.agency_id = p.agency_id and b.id = p.book_id join agency a on a.id = b.agency_id
    where p.payment_agency_id = ${agencyId} and p.payment_id = ${paymentId} order by a.name, a.id, b.kind, b.year, b.volume, b.id`.execute(
    tx,
  )
  return { ...payment, payableBooks: rows }
}
