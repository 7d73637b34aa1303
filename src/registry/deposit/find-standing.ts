import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RepairedRow } from './apply-deposit.ts'
import type { DepositFinding } from './deposit-rules.ts'

/** A deposit that was asked the same of files of the same size, and refused no row. */
export interface EarlierDeposit {
  readonly agency_id: string
  readonly id: string
  readonly book_id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly xlsx: Buffer
  readonly zip: Buffer
  readonly row_count: number
  readonly pdf_count: number
  readonly findings: {
    readonly open: readonly DepositFinding[]
    readonly accepted: readonly DepositFinding[]
  }
}

/** The deposits of an agency that may be the same again: only then is it worth hashing the files. The newest first. */
export async function listEarlier(
  tx: Transaction,
  agencyId: string,
  request: Buffer,
  sizes: { readonly xlsx: number; readonly zip: number },
): Promise<EarlierDeposit[]> {
  const { rows } = await sql<EarlierDeposit>`
    select d.agency_id, d.id, d.book_id, b.kind, b.year, b.volume, d.xlsx, d.zip, d.row_count, d.pdf_count, d.findings
    from deposit d
    join book b on b.agency_id = d.agency_id and b.id = d.book_id
    join file x on x.agency_id = d.agency_id and x.sha256 = d.xlsx and x.size_bytes = ${sizes.xlsx}
    join file z on z.agency_id = d.agency_id and z.sha256 = d.zip and z.size_bytes = ${sizes.zip}
    where d.agency_id = ${agencyId} and d.request = ${request} and d.findings is not null and d.rejected = 0
    order by d.at desc limit 10`.execute(tx)
  return rows
}

/** How the rows of a deposit stand today. */
export interface StandingRows {
  /** Rows whose record says what the deposit left, or was repaired or restored since and nothing else. */
  readonly standing: number
  readonly repaired: readonly RepairedRow[]
  /** Standing records of the book that are none of its rows'. */
  readonly absent: number
}

/** Looks at every record that a deposit wrote or found, in one statement. */
export async function readStanding(
  tx: Transaction,
  agencyId: string,
  { id, book_id: bookId }: EarlierDeposit,
): Promise<StandingRows> {
  const { rows } = await sql<StandingRows>`
    with left_by as (
      select row, record_id, version from record_version where agency_id = ${agencyId} and deposit_id = ${id}
      union all
      select (one ->> 0)::int, (one ->> 1)::uuid, (one ->> 2)::int
      from deposit d, jsonb_array_elements(d.found) one where d.agency_id = ${agencyId} and d.id = ${id}
    ), standing as (
      select l.row, r.year, r.number, r.book_id, r.version > l.version as repaired
      from left_by l join record r on r.agency_id = ${agencyId} and r.id = l.record_id
      where r.removed_at is null and (r.version = l.version or r.version > l.version and not exists (
        select from record_version v where v.agency_id = r.agency_id and v.record_id = r.id and v.version > l.version
          and v.source not in ('repair', 'restore')))
    )
    select count(*)::int as standing,
      coalesce(jsonb_agg(jsonb_build_object('row', row, 'year', year, 'number', number) order by row) filter (where repaired), '[]') as repaired,
      (select count(*)::int from record where agency_id = ${agencyId} and book_id = ${bookId} and removed_at is null)
        - count(*) filter (where book_id = ${bookId})::int as absent
    from standing`.execute(tx)
  return rows[0] ?? { standing: 0, repaired: [], absent: 0 }
}
