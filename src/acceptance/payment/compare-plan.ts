import { sql } from 'kysely'
import { bookConditions } from '../../inventory/book-filter.ts'
import { totalOf } from '../../plan/money/amounts.ts'
import {
  type CellEstimate,
  estimateCells,
  filterOf,
  groupRows,
  keysOf,
  namesOf,
  type Place,
} from '../../plan/money/get-estimate.ts'
import { emptyRow, type PricedRow } from '../../plan/money/price-books.ts'
import type { ListPlace } from '../../plan/money/price-lists.ts'
import type { EstimateQuery } from '../../plan/money/schema.ts'
import { phaseOf } from '../../plan/money/sum-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Comparison, ComparisonRow } from './schema.ts'

/** The plan of a query beside what is done of it: all its books by a price list, those of them that are accepted, and those that statements in force pay for. */
export async function comparePlan(
  tx: Transaction,
  place: ListPlace,
  query: EstimateQuery,
): Promise<Comparison> {
  const found = await estimateCells(tx, place, query)
  const { list, cells, priced, phases } = found
  const paid = await sumPaid(tx, query, phases)
  const places: readonly Place[] = [...cells, ...paid]
  const keyOf = await keysOf(tx, query.by, places)
  const names = await namesOf(tx, query.by, places.map(keyOf), phases)
  const rows = [
    ...cells.map((cell, at) => [keyOf(cell), compareCell(cell, priced.cells[at] ?? emptyRow)] as const),
    ...paid.map(
      cell =>
        [keyOf(cell), { ...nothingDone, paid: { books: cell.books, amountVnd: cell.amountVnd } }] as const,
    ),
  ]
  return {
    list,
    rows: [...groupRows(rows, names, addComparisons)],
    total: rows.map(([, row]) => row).reduce(addComparisons, nothingDone),
    records: priced.total.records,
  }
}

const nothing = { books: 0, records: 0, amountVnd: 0 }
const nothingDone: ComparisonRow = { planned: nothing, accepted: nothing, paid: { books: 0, amountVnd: 0 } }

function compareCell({ accepted }: CellEstimate['cells'][number], row: PricedRow): ComparisonRow {
  const side = { books: row.books, records: totalOf(row.records), amountVnd: row.amountVnd }
  return { ...nothingDone, planned: side, accepted: accepted ? side : nothing }
}

function addComparisons(a: ComparisonRow, b: ComparisonRow): ComparisonRow {
  const add = (one: ComparisonRow['planned'], other: ComparisonRow['planned']) => ({
    books: one.books + other.books,
    records: one.records + other.records,
    amountVnd: one.amountVnd + other.amountVnd,
  })
  return {
    planned: add(a.planned, b.planned),
    accepted: add(a.accepted, b.accepted),
    paid: { books: a.paid.books + b.paid.books, amountVnd: a.paid.amountVnd + b.paid.amountVnd },
  }
}

interface PaidCell extends Place {
  readonly books: number
  readonly amountVnd: number
}

/** What statements in force pay for, of the books of a query, without tax. */
async function sumPaid(
  tx: Transaction,
  query: EstimateQuery,
  phases: CellEstimate['phases'],
): Promise<readonly PaidCell[]> {
  const where = await bookConditions(tx, filterOf(query))
  const { rows } = await sql<PaidCell>`
    select coalesce(b.keeper_id, b.agency_id) as holder, ${phaseOf(phases)} as phase, b.contractor_id as contractor, b.kind, count(*)::int as books,
      sum(paid.amount_vnd)::bigint as "amountVnd"
    from payment_book paid join book b on b.agency_id = paid.agency_id and b.id = paid.book_id
    join agency a on a.id = b.agency_id and not a.practice
    where paid.cancelled_at is null and ${where} group by 1, 2, 3, 4`.execute(tx)
  return rows
}
