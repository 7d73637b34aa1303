import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { BookProgress } from './schema.ts'

interface ProgressRow extends BookProgress {
  readonly bookId: string
}

/**
 * How far some books are, by the book's id, in one query: per book one range of `entry_position`, one of `keying_task_book` and what is open of
 * `keying_difference_open`. A book outside the jurisdiction isn't in it.
 */
export async function readProgress(
  tx: Transaction,
  books: readonly BookRef[],
): Promise<ReadonlyMap<string, BookProgress>> {
  const { rows } = await sql<ProgressRow>`
    select b.id as "bookId", c.cases, c.finished, t.*, d.differing, d.differences,
      greatest(c.cases - t."firstOpen" - t."firstDone", 0) as waiting
    from unnest(${books.map(book => book.agencyId)}::uuid[], ${books.map(book => book.bookId)}::uuid[]) w (agency_id, book_id)
      join book b on b.agency_id = w.agency_id and b.id = w.book_id
      cross join lateral (
        select count(*)::int as cases, (count(*) filter (where e.status <> 'assigned'))::int as finished from entry e
        where e.agency_id = b.agency_id and e.book_id = b.id and e.position is not null and e.standing <> 'skipped') c
      cross join lateral (
        select (count(*) filter (where t.pass = 1 and t.state = 'open'))::int as "firstOpen",
          (count(*) filter (where t.pass = 2 and t.state = 'open'))::int as "secondOpen",
          (count(*) filter (where t.pass = 1 and t.state in ('done', 'parked')))::int as "firstDone",
          (count(*) filter (where t.pass = 2 and t.state in ('done', 'parked')))::int as "secondDone",
          (count(distinct t.entry_id) filter (where t.state = 'parked' and t.settled_at is null))::int as parked
        from keying_task t
        where t.agency_id = b.agency_id and t.book_id = b.id and t.state <> 'withdrawn' and not t.gold) t
      cross join lateral (
        select count(distinct d.entry_id)::int as differing, count(*)::int as differences from keying_difference d
        where d.agency_id = b.agency_id and d.book_id = b.id and d.settled_at is null and not d.gold) d`.execute(
    tx,
  )
  return new Map(rows.map(({ bookId, ...progress }) => [bookId, progress]))
}

/** How far a book is; throws `not-found`. */
export async function getProgress(tx: Transaction, book: BookRef): Promise<BookProgress> {
  const progress = (await readProgress(tx, [book])).get(book.bookId)
  if (progress === undefined) throw new AppError('not-found')
  return progress
}
