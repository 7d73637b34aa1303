import { sql } from 'kysely'
import { formatBookKey } from '../../checking/sender.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { LotRef } from './lot-ref.ts'

/** What somebody did of a book, so that they can't be the one who inspects it; each has its sentence in the table of errors. */
type OwnWork = 'keyed' | 'settled' | 'checked' | 'delivered' | 'repaired'

/**
 * What an account did of the books of a lot, as rows (what, agency_id, book_id). keyed: took entries of it for keying, or typed records directly; settled: decided
 * between two keyers, read what nobody could read, set known entries; checked: settled findings or changed rows of its package; delivered: handed in a package
 * that was made elsewhere; repaired: changed its records after they were deposited.
 */
const worksOf = (lot: LotRef, accountId: string) => sql`(
  with of_lot as (
    select agency_id, book_id from lot_book where lot_agency_id = ${lot.agencyId} and lot_id = ${lot.lotId})
  select 'keyed' as what, agency_id, book_id from keying_batch join of_lot using (agency_id, book_id) where account_id = ${accountId}
  union all
  select 'settled', agency_id, book_id from keying_difference join of_lot using (agency_id, book_id)
    where account_id = ${accountId}
  union all
  select 'settled', agency_id, book_id from gold_entry join of_lot using (agency_id, book_id) where account_id = ${accountId}
  union all
  select 'settled', entry.agency_id, entry.book_id from journal
    join entry on entry.agency_id = journal.agency_id
      and entry.id = case when journal.action = 'keying.second-read' then substr(journal.subject, 6)::uuid end
    join of_lot on of_lot.agency_id = entry.agency_id and of_lot.book_id = entry.book_id
    where journal.account_id = ${accountId} and journal.action = 'keying.second-read'
  union all
  select 'checked', package.agency_id, package.book_id from finding
    join package on package.agency_id = finding.agency_id and package.id = finding.package_id
    join of_lot on of_lot.agency_id = package.agency_id and of_lot.book_id = package.book_id
    where finding.resolved_by = ${accountId}
  union all
  select 'checked', agency_id, book_id from book_change join of_lot using (agency_id, book_id)
    where account_id = ${accountId} and kind = 'corrections'
  union all
  select 'delivered', agency_id, book_id from package join of_lot using (agency_id, book_id)
    where account_id = ${accountId} and keyed is null
  union all
  select case version.source when 'entry' then 'keyed' else 'repaired' end, record.agency_id, record.book_id
    from record join of_lot using (agency_id, book_id)
    join record_version version on version.agency_id = record.agency_id and version.record_id = record.id
    where version.account_id = ${accountId} and version.source <> 'deposit')`

interface WorkRow {
  readonly what: OwnWork
  readonly kind: string
  readonly year: number
  readonly volume: string
}

/**
 * Why an account can't inspect a lot, as an error that names the book and what they did of it; undefined: they keyed and checked none of its books. Needs scope
 * 'all': what somebody did is not always what they still see.
 */
export async function findOwnWork(
  tx: Transaction,
  lot: LotRef,
  accountId: string,
): Promise<AppError | undefined> {
  const { rows } = await sql<WorkRow>`
    select work.what, book.kind, book.year, book.volume from ${worksOf(lot, accountId)} work
    join book on book.agency_id = work.agency_id and book.id = work.book_id
    order by book.kind, book.year, book.volume, work.what limit 1`.execute(tx)
  const work = rows[0]
  return work && new AppError(`acceptance.own-${work.what}`, { book: formatBookKey(work) })
}
