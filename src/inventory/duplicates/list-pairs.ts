import { sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../../platform/postgres/database.ts'
import { bookConditions } from '../book-filter.ts'
import { selectBooks } from '../select-books.ts'
import { likelySame } from './likely-pairs.ts'
import type { PairedBook, PairList, pairQuerySchema } from './schema.ts'

interface PairRow {
  readonly first: string
  readonly second: string
  readonly same: PairList['pairs'][number]['same']
  readonly facts: Record<
    'first' | 'second',
    Omit<PairedBook, keyof Awaited<ReturnType<typeof selectBooks>>[number]>
  >
  readonly total: number
}

/** Pairs of books that are probably one, or were settled; each pair once, of the books that fit the filter. */
export async function listPairs(
  tx: Transaction,
  { settled, offset, limit, ...filter }: z.infer<typeof pairQuerySchema>,
): Promise<PairList> {
  const where = await bookConditions(tx, filter)
  const { rows } = await sql<PairRow>`
    with pair as (${pairsOf[settled](where)})
    select b.id as first, o.id as second, count(*) over ()::int as total,
      json_build_object('closingTotal', coalesce(b.closing_total = o.closing_total, false),
        'lastNumber', coalesce(b.last_number = o.last_number, false), 'openedOn', coalesce(b.opened_on = o.opened_on, false),
        'endedOn', coalesce(b.ended_on = o.ended_on, false), 'volume', ltrim(b.volume, '0') = ltrim(o.volume, '0')) as same,
      json_build_object('first', ${factsOf('b')}, 'second', ${factsOf('o')}) as facts
    from pair join book b on b.agency_id = pair.agency_id and b.id = pair.book_id
    join book o on o.agency_id = pair.other_agency_id and o.id = pair.other_book_id
    order by b.kind, b.year, b.volume, b.id, o.id offset ${offset} limit ${limit}`.execute(tx)
  const ids = rows.flatMap(row => [row.first, row.second])
  const found = await selectBooks(tx, sql`b.id = any(${ids}::uuid[])`)
  const books = new Map(found.map(book => [book.id, book]))
  const [row] = rows
  return {
    total: row?.total ?? 0,
    pairs: rows.flatMap(({ first, second, same, facts }) => {
      const [one, other] = [books.get(first), books.get(second)]
      return one === undefined || other === undefined
        ? []
        : [{ first: { ...one, ...facts.first }, second: { ...other, ...facts.second }, same }]
    }),
  }
}

/** Pairs that are open name first the book with more work behind it, then the lower agency: it registered. */
const pairsOf = {
  no: (where: unknown) => sql`
    select b.agency_id, b.id as book_id, o.agency_id as other_agency_id, o.id as other_book_id
    from book b join agency a on a.id = b.agency_id cross join lateral ${likelySame} o join agency oa on oa.id = o.agency_id
    where ${where} and (b.pages + b.keyed + b.deposited, ${rank('a')}, b.id) > (o.pages + o.keyed + o.deposited, ${rank('oa')}, o.id)`,
  second: (where: unknown) => sql`
    select b.agency_id, b.id as book_id, s.agency_id as other_agency_id, s.id as other_book_id
    from book s join book b on b.agency_id = s.second_of_agency_id and b.id = s.second_of_book_id where ${where}`,
  different: (where: unknown) => sql`
    select b.agency_id, b.id as book_id, p.other_agency_id, p.other_book_id
    from book_pair p join book b on b.agency_id = p.agency_id and b.id = p.book_id where ${where}`,
}

const rank = (agency: string) =>
  sql`array_position(array['province', 'district', 'commune'], ${sql.ref(`${agency}.level`)})`

const factsOf = (book: string) => {
  const at = (column: string) => sql.ref(`${book}.${column}`)
  return sql`json_build_object('openedOn', ${at('opened_on')}, 'endedOn', ${at('ended_on')}, 'firstNumber', ${at('first_number')},
    'lastNumber', ${at('last_number')}, 'worked', ${at('state')} <> 'listed' or ${at('pages')} + ${at('keyed')} + ${at('deposited')} > 0)`
}
