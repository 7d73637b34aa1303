import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { advanceBook } from '../../inventory/book-state.ts'
import { closeBook } from '../../inventory/close-book.ts'
import { type BookRef, lockBooks } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { requireExplained } from '../counts/read-chain.ts'
import { isOneOf } from './book-ref.ts'
import type { LotRef } from './lot-ref.ts'
import type { Lot } from './schema.ts'
import { getLot, lockLot } from './select-lots.ts'

interface HeldBook extends BookRef {
  readonly size: number
}

/**
 * Signs a lot that passed: its books are accepted and closed. A lot that failed can't be accepted by
 * anybody. Throws `acceptance.unfinished`, `acceptance.failed`, `acceptance.signed`, `acceptance.moved` when a book's records are no longer those that were judged,
 * `acceptance.unexplained` when its counts are no longer explained.
 */
export async function acceptLot(
  tx: Transaction,
  lot: LotRef,
  accountId: string,
  remark: string,
): Promise<void> {
  const { state, verdict } = await holdUnsigned(tx, lot)
  if (state !== 'judged') throw new AppError('acceptance.unfinished')
  if (verdict !== 'accept') throw new AppError('acceptance.failed')
  const books = await lockHeldBooks(tx, lot)
  await requireUnchanged(tx, books)
  // A reason may have been taken back since the lot was made.
  await requireExplained(tx, books)
  for (const { agencyId, bookId } of books) {
    await advanceBook(tx, agencyId, bookId, 'accepted')
    await closeBook(tx, agencyId, bookId)
  }
  await sign(tx, lot, 'accepted', remark, accountId)
  await note(tx, 'lot.accept', lot, books, {})
}

/** Rejects a lot that failed, or that has failed already though its sample is not inspected to the end: the books go back. Throws `acceptance.unfinished`, `acceptance.signed`. */
export async function rejectLot(
  tx: Transaction,
  lot: LotRef,
  accountId: string,
  reason: string,
): Promise<void> {
  const { state, found, plan } = await holdUnsigned(tx, lot)
  if (state !== 'judged' && found < plan.re) throw new AppError('acceptance.unfinished')
  await letGo(tx, lot, 'rejected', reason, accountId)
}

/** Gives a lot up before it is signed, so that its books can be in another. Throws `acceptance.signed`. */
export async function withdrawLot(
  tx: Transaction,
  lot: LotRef,
  accountId: string,
  reason: string,
): Promise<void> {
  await holdUnsigned(tx, lot)
  await letGo(tx, lot, 'withdrawn', reason, accountId)
}

async function holdUnsigned(tx: Transaction, ref: LotRef): Promise<Lot> {
  await lockLot(tx, ref)
  const lot = await getLot(tx, ref)
  if (lot.state !== 'inspecting' && lot.state !== 'judged') throw new AppError('acceptance.signed')
  return lot
}

async function letGo(
  tx: Transaction,
  lot: LotRef,
  state: 'rejected' | 'withdrawn',
  reason: string,
  accountId: string,
): Promise<void> {
  const books = await listHeldBooks(tx, lot)
  await sql`
    update lot_book set ended_at = now() where lot_agency_id = ${lot.agencyId} and lot_id = ${lot.lotId}`.execute(
    tx,
  )
  await sign(tx, lot, state, reason, accountId)
  await note(tx, state === 'rejected' ? 'lot.reject' : 'lot.withdraw', lot, books, { reason })
}

async function listHeldBooks(tx: Transaction, { agencyId, lotId }: LotRef): Promise<readonly HeldBook[]> {
  const { rows } = await sql<HeldBook>`
    select agency_id as "agencyId", book_id as "bookId", size from lot_book
    where lot_agency_id = ${agencyId} and lot_id = ${lotId} order by agency_id, book_id`.execute(tx)
  return rows
}

/** The books of a lot, none of which changes until the end of the transaction. Throws `not-found` when one lies outside of the jurisdiction. */
async function lockHeldBooks(tx: Transaction, lot: LotRef): Promise<readonly HeldBook[]> {
  const books = await listHeldBooks(tx, lot)
  await lockBooks(tx, books)
  return books
}

/** What is accepted is what was judged: as many records, each of the sample in the version that was compared. */
async function requireUnchanged(tx: Transaction, books: readonly HeldBook[]): Promise<void> {
  const { rows } = await sql<{ kind: string; year: number; volume: string }>`
    select book.kind, book.year, book.volume from book join lot_book held on held.agency_id = book.agency_id and held.book_id = book.id and held.ended_at is null
    where ${isOneOf(books, 'book')} and (book.state <> 'deposited' or book.deposited <> held.size or exists (
      select from sample_item item join record on record.agency_id = item.agency_id and record.id = item.record_id
      where item.agency_id = held.agency_id and item.book_id = held.book_id and item.lot_id = held.lot_id
        and (record.version <> item.record_version or record.removed_at is not null)))
    limit 1`.execute(tx)
  const moved = rows[0]
  if (moved !== undefined)
    throw new AppError('acceptance.moved', { book: `${moved.kind}.${moved.year}.${moved.volume}` })
}

async function sign(
  tx: Transaction,
  { agencyId, lotId }: LotRef,
  state: 'accepted' | 'rejected' | 'withdrawn',
  reason: string,
  accountId: string,
): Promise<void> {
  await sql`
    update lot set state = ${state}, reason = ${reason}, signed_at = now(), signed_by = ${accountId}
    where agency_id = ${agencyId} and id = ${lotId}`.execute(tx)
}

async function note(
  tx: Transaction,
  action: 'lot.accept' | 'lot.reject' | 'lot.withdraw',
  { agencyId, lotId }: LotRef,
  books: readonly BookRef[],
  detail: object,
): Promise<void> {
  await appendJournal(tx, {
    ...{ agencyId, action, subject: `lot:${lotId}` },
    detail: { ...detail, books: books.map(({ bookId }) => bookId) },
  })
}
