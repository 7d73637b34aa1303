import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'

/** Numbers of books that do not agree with what they count. */
export type NumberMismatch =
  | { readonly code: 'book.numbers' | 'book.days'; readonly book: string; readonly agency: string }
  | { readonly code: 'book.sums'; readonly agency: string }

/** Compares the numbers of every book with a fresh count, with the sum of its days, and with what is added up of an agency's books; in a transaction of scope 'all'. */
export async function verifyNumbers(tx: Transaction): Promise<readonly NumberMismatch[]> {
  const books = await sql<{ code: 'book.numbers' | 'book.days'; book: string; agency: string }>`
    with wrong as (
      select 'book.numbers' as code, b.agency_id, b.id from book b cross join lateral numbers_of_book(b) n
      where (b.pages, b.cases, b.pdfs, b.keyed, b.checked, b.deposited, b.accepted)
        <> (n.pages, n.cases, n.pdfs, n.keyed, n.checked, n.deposited, n.accepted)
      union all
      select 'book.days', b.agency_id, b.id from book b left join (
        select agency_id, book_id, array[sum(pages), sum(cases), sum(pdfs), sum(keyed), sum(checked), sum(deposited), sum(accepted)]::int[] as sums
        from book_day group by agency_id, book_id) d on d.agency_id = b.agency_id and d.book_id = b.id
      where array[b.pages, b.cases, b.pdfs, b.keyed, b.checked, b.deposited, b.accepted] <> coalesce(d.sums, '{0,0,0,0,0,0,0}'))
    select w.code, a.code as agency, concat_ws('.', b.kind, b.year, b.volume) as book
    from wrong w join book b on b.agency_id = w.agency_id and b.id = w.id join agency a on a.id = w.agency_id
    order by 1, 2, 3`.execute(tx)
  const agencies = await sql<{ agency: string }>`
    select distinct a.code as agency from (
      select * from (${added(sql`book_sum`)}) kept full join (${added(counted)}) fresh using (agency_id, kind, state)
      where kept.sums is distinct from fresh.sums) differing join agency a on a.id = agency_id
    order by 1`.execute(tx)
  return [...books.rows, ...agencies.rows.map(({ agency }) => ({ code: 'book.sums' as const, agency }))]
}

const counted = sql`(select b.*, 1 as books, book_size(b) as size, (b.state <> 'accepted' and book_size(b) = 0)::int as unsized
  from book b join agency a on a.id = b.agency_id and not a.practice where b.second_of_book_id is null)`

const added = (rows: typeof counted) => sql`
  select agency_id, kind, state, array[sum(books), sum(size), sum(unsized), sum(pages), sum(cases), sum(pdfs), sum(keyed), sum(checked), sum(deposited), sum(accepted),
    sum(books) filter (where keeper_id is not null), sum(books) filter (where period is not null), sum(books) filter (where contractor_id is not null)] as sums
  from ${rows} r group by agency_id, kind, state having sum(books) <> 0`
