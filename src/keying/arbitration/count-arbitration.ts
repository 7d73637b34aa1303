import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { isOwnWork } from './own-work.ts'
import type { Arbitration, ArbitrationQuery } from './schema.ts'

const column = (name: string) => sql.ref(name)

/** Differences (as `difference`) that wait for an account. */
export const waitsForArbiter = (accountId: string, query: ArbitrationQuery): RawBuilder<boolean> => sql`(
  difference.settled_at is null and ${within('difference', query)}
  and not ${isOwnWork(column('difference.agency_id'), column('difference.entry_id'), accountId)})`

/** Tasks (as `parked`) that wait for an account as second reader. */
export const waitsForReader = (accountId: string, query: ArbitrationQuery): RawBuilder<boolean> => sql`(
  parked.state = 'parked' and not parked.gold and parked.settled_at is null and ${within('parked', query)}
  and not ${isOwnWork(column('parked.agency_id'), column('parked.entry_id'), accountId)})`

function within(table: string, { agency, book }: ArbitrationQuery): RawBuilder<boolean> {
  // In a closed book nothing can be decided.
  const open = sql`not exists (
    select from book closed where closed.agency_id = ${column(`${table}.agency_id`)} and closed.id = ${column(`${table}.book_id`)} and closed.closed_at is not null)`
  const conditions = [
    open,
    ...(agency === undefined ? [] : [sql`${column(`${table}.agency_id`)} = ${agency}`]),
    ...(book === undefined ? [] : [sql`${column(`${table}.book_id`)} = ${book}`]),
  ]
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** What a book is called, as JSON; of `book` joined with `agency`. */
export const bookJson = sql`jsonb_build_object('agency', jsonb_build_object('id', agency.id, 'name', agency.name),
  'id', book.id, 'kind', book.kind, 'year', book.year, 'volume', book.volume)`

/** How many differences and parked entries wait for an account, book by book. */
export async function countArbitration(tx: Transaction, accountId: string): Promise<Arbitration> {
  const { rows } = await sql<{
    book: Omit<Arbitration['books'][number], 'differences' | 'parked'>
    differences: number
    parked: number
  }>`
    with waiting as (
      select difference.agency_id, difference.book_id, 1 as difference, 0 as parked
      from keying_difference difference where ${waitsForArbiter(accountId, {})}
      union all
      select parked.agency_id, parked.book_id, 0, 1 from keying_task parked where ${waitsForReader(accountId, {})})
    select ${bookJson} as book, sum(waiting.difference)::int as differences, sum(waiting.parked)::int as parked
    from waiting
      join book on book.agency_id = waiting.agency_id and book.id = waiting.book_id
      join agency on agency.id = book.agency_id
    group by agency.id, book.agency_id, book.id
    order by agency.name, book.kind, book.year, book.volume`.execute(tx)
  const books = rows.map(({ book, differences, parked }) => ({ ...book, differences, parked }))
  const total = (of: 'differences' | 'parked') => books.reduce((sum, book) => sum + book[of], 0)
  return { differences: total('differences'), parked: total('parked'), books }
}
