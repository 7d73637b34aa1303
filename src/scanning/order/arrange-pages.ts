import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { changeStates } from '../../inventory/changes/change-states.ts'
import type { Change } from '../../inventory/changes/schema.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { listOrder, orderStates } from './order-state.ts'
import { changedPlaces, putPages } from './page-order.ts'

/** Puts pages behind another (null: in front), in the order they are named; pages set aside come into the book again. Throws `not-found`, `book.closed`, `change.nothing`, `page.aside`, `page.taken-again`. */
export function movePages(
  tx: Transaction,
  book: ChangedBook,
  pages: readonly string[],
  after: string | null,
): Promise<Change> {
  return reorder(tx, book, pages, order => {
    if (after !== null && !order.includes(after)) throw new AppError('page.aside')
    return putPages(order, pages, after)
  })
}

/** Takes pages out of the book's order; they are kept and can come back. Throws `not-found`, `book.closed`, `change.nothing`. */
export function setPagesAside(tx: Transaction, book: ChangedBook, pages: readonly string[]): Promise<Change> {
  const aside = new Set(pages)
  return reorder(tx, book, pages, order => order.filter(id => !aside.has(id)))
}

/**
 * Lets a picture that is set aside take the place of another, which is set aside for it: an earlier one instead of what replaced it. The halves of a double
 * page go together. Throws `not-found`, `book.closed`, `change.nothing` for one that is in the book already, `page.aside`, `page.taken-again`.
 */
export async function putInstead(
  tx: Transaction,
  book: ChangedBook,
  page: string,
  instead: string,
): Promise<Change> {
  await requireOpenBook(tx, book.agencyId, book.bookId)
  const [coming, leaving] = [await listTwins(tx, book, page), await listTwins(tx, book, instead)]
  return reorder(tx, book, [page, instead], order => {
    if (!order.includes(instead)) throw new AppError('page.aside')
    if (order.some(id => coming.includes(id))) throw new AppError('change.nothing')
    const placed = putPages(order, coming, instead)
    return placed.filter(id => coming.includes(id) || !leaving.includes(id))
  })
}

async function reorder(
  tx: Transaction,
  book: ChangedBook,
  pages: readonly string[],
  arrange: (order: readonly string[]) => readonly string[],
): Promise<Change> {
  // Held from here on: the order that is read is the order that is changed.
  await requireOpenBook(tx, book.agencyId, book.bookId)
  await requirePages(tx, book, pages)
  const order = await listOrder(tx, book)
  return changeStates(tx, book, 'order', orderStates, changedPlaces(order, arrange(order)))
}

/** Throws `not-found` unless all are pages of the book, in its order or set aside. */
export async function requirePages(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  pages: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from page
    where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${pages}::uuid[])`.execute(tx)
  if (rows[0]?.found !== new Set(pages).size) throw new AppError('not-found')
}

/** The pages of the capture that a page comes from, as far as it still gives them. */
async function listTwins(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  page: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select twin.id from page
      join page twin on twin.agency_id = page.agency_id and twin.capture_id = page.capture_id
      join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
    where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.id = ${page}
      and (twin.sequence is not null or twin.aside_at is not null or capture.retired_at is not null)
    order by twin.sequence, twin.half nulls first`.execute(tx)
  return rows.map(({ id }) => id)
}
