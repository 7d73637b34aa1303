import { type RawBuilder, sql } from 'kysely'
import { bookConditions } from '../../inventory/book-filter.ts'
import type { BookFilter } from '../../inventory/schema.ts'
import { seenNumber } from '../../inventory/seen-number.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { phaseIdOf } from '../phase-books.ts'
import type { Phase } from '../schema.ts'
import type { BookSums } from './book-sums.ts'

/** What is known of some books of one kind and paper size that one agency keeps or one agency registered, of one phase and contractor. */
export interface BookCell extends BookSums {
  /** The agency that keeps them, where the books say so, else the one that registered: `findCustody` tells who keeps those. */
  readonly holder: string
  readonly phase: string | null
  readonly contractor: string | null
  readonly accepted: boolean
}

/**
 * What counts as pages of a book: those taken in once scanning is done, else the written pages counted on the paper. As records: standing ones of a deposited book,
 * else the total its closing note states, else cases with pages, else rows keyed. No number: nobody can tell yet.
 */
const known = {
  pages: sql`case when b.state <> 'listed' and ${seenNumber('pages')} > 0 then ${seenNumber('pages')} else c.sheets end`,
  pagesCounted: sql`(b.state <> 'listed' and ${seenNumber('pages')} > 0)`,
  records: sql`case when b.state in ('deposited', 'accepted') and ${seenNumber('deposited')} > 0 then ${seenNumber('deposited')}
    else coalesce(b.closing_total, case when b.state <> 'listed' then nullif(greatest(${seenNumber('cases')}, ${seenNumber('keyed')}), 0) end) end`,
  recordsOnPaper: sql`(b.closing_total is not null and not (b.state in ('deposited', 'accepted') and ${seenNumber('deposited')} > 0))`,
}

/** Books by kind, paper size, holder, phase, contractor and whether they are accepted, in one pass. Books for practising are nobody's work. */
export async function sumBooks(
  tx: Transaction,
  filter: BookFilter,
  phases: readonly Phase[],
): Promise<readonly BookCell[]> {
  const where = await bookConditions(tx, filter)
  const { rows } = await sql<BookCell>`
    with known as materialized (
      select coalesce(b.keeper_id, b.agency_id) as holder, ${phaseOf(phases)} as phase, b.contractor_id as contractor, b.state = 'accepted' as accepted, b.kind,
        c.paper_size, ${known.pages} as pages, ${known.pagesCounted} as pages_counted, ${known.records} as records, ${known.recordsOnPaper} as records_on_paper
      from book b join agency a on a.id = b.agency_id and not a.practice
      left join book_copy c on c.agency_id = b.agency_id and c.book_id = b.id and c.copy = 'registering'
      where ${where})
    select holder, phase, contractor, accepted, kind, paper_size as "paperSize", ${sumColumns} from known
    group by 1, 2, 3, 4, 5, 6`.execute(tx)
  return rows
}

/** The phase of the book `b` of the agency `a`; null: in none. */
export function phaseOf(phases: readonly Phase[]): RawBuilder<string | null> {
  return phases.length === 0 ? sql`null::text` : phaseIdOf(phases)
}

const int = (expression: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce(${expression}, 0)::int`
const sumColumns = sql.join(
  Object.entries({
    books: sql`count(*)`,
    pagesCounted: sql`sum(pages) filter (where pages_counted)`,
    pagesOnPaper: sql`sum(pages) filter (where not pages_counted)`,
    booksWithPages: sql`count(pages)`,
    recordsCounted: sql`sum(records) filter (where not records_on_paper)`,
    recordsOnPaper: sql`sum(records) filter (where records_on_paper)`,
    booksWithRecords: sql`count(records)`,
    pagesWithRecords: sql`sum(pages) filter (where records is not null)`,
    recordsWithPages: sql`sum(records) filter (where pages is not null)`,
    pagelessRecords: sql`sum(records) filter (where pages is null)`,
    unknownBooks: sql`count(*) filter (where pages is null and records is null)`,
    recordlessPages: sql`sum(pages) filter (where records is null)`,
  }).map(([name, expression]) => sql`${int(expression)} as ${sql.ref(name)}`),
)
