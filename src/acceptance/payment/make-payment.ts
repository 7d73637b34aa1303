import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Actor } from '../../access/guard.ts'
import { nextNumber } from '../../agencies/next-number.ts'
import { getPaperOffice } from '../../agencies/paper-office.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { writePaper } from '../../papers/write-paper.ts'
import { taxOf, totalOf } from '../../plan/money/amounts.ts'
import { getPriceList } from '../../plan/money/price-lists.ts'
import type { PriceList } from '../../plan/money/schema.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { storePaper } from '../../platform/vault/store-paper.ts'
import type { Pending } from '../../platform/vault/vault.ts'
import { today } from '../../platform/vietnam-day.ts'
import { printPayment } from './payment-paper.ts'
import { isPayable, type PricedBook, priceAccepted } from './price-accepted.ts'
import type { NewPayment, Payment, PaymentDetail } from './schema.ts'
import { getPayment } from './select-payments.ts'

/**
 * Makes a statement of quantities for payment of accepted books, under the next number of the agency whose prices it uses, with its papers. A book stands in one
 * statement in force. Throws `not-found`, `payment.not-payable`.
 */
export async function makePayment(
  tx: Transaction,
  pending: Pending,
  actor: Actor,
  wanted: NewPayment,
): Promise<PaymentDetail> {
  const { contractorId, note } = wanted
  const list = await getPriceList(tx, wanted.list)
  const contractor = await getContractor(tx, contractorId)
  // Statements of a contractor are made one after the other: the second sees what the first has paid for.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payment:${contractorId}`}, 0))`.execute(tx)
  const chosen = sql<boolean>`${isPayable(contractorId)} and (b.agency_id, b.id) in (
    select * from unnest(${wanted.books.map(({ agencyId }) => agencyId)}::uuid[], ${wanted.books.map(({ bookId }) => bookId)}::uuid[]))`
  const books = await priceAccepted(tx, chosen, list)
  const missing = new Set(wanted.books.map(({ bookId }) => bookId)).size - books.length
  if (missing > 0) throw new AppError('payment.not-payable', { count: missing })
  const { agency } = list
  const on = today()
  const year = Number(on.slice(0, 4))
  const number = `${await nextNumber(tx, agency.id, 'TT', year)}/TT-${year}`
  const statement = { ...sumUp(list, books), number, contractor, list, note, on }
  const office = await getPaperOffice(tx, agency.id)
  const papers = await writePaper(
    printPayment(
      statement,
      books.map(({ book }) => book),
      office,
    ),
  )
  const paymentId = newId()
  const { docx, pdf } = await storePaper(tx, pending, agency.id, papers)
  await sql`
    insert into payment (agency_id, id, number, contractor_id, price_list_id, lines, sum_vnd, vat_vnd, note, docx, pdf, account_id)
    values (${agency.id}, ${paymentId}, ${number}, ${contractorId}, ${list.id}, ${JSON.stringify(statement.lines)}, ${statement.sumVnd},
      ${statement.vatVnd}, ${note}, ${docx}, ${pdf}, ${actor.account.id})`.execute(tx)
  await storeBooks(tx, { agencyId: agency.id, paymentId }, books)
  await appendJournal(tx, {
    agencyId: agency.id,
    action: 'payment.make',
    subject: `payment:${paymentId}`,
    detail: {
      number,
      contractor: contractorId,
      books: books.length,
      totalVnd: statement.sumVnd + statement.vatVnd,
    },
    after: {
      lines: statement.lines,
      books: books.map(({ book }) => book.id),
      docx: docx.toString('hex'),
      pdf: pdf.toString('hex'),
    },
  })
  return getPayment(tx, { agencyId: agency.id, paymentId })
}

/** What a statement sums to. Throws nothing: prices that no book has anything of are left out. */
function sumUp(
  { prices, vatPercent }: PriceList,
  books: readonly PricedBook[],
): Pick<Payment, 'lines' | 'sumVnd' | 'vatVnd'> {
  const lines = prices.flatMap(price => {
    const quantity = books.reduce((sum, { quantities }) => {
      const found = quantities.get(price)
      return found === undefined ? sum : sum + totalOf(found)
    }, 0)
    return quantity === 0 ? [] : [{ price, quantity, amountVnd: quantity * price.amountVnd }]
  })
  const sumVnd = lines.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
  return { lines, sumVnd, vatVnd: taxOf(sumVnd, vatPercent) }
}

async function getContractor(tx: Transaction, id: string): Promise<Payment['contractor']> {
  const found = await tx
    .selectFrom('contractor')
    .select(['id', 'name', 'contract'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) throw new AppError('not-found')
  return found
}

async function storeBooks(
  tx: Transaction,
  { agencyId, paymentId }: { agencyId: string; paymentId: string },
  books: readonly PricedBook[],
): Promise<void> {
  const column = <T>(pick: (book: PricedBook['book']) => T) => books.map(({ book }) => pick(book))
  await sql`
    insert into payment_book (agency_id, book_id, payment_agency_id, payment_id, pages, records, amount_vnd)
    select agency_id, book_id, ${agencyId}, ${paymentId}, pages, records, amount_vnd
    from unnest(${column(book => book.agency.id)}::uuid[], ${column(book => book.id)}::uuid[], ${column(book => book.pages)}::int[],
      ${column(book => book.records)}::int[], ${column(book => book.amountVnd)}::bigint[]) as b (agency_id, book_id, pages, records, amount_vnd)`.execute(
    tx,
  )
}
