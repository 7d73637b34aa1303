import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { nextNumber } from '../../agencies/next-number.ts'
import { formatBookKey } from '../../checking/sender.ts'
import { AppError } from '../../errors.ts'
import { type BookRef, lockBooks } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { readChain } from '../counts/read-chain.ts'
import { drawSample, newSeed } from '../sampling/draw.ts'
import { isOneOf } from './book-ref.ts'
import type { LotRef } from './lot-ref.ts'
import { planLot, proposeLot } from './plan-lot.ts'
import type { AskedPlan, LotPlan, newLotSchema, Proposal } from './schema.ts'

/** Who accepts: the agency that makes the lot, and its person. */
interface Maker {
  readonly agencyId: string
  readonly accountId: string
}

interface Drawn {
  readonly agency_id: string
  readonly id: string
  readonly book_id: string
  readonly version: number
}

/**
 * Makes a lot of books, plans its sample and draws it by a new seed. The same request again answers the lot it has made. Throws `not-found`,
 * `acceptance.hindered`, `acceptance.mixed`, `acceptance.stopped`, `acceptance.severity`.
 */
export async function makeLot(
  tx: Transaction,
  { agencyId, accountId }: Maker,
  { id: lotId, name, books: asked, plan: askedPlan }: z.infer<typeof newLotSchema>,
): Promise<LotRef> {
  const lot = { agencyId, lotId }
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lot:${lotId}`}, 0))`.execute(tx)
  const { rows: made } = await sql`select from lot where agency_id = ${agencyId} and id = ${lotId}`.execute(
    tx,
  )
  if (made.length > 0) return lot
  const books = await lockBooks(tx, asked)
  const proposal = await proposeLot(tx, agencyId, books)
  requirePossible(proposal, askedPlan)
  const plan = planLot(askedPlan, proposal)
  const seed = newSeed()
  const sample = await draw(tx, books, plan, seed)
  const year = Number(today().slice(0, 4))
  const number = `${await nextNumber(tx, agencyId, 'NT', year)}/NT-${year}`
  await sql`
    insert into lot (agency_id, id, number, name, contractor_id, plan, seed, size, sample_size, account_id)
    values (${agencyId}, ${lotId}, ${number}, ${name}, ${proposal.contractor?.id ?? null}, ${JSON.stringify(plan)}::jsonb, ${seed},
      ${proposal.size}, ${sample.length}, ${accountId})`.execute(tx)
  await holdBooks(tx, lot, books)
  await addItems(tx, lot, sample)
  await appendJournal(tx, {
    ...{ agencyId, action: 'lot.make', subject: `lot:${lotId}` },
    detail: { number, plan, seed, size: proposal.size, books: books.map(({ bookId }) => bookId) },
  })
  return lot
}

function requirePossible({ books, mixed, series, severities }: Proposal, asked: AskedPlan): void {
  const hindered = books.find(({ hindrances }) => hindrances.length > 0)
  if (hindered !== undefined)
    throw new AppError('acceptance.hindered', { book: formatBookKey(hindered.book) })
  if (mixed) throw new AppError('acceptance.mixed')
  if (asked.standard === '2859-2') return
  if (series.stopped) throw new AppError('acceptance.stopped')
  if (!severities.includes(asked.severity)) throw new AppError('acceptance.severity')
}

/** The sample of the records that stand in the books, in the order of the draw. */
async function draw(
  tx: Transaction,
  books: readonly BookRef[],
  { n }: LotPlan,
  seed: string,
): Promise<readonly Drawn[]> {
  const { rows } = await sql<{ id: string }>`
    select id from record where ${isOneOf(books, 'record', 'book_id')} and removed_at is null`.execute(tx)
  const ids = drawSample(
    rows.map(({ id }) => id),
    n,
    seed,
  )
  const drawn = await sql<Drawn>`
    select agency_id, id, book_id, version from record
    where ${isOneOf(books, 'record', 'book_id')} and id = any(${ids}::uuid[])`.execute(tx)
  const byId = new Map(drawn.rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

async function holdBooks(tx: Transaction, lot: LotRef, books: readonly BookRef[]): Promise<void> {
  const chains = await readChain(tx, books)
  const counts = books.map(({ bookId }) => JSON.stringify(chains.get(bookId) ?? {}))
  await sql`
    insert into lot_book (agency_id, book_id, lot_agency_id, lot_id, size, counts)
    select b.agency_id, b.id, ${lot.agencyId}, ${lot.lotId}, b.deposited, held.counts::jsonb
    from unnest(${books.map(({ agencyId }) => agencyId)}::uuid[], ${books.map(({ bookId }) => bookId)}::uuid[], ${counts}::text[])
      held (agency_id, id, counts)
      join book b on b.agency_id = held.agency_id and b.id = held.id`.execute(tx)
}

async function addItems(tx: Transaction, lot: LotRef, sample: readonly Drawn[]): Promise<void> {
  await sql`
    insert into sample_item (agency_id, id, book_id, lot_agency_id, lot_id, record_id, record_version, position)
    select item.agency_id, item.id, item.book_id, ${lot.agencyId}, ${lot.lotId}, item.record_id, item.version, item.position
    from unnest(${sample.map(row => row.agency_id)}::uuid[], ${sample.map(() => newId())}::uuid[], ${sample.map(row => row.book_id)}::uuid[],
      ${sample.map(row => row.id)}::uuid[], ${sample.map(row => row.version)}::int[]) with ordinality
      item (agency_id, id, book_id, record_id, version, position)`.execute(tx)
}
