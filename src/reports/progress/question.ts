import { type RawBuilder, sql } from 'kysely'
import { bookConditions } from '../../inventory/book-filter.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import type { ProgressFilter } from './schema.ts'

/** Which books are asked about, and where their numbers are read. */
export interface Question {
  /** A condition on `b`, the same as of the list of these books. */
  readonly where: RawBuilder<boolean>
  /** Rows of `b` with what books are told apart by and their numbers: `book_sum` where it can say it, else one row a book. */
  readonly books: RawBuilder<unknown>
  /** The weeks of `b`: by agency alone where nothing else is asked. */
  readonly weeks: RawBuilder<unknown>
}

/** Which books a filter asks about, as this account sees them. */
export async function readQuestion(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  filter: ProgressFilter,
): Promise<Question> {
  const { kind, kinds, yearFrom, yearTo, period, contractor } = filter
  const ofYears = yearFrom !== undefined || yearTo !== undefined
  const byAgency = [kind, kinds, period, contractor].every(value => value === undefined) && !ofYears
  const grain = sql.raw(byAgency ? 'null' : 'not null')
  return {
    where: await bookConditions(tx, filter),
    books: ofYears || (await seesSingleBooks(tx, jurisdiction)) ? singleBooks : summedBooks,
    weeks: sql`(select *, null::uuid as second_of_book_id from book_week where kind is ${grain})`,
  }
}

const summedBooks = sql`(select *, kind in ('CN', 'CMC') as confidential, null::uuid as second_of_book_id from book_sum)`

/** `size` and `unsized` as in `book_sum`. */
export const singleBooks = sql`(select *, kind in ('CN', 'CMC') as confidential, 1 as books, (state <> 'accepted' and size = 0)::int as unsized
  from (select *, case when state = 'accepted' then deposited else greatest(closing_total, cases, keyed, deposited) end as size from visible_book) b)`

/** Whether some books are seen one by one, of agencies whose others are not: those of a divided agency of which nobody has said who keeps them. */
async function seesSingleBooks(tx: Transaction, jurisdiction: Jurisdiction): Promise<boolean> {
  if ('scope' in jurisdiction || jurisdiction.books === undefined || jurisdiction.books.length === 0)
    return false
  const { rows } = await sql`
    select from visible_book where id = any(${jurisdiction.books}::uuid[])
      and coalesce(keeper_id, agency_id) <> all(${jurisdiction.agencies}::uuid[]) limit 1`.execute(tx)
  return rows.length > 0
}
