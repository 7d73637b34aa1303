import { type RawBuilder, sql } from 'kysely'
import { nothing } from '../../plan/money/amounts.ts'
import type { FieldLengths } from '../../plan/money/field-lengths.ts'
import { gatherLengths } from '../../plan/money/measure-lengths.ts'
import { type PricedWork, priceWork } from '../../plan/money/price-work.ts'
import type { Price, PriceList } from '../../plan/money/schema.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { mostBooksOfStatement, type PayableBook } from './schema.ts'

interface AcceptedRow extends Omit<PayableBook, 'amountVnd'> {
  readonly paperSize: Price['paperSize']
}

/** A book with what is paid of it, by price. */
export interface PricedBook {
  readonly book: PayableBook
  readonly quantities: PricedWork['quantities']
}

/** Whether the book `b` may be paid to a contractor: accepted, digitised by it, and in no statement in force. */
export function isPayable(contractorId: string): RawBuilder<boolean> {
  return sql<boolean>`b.state = 'accepted' and b.contractor_id = ${contractorId}::uuid and not exists (
    select from payment_book p where p.agency_id = b.agency_id and p.book_id = b.id and p.cancelled_at is null)`
}

/** Prices accepted books by what was counted in them, never by estimates: as many as stand in one statement, in the order of agency, kind, year and volume. */
export async function priceAccepted(
  tx: Transaction,
  where: RawBuilder<boolean>,
  { prices }: PriceList,
): Promise<readonly PricedBook[]> {
  const { rows } = await sql<AcceptedRow>`
    select json_build_object('id', a.id, 'code', a.code, 'name', a.name) as agency, b.id, b.kind, b.year, b.volume, c.paper_size as "paperSize",
      coalesce(nullif(b.pages, 0), c.sheets, 0) as pages, b.accepted as records
    from book b join agency a on a.id = b.agency_id and not a.practice
    left join book_copy c on c.agency_id = b.agency_id and c.book_id = b.id and c.copy = 'registering'
    where ${where} order by a.name, a.id, b.kind, b.year, b.volume, b.id limit ${mostBooksOfStatement}`.execute(
    tx,
  )
  const paysFields = prices.some(({ unit }) => unit === 'field')
  const lengths = paysFields ? await countLengths(tx, rows) : new Map<string, FieldLengths>()
  return rows.map(row => {
    const { paperSize, ...book } = row
    const { quantities, amountVnd } = priceWork(prices, workOf(row), lengths.get(book.id) ?? noFields)
    return { book: { ...book, amountVnd }, quantities }
  })
}

const noFields: FieldLengths = { source: 'counted', recordsMeasured: 0, lengths: [] }

function workOf({ kind, paperSize, pages, records }: AcceptedRow) {
  return {
    ...{ kind, paperSize, books: 1, booksWithoutPages: 0, booksWithoutRecords: 0 },
    pages: { ...nothing, counted: pages },
    records: { ...nothing, counted: records },
  }
}

/** How long each filled field of the standing records of some books is: all of them, by book. */
async function countLengths(
  tx: Transaction,
  books: readonly AcceptedRow[],
): Promise<ReadonlyMap<string, FieldLengths>> {
  const { rows } = await sql<{ group: string; chars: number; fields: number; records: number }>`
    with chosen as (select * from unnest(${books.map(({ agency }) => agency.id)}::uuid[], ${books.map(({ id }) => id)}::uuid[]) as c (agency_id, book_id))
    select r.book_id as "group", length(f.value)::int as chars, count(*)::int as fields, b.accepted as records
    from chosen c join book b on b.agency_id = c.agency_id and b.id = c.book_id
    join record r on r.agency_id = c.agency_id and r.book_id = c.book_id and r.removed_at is null
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    cross join lateral jsonb_each_text(v.fields) f
    where f.value <> '' group by r.book_id, length(f.value), b.accepted`.execute(tx)
  return gatherLengths(rows, 'counted')
}
