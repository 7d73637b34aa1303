import { sql } from 'kysely'
import { formatBookKey } from '../../checking/sender.ts'
import { AppError } from '../../errors.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { composeChain } from './chain.ts'
import type { Chain, StatedReason } from './schema.ts'

interface Row {
  readonly id: string
  readonly closing: number | null
  readonly cases: number
  readonly repeated: number
  readonly cancelled: number
  readonly skipped: number
  readonly parked: number
  readonly unkeyed: number
  readonly keyed: number
  readonly row_count: number | null
  readonly pdf_count: number | null
  readonly made_here: boolean | null
  readonly cover_pdfs: number
  readonly cancelled_pdfs: number
  readonly records: number
  readonly deposited: boolean
  readonly left_out: number
  readonly removed: number
  readonly elsewhere: number
  readonly typed: number
  readonly reasons: StatedReason[]
}

/**
 * The chains of some books by id. What stands in the registry is compared with the sheet that was deposited last; of a book without a deposit,
 * with its newest checked package, else with its keyed cases. Numbers only. Who does not see adoptions and recognitions counts none of theirs: ask with
 * scope 'all' once the books are known to lie within the jurisdiction.
 */
export async function readChain(
  tx: Transaction,
  books: readonly BookRef[],
): Promise<ReadonlyMap<string, Chain>> {
  const { rows } = await sql<Row>`
    select b.id, b.closing_total as closing, cases.*, delivered.row_count, delivered.pdf_count, delivered.made_here,
      zipped.cover_pdfs, zipped.cancelled_pdfs, records.*, coalesce(delivered.rejected, 0) as left_out, delivered.deposit_id is not null as deposited, stated.reasons
    from unnest(${books.map(({ agencyId }) => agencyId)}::uuid[], ${books.map(({ bookId }) => bookId)}::uuid[]) asked (agency_id, id)
      join book b on b.agency_id = asked.agency_id and b.id = asked.id
      cross join lateral (${casesOfBook}) cases
      left join lateral (${deliveredOfBook}) delivered on true
      cross join lateral (
        select count(*) filter (where file->>0 ~* '(^|/)cover\\.[^/]*\\.pdf$')::int as cover_pdfs,
          count(*) filter (where file->>0 ~* '(^|/)huy/[^/]*\\.pdf$')::int as cancelled_pdfs
        from jsonb_array_elements(case when jsonb_typeof(delivered.files) = 'array' then delivered.files end) file) zipped
      cross join lateral (${recordsOfBook}) records
      cross join lateral (${reasonsOfBook}) stated`.execute(tx)
  return new Map(rows.map(row => [row.id, chainOf(row)]))
}

/** Throws `acceptance.unexplained`, naming the first of the books whose counts differ without a reason. */
export async function requireExplained(tx: Transaction, books: readonly BookRef[]): Promise<void> {
  const chains = await readChain(tx, books)
  const open = books.find(({ bookId }) => chains.get(bookId)?.explained !== true)
  if (open === undefined) return
  const { rows } = await sql<{ kind: string; year: number; volume: string }>`
    select kind, year, volume from book where agency_id = ${open.agencyId} and id = ${open.bookId}`.execute(
    tx,
  )
  const book = rows[0]
  if (book === undefined) throw new AppError('not-found')
  throw new AppError('acceptance.unexplained', { book: formatBookKey(book) })
}

const casesOfBook = sql`
  select count(*)::int as cases, count(*) filter (where standing = 'repeated')::int as repeated,
    count(*) filter (where standing = 'cancelled')::int as cancelled, count(*) filter (where standing = 'skipped')::int as skipped,
    count(*) filter (where is_case and status <> 'assigned')::int as keyed,
    count(*) filter (where is_case and status = 'assigned' and parked)::int as parked,
    count(*) filter (where is_case and status = 'assigned' and not parked)::int as unkeyed
  from (
    select standing, status, standing in ('registered', 'repeated') as is_case,
      status = 'assigned' and exists (
        select from keying_task task where task.agency_id = e.agency_id and task.entry_id = e.id and task.state = 'parked' and not gold) as parked
    from entry e where e.agency_id = b.agency_id and e.book_id = b.id and e.position is not null) e`

/** What was delivered: the last deposit, else the newest package that was checked. */
const deliveredOfBook = sql`
  select d.id as deposit_id, d.row_count, d.pdf_count, d.rejected, d.found, p.facts->'files' as files, p.keyed is not null as made_here
  from (
    select id, package_id, row_count, pdf_count, rejected, found, 1 as place from (
      select * from deposit where agency_id = b.agency_id and book_id = b.id order by at desc, id desc limit 1) last
    union all
    select null, id, row_count, pdf_count, 0, null, 2 from (
      select * from package where agency_id = b.agency_id and book_id = b.id and state = 'checked'
      order by checked_at desc nulls last, id desc limit 1) newest
    order by place limit 1) d
    left join package p on p.agency_id = b.agency_id and p.id = d.package_id`

/** The standing records, and what became of the rows of the last deposit: those it wrote, and those it found standing already. */
const recordsOfBook = sql`
  with deposited as (
    select record_id as id from record_version v where v.agency_id = b.agency_id and v.deposit_id = delivered.deposit_id
    union
    select (one->>1)::uuid from jsonb_array_elements(case when jsonb_typeof(delivered.found) = 'array' then delivered.found end) one),
  of_rows as (
    select count(*) filter (where removed_at is not null)::int as removed,
      count(*) filter (where removed_at is null and book_id <> b.id)::int as elsewhere
    from record r join deposited using (id) where r.agency_id = b.agency_id)
  select of_rows.*, standing.* from of_rows, (
    select count(*)::int as records, count(*) filter (where v.source = 'entry' and r.id not in (select id from deposited))::int as typed
    from record r join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = 1
    where r.agency_id = b.agency_id and r.book_id = b.id and r.removed_at is null) standing`

const reasonsOfBook = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'step', r.step, 'why', r.why, 'count', r.count, 'note', r.note,
    'by', account.display_name, 'at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by r.at, r.id), '[]') as reasons
  from count_reason r left join account on account.id = r.account_id
  where r.agency_id = b.agency_id and r.book_id = b.id and r.withdrawn_at is null`

function chainOf(row: Row): Chain {
  const { cases, repeated, cancelled, skipped, parked, unkeyed } = row
  const { removed, elsewhere, typed } = row
  const delivered = row.row_count !== null
  return composeChain(
    {
      closing: row.closing,
      cases: cases === 0 ? null : { all: cases, repeated, cancelled, skipped, parked, unkeyed },
      pdfs:
        row.pdf_count === null || row.pdf_count === 0
          ? null
          : { all: row.pdf_count, cover: row.cover_pdfs, cancelled: row.cancelled_pdfs },
      rows: row.row_count ?? (row.keyed > 0 ? row.keyed : null),
      keyedHere: delivered ? row.made_here === true : row.keyed > 0,
      records:
        row.deposited || row.records > 0
          ? { all: row.records, leftOut: row.left_out, removed, elsewhere, typed }
          : null,
    },
    row.reasons,
  )
}
