import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/** What does not fit in the slips: numbers of an agency's year with a gap, and a copy that is not where its latest slip put it. */
export type SlipMismatch =
  | {
      readonly code: 'slip.numbers'
      readonly agency: string
      readonly year: number
      readonly counted: number
      readonly last: number
    }
  | { readonly code: 'slip.copy'; readonly book: string }

/** Whether slips and copies on paper say the same; reads only. */
export async function verifySlips(tx: Transaction): Promise<SlipMismatch[]> {
  const gaps = await sql<SlipMismatch>`
    select 'slip.numbers' as code, coalesce(c.agency_id, s.agency_id) as agency, coalesce(c.year, s.year) as year,
      coalesce(s.counted, 0) as counted, coalesce(c.last_number, 0) as last
    from (select * from extract_counter where series = 'BG') c full join (
      select agency_id, split_part(number, '-', 2)::int as year, count(*)::int as counted, max(split_part(number, '/', 1)::int) as last
      from custody_slip group by 1, 2
    ) s on s.agency_id = c.agency_id and s.year = c.year
    where c.last_number is distinct from s.counted or c.last_number is distinct from s.last`.execute(tx)
  const misplaced = await sql<SlipMismatch>`
    select 'slip.copy' as code, c.book_id as book from book_copy c left join (
      select distinct on (i.agency_id, i.book_id, i.copy) i.agency_id, i.book_id, i.copy, s.id
      from custody_item i join custody_slip s on s.agency_id = i.slip_agency_id and s.id = i.slip_id
      where s.cancelled_at is null order by i.agency_id, i.book_id, i.copy, s.at desc, s.id desc
    ) latest on latest.agency_id = c.agency_id and latest.book_id = c.book_id and latest.copy = c.copy
    where c.slip_id is distinct from latest.id`.execute(tx)
  return [...gaps.rows, ...misplaced.rows]
}
