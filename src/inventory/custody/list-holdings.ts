import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { namedParty } from './party.ts'
import type { Holding } from './schema.ts'

/** Who has copies of the jurisdiction's books in hand by slips: how many, how many too long; the most first. */
export async function listHoldings(tx: Transaction): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select ${namedParty(sql`h.agency_id`, sql`h.contractor_id`)} as holder, h.books, h.overdue, h.due_on::text as "dueOn"
    from (
      select c.holder_agency_id as agency_id, c.holder_contractor_id as contractor_id, count(distinct c.book_id)::int as books,
        count(distinct c.book_id) filter (where c.due_on < ${today()}::date)::int as overdue, min(c.due_on) as due_on
      from book_copy c
      where num_nonnulls(c.holder_agency_id, c.holder_contractor_id) > 0 group by 1, 2
    ) h order by h.books desc limit 500`.execute(tx)
  return rows
}
