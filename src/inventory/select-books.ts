import { type RawBuilder, sql } from 'kysely'
import { type AgencyName, findCustody } from '../agencies/custody.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { type Book, bookStateSchema } from './schema.ts'
import { seenNumber } from './seen-number.ts'

interface BookRow {
  readonly agency_id: string
  readonly agency_code: string
  readonly agency_name: string
  readonly id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly state: string
  readonly closing_total: number | null
  readonly note: string | null
  readonly closed_at: Date | null
  readonly keeper_id: string | null
  readonly pages: number
  readonly entries: number
  readonly cases: number
  readonly keyed: number
  readonly records: number
  readonly period: string | null
  readonly updated_at: Date
}

/** Of the rows `e` of one book that somebody typed: how many they are. Once a package has rows, they say again what was keyed from the pages. */
export const countEntered = sql<number>`(case when count(e.row) > 0 then count(e.row) else count(*) end)::int`

/**
 * Books with their counts in one query and their keepers in a second: both for the books of the page shown only. `where` is a
 * condition on `b` (book), `order` the order of the answer, `page` its offset and limit.
 */
export async function selectBooks(
  tx: Transaction,
  where: RawBuilder<unknown>,
  order?: RawBuilder<unknown>,
  page?: RawBuilder<unknown>,
): Promise<Book[]> {
  return (await selectHeldBooks(tx, where, order, page)).map(held => held.book)
}

/** A book and, where nobody knows who keeps it, the agencies that may. */
export interface HeldBook {
  readonly book: Book
  readonly candidates: readonly AgencyName[]
}

/** As `selectBooks`, with those who may keep a book whose keeper isn't known. */
export async function selectHeldBooks(
  tx: Transaction,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`b.id`,
  page: RawBuilder<unknown> = sql``,
): Promise<HeldBook[]> {
  const { rows } = await sql<BookRow>`
    select b.*, ${seenNumber('pages')} as pages, ${seenNumber('cases')} as cases, ${seenNumber('keyed')} as keyed,
      ${seenNumber('deposited')} as records, a.code as agency_code, a.name as agency_name,
      (select ${countEntered} from entry e where e.agency_id = b.agency_id and e.book_id = b.id and e.status <> 'assigned') as entries
    from (select * from book b where ${where} order by ${order} ${page}) b
    join agency a on a.id = b.agency_id
    order by ${order}`.execute(tx)
  const custody = await findCustody(tx, rows.map(holderOf))
  return rows.map(row => {
    const { keeper, candidates } = custody.get(holderOf(row)) ?? { keeper: null, candidates: [] }
    return { book: readBook(row, keeper), candidates }
  })
}

function readBook(row: BookRow, keeper: AgencyName | null): Book {
  return {
    agency: { id: row.agency_id, code: row.agency_code, name: row.agency_name },
    id: row.id,
    kind: row.kind,
    year: row.year,
    volume: row.volume,
    state: bookStateSchema.parse(row.state),
    closingTotal: row.closing_total,
    note: row.note,
    closedAt: row.closed_at?.toISOString() ?? null,
    keeper,
    pages: row.pages,
    entries: row.entries,
    cases: row.cases,
    keyed: row.keyed,
    records: row.records,
    period: row.period,
    updatedAt: row.updated_at.toISOString(),
  }
}

/** Where the way to today's keeper begins: at whoever was said to keep the book, else at the agency that registered. */
const holderOf = ({ keeper_id, agency_id }: Pick<BookRow, 'keeper_id' | 'agency_id'>): string =>
  keeper_id ?? agency_id
