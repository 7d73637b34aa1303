import { type RawBuilder, sql } from 'kysely'
import { agencyLevels } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findPeriod, periodKey } from '../../register/legal-period.ts'
import { bookConditions } from '../book-filter.ts'
import { type BookRef, lockBooks } from '../lock-books.ts'
import type { BookFilter } from '../schema.ts'
import { listSchemes, readPeriodSettings, schemeOf } from './period-settings.ts'
import type { Suggestions } from './schema.ts'

/** The periods in force as a table `p` (level, key, from, to), in their order. */
async function periodTable(tx: Transaction): Promise<RawBuilder<unknown>> {
  const settings = await readPeriodSettings(tx)
  const periods = agencyLevels.flatMap(level => {
    const scheme = schemeOf(settings, level)
    return (scheme?.periods ?? []).map((period, order) => ({
      ...{ level, order, from_on: period.from, to_on: period.to },
      key: scheme === undefined ? '' : periodKey(scheme, period),
    }))
  })
  return sql`jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as p (level text, "order" int, key text, from_on date, to_on date)`
}

/** The periods that the dates of the book `b` of the agency `a` allow: as `periodOf(daysOfBook(…))`, for many at once. */
const possible = (table: RawBuilder<unknown>) => sql`(
  select coalesce(array_agg(p.key order by p."order"), '{}') from ${table}
  where p.level = a.level
    and coalesce(p.from_on <= greatest(coalesce(b.ended_on, make_date(b.year, 12, 31)), coalesce(b.opened_on, make_date(b.year, 1, 1))), true)
    and coalesce(p.to_on >= coalesce(b.opened_on, make_date(b.year, 1, 1)), true))`

/** What the dates say of the books of a filter that are not classified by the scheme in force. */
export async function listSuggestions(tx: Transaction, filter: BookFilter): Promise<Suggestions> {
  const table = await periodTable(tx)
  const where = await bookConditions(tx, filter)
  const { rows } = await sql<{
    level: string
    hasScheme: boolean
    periods: string[]
    classified: boolean
    books: number
  }>`
    with valid as materialized (select * from ${table}),
    open as (
      select a.level, exists (select from valid p where p.level = a.level and p.key = b.period) as classified,
        ${possible(sql`valid p`)} as periods
      from book b join agency a on a.id = b.agency_id where ${where})
    select level, classified, case when classified then '{}' else periods end as periods,
      exists (select from valid p where p.level = open.level) as "hasScheme", count(*)::int as books
    from open group by 1, 2, 3, 4 order by 1, 3`.execute(tx)
  return {
    classified: rows.reduce((sum, row) => sum + (row.classified ? row.books : 0), 0),
    open: rows.flatMap(({ classified, ...row }) => (classified ? [] : [row])),
  }
}

/**
 * Classifies the books of a filter whose dates leave no choice, anew where the rule did it before and the dates or the scheme changed; what a person said by the
 * scheme in force stays. One line in the journal an agency. Says how many.
 */
export async function classifyBooks(tx: Transaction, filter: BookFilter): Promise<number> {
  const rows = await classifyWhere(tx, await bookConditions(tx, filter))
  for (const { agency_id: agencyId, books } of rows)
    await appendJournal(tx, {
      ...{ agencyId, action: 'book.classify', subject: 'books', detail: { books, by: 'rule' } },
    })
  return rows.reduce((sum, row) => sum + row.books, 0)
}

/** As `classifyBooks`, without lines in the journal: how many books `b` of a condition were classified, by agency. */
export async function classifyWhere(
  tx: Transaction,
  where: RawBuilder<unknown>,
): Promise<readonly { readonly agency_id: string; readonly books: number }[]> {
  const table = await periodTable(tx)
  const { rows } = await sql<{ agency_id: string; books: number }>`
    with valid as materialized (select * from ${table}),
    sure as (
      select b.agency_id, b.id, ${possible(sql`valid p`)} as periods
      from book b join agency a on a.id = b.agency_id
      where ${where} and not (coalesce(b.period_source, '') = 'person'
        and exists (select from valid p where p.level = a.level and p.key = b.period))),
    done as (
      update book set period = sure.periods[1], period_source = 'rule' from sure
      where book.agency_id = sure.agency_id and book.id = sure.id and cardinality(sure.periods) = 1
        and book.period is distinct from sure.periods[1]
      returning book.agency_id)
    select agency_id, count(*)::int as books from done group by agency_id order by agency_id`.execute(tx)
  return rows
}

/** Classifies some books as a person says, who looked at the printed form. Throws `period.unknown`, `not-found`. */
export async function statePeriod(
  tx: Transaction,
  books: readonly BookRef[],
  period: string | null,
): Promise<void> {
  await requirePeriod(tx, period)
  const source = period === null ? null : 'person'
  const locked = await lockBooks(tx, books)
  const [agencies, ids] = [locked.map(book => book.agencyId), locked.map(book => book.bookId)]
  const { rows } = await sql<{ agency_id: string; books: string[] }>`
    with done as (
      update book set period = ${period}::text, period_source = ${source}::text
      where (agency_id, id) in (select * from unnest(${agencies}::uuid[], ${ids}::uuid[]))
        and (period, period_source) is distinct from (${period}::text, ${source}::text)
      returning agency_id, id)
    select agency_id, array_agg(id order by id) as books from done group by agency_id order by agency_id`.execute(
    tx,
  )
  for (const row of rows)
    await appendJournal(tx, {
      ...{ agencyId: row.agency_id, action: 'book.classify', subject: 'books' },
      detail: { books: row.books, by: 'person', period },
    })
}

/** Throws `period.unknown` for a key that no scheme has. */
export async function requirePeriod(tx: Transaction, period: string | null): Promise<void> {
  if (period === null) return
  if (findPeriod(listSchemes(await readPeriodSettings(tx)), period) === undefined)
    throw new AppError('period.unknown', { period })
}
