import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Language } from '../../register/text.ts'
import { bookJson, listFindings } from './list-findings.ts'
import type { LotRef } from './lot-ref.ts'
import { findOwnWork } from './own-work.ts'
import type { LotDetail } from './schema.ts'
import { getLot } from './select-lots.ts'

/** What of a lot lies within the jurisdiction: its books there, what was found in them, and by whom. */
export async function readLotWithin(
  tx: Transaction,
  { agencyId, lotId }: LotRef,
): Promise<Pick<LotDetail, 'items' | 'findings' | 'inspectors'>> {
  const books = await sql<LotDetail['items'][number]>`
    select ${bookJson} as book, held.size as records, held.ended_at is not null as ended,
      (select count(*)::int from sample_item item
        where item.agency_id = held.agency_id and item.book_id = held.book_id and item.lot_agency_id = ${agencyId} and item.lot_id = ${lotId}) as sampled
    from lot_book held
      join book on book.agency_id = held.agency_id and book.id = held.book_id
      join agency on agency.id = held.agency_id
    where held.lot_agency_id = ${agencyId} and held.lot_id = ${lotId}
    order by agency.name, book.kind, book.year, book.volume`.execute(tx)
  const inspectors = await sql<LotDetail['inspectors'][number]>`
    select account.display_name as name, count(*)::int as records from sample_item item join account on account.id = item.checked_by
    where item.lot_agency_id = ${agencyId} and item.lot_id = ${lotId} group by account.id, account.display_name order by 2 desc, 1`.execute(
    tx,
  )
  const findings = await listFindings(tx, sql`item.lot_agency_id = ${agencyId} and item.lot_id = ${lotId}`)
  return {
    items: books.rows,
    findings: findings.map(({ lot: _, ...finding }) => finding),
    inspectors: inspectors.rows,
  }
}

/** What a lot is as a whole, with why an account may not inspect it. Needs scope 'all'. Throws `not-found`. */
export async function readLotWhole(
  tx: Transaction,
  lot: LotRef,
  accountId: string,
  language: Language,
): Promise<Omit<LotDetail, 'items' | 'findings' | 'inspectors' | 'maySign'>> {
  const { rows } = await sql<{ seed: string }>`
    select seed from lot where agency_id = ${lot.agencyId} and id = ${lot.lotId}`.execute(tx)
  return {
    ...(await getLot(tx, lot)),
    seed: rows[0]?.seed ?? '',
    ownWork: (await findOwnWork(tx, lot, accountId))?.text(language) ?? null,
  }
}
