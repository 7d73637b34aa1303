import { sql } from 'kysely'
import { includesAgency } from '../../access/jurisdiction.ts'
import { journalActions } from '../../journal/action.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import type { Language } from '../../register/text.ts'
import type { RecordPlace } from './read-record.ts'
import type { Readers } from './schema.ts'

interface ReaderRow {
  readonly at: Date
  readonly action: string
  readonly name: string | null
  readonly office_id: string | null
  readonly office: string | null
}

/**
 * Who saw or changed a record or had a paper printed from it, newest first: what the journal says. Whoever may read the record may see that, but people are named
 * only to those whose jurisdiction has their office; of others the office is told. The caller has made sure that the record is within `viewer`; the
 * transaction is of scope 'all', because the journal of a book kept elsewhere belongs to the agency that registered.
 */
export async function listReaders(
  tx: Transaction,
  viewer: Jurisdiction,
  { agencyId, recordId }: RecordPlace,
  page: { readonly offset: number; readonly limit: number },
  language: Language,
): Promise<Readers> {
  // Papers issued from it stand under themselves, in the journal of the office that issued them.
  const where = sql`((j.subject = ${`record:${recordId}`} and j.agency_id = ${agencyId})
    or j.subject in (select 'extract:' || e.id from extract e where e.record_id = ${recordId} and e.record_agency_id = ${agencyId}))`
  const count = await sql<{
    total: number
  }>`select count(*)::int as total from journal j where ${where}`.execute(tx)
  const { rows } = await sql<ReaderRow>`
    select j.at, j.action, account.display_name as name, a.id as office_id, a.name as office
    from journal j
    left join account on account.id = j.account_id
    left join agency a on a.id = account.agency_id
    where ${where} order by j.at desc, j.sequence desc offset ${page.offset} limit ${page.limit}`.execute(tx)
  const titles: Readonly<Record<string, { readonly [L in Language]: string } | undefined>> = journalActions
  return {
    total: count.rows[0]?.total ?? 0,
    rows: rows.map(({ at, action, name, office_id, office }) => ({
      at: at.toISOString(),
      action,
      title: titles[action]?.[language] ?? action,
      by: office_id !== null && includesAgency(viewer, office_id) ? name : null,
      office,
    })),
  }
}
