import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { bookConditions } from '../book-filter.ts'
import type { BookFilter } from '../schema.ts'
import { type Review, type ReviewCounts, reviewCountsSchema } from './schema.ts'

type Row = Review['rows'][number]

/** The books of a filter by agency that registered, kind and period, as their paper was reviewed. */
export async function readReview(tx: Transaction, filter: BookFilter): Promise<Review> {
  const where = await bookConditions(tx, filter)
  const of = (standing: string) => sql`count(*) filter (where c.standing = ${standing})::int`
  const as = (condition: string) =>
    sql`count(*) filter (where c.condition = ${condition} and c.standing = 'present')::int`
  const { rows } = await sql<Row>`
    select json_build_object('id', a.id, 'code', a.code, 'name', a.name) as agency, counted.* from (
      select b.agency_id, b.kind, b.period, count(*)::int as books, count(b.reviewed_at)::int as reviewed,
        ${of('lost')} as lost, ${of('destroyed')} as destroyed, ${as('torn')} as torn, ${as('illegible')} as illegible,
        count(*) filter (where s.standing = 'present')::int as second,
        count(b.closing_total)::int as "withTotal", coalesce(sum(b.closing_total), 0)::int as "closingTotal",
        count(c.sheets)::int as "withSheets", coalesce(sum(c.sheets), 0)::int as sheets
      from book b
      left join book_copy c on c.agency_id = b.agency_id and c.book_id = b.id and c.copy = 'registering'
      left join book_copy s on s.agency_id = b.agency_id and s.book_id = b.id and s.copy = 'superior'
      where ${where} group by b.agency_id, b.kind, b.period) counted
    join agency a on a.id = counted.agency_id
    order by a.level = 'commune', a.name, a.id, counted.kind, counted.period`.execute(tx)
  return { rows, total: addCounts(rows) }
}

const names = Object.keys(reviewCountsSchema.shape) as readonly (keyof ReviewCounts)[]

/** The sums of some counts. */
export function addCounts(rows: readonly ReviewCounts[]): ReviewCounts {
  const sums = names.map(name => [name, rows.reduce((sum, row) => sum + row[name], 0)])
  return reviewCountsSchema.parse(Object.fromEntries(sums))
}
