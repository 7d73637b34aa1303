import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { LinkView } from './schema.ts'

interface LinkRow {
  readonly id: string
  readonly relation: string
  readonly acts: boolean
  readonly agency_id: string
  readonly record_id: string
  readonly kind: string
  readonly year: number
  readonly number: string
  readonly volume: string
  readonly agency_name: string
  readonly by: string | null
  readonly at: Date
}

/**
 * The standing links of a record, those it makes first; only with records that stand within the jurisdiction: a link to an adoption is
 * no more seen than the adoption itself.
 */
export async function listLinks(
  tx: Transaction,
  { agencyId, recordId }: { readonly agencyId: string; readonly recordId: string },
): Promise<LinkView[]> {
  const { rows } = await sql<LinkRow>`
    with link as (
      select id, relation, true as acts, target_agency_id as agency_id, target_record_id as record_id, account_id, at from record_link
      where agency_id = ${agencyId} and record_id = ${recordId} and removed_at is null
      union all
      select id, relation, false, agency_id, record_id, account_id, at from record_link
      where target_agency_id = ${agencyId} and target_record_id = ${recordId} and removed_at is null
    )
    select link.id, link.relation, link.acts, link.agency_id, link.record_id, link.at, r.kind, r.year, r.number, b.volume,
      a.name as agency_name, account.display_name as by
    from link
    join record r on r.agency_id = link.agency_id and r.id = link.record_id and r.removed_at is null
    join book b on b.agency_id = r.agency_id and b.id = r.book_id
    join agency a on a.id = r.agency_id
    left join account on account.id = link.account_id
    order by link.acts desc, link.at, link.id`.execute(tx)
  return rows.map(row => ({
    id: row.id,
    relation: row.relation,
    acts: row.acts,
    other: {
      agencyId: row.agency_id,
      id: row.record_id,
      kind: row.kind,
      year: row.year,
      number: row.number,
      volume: row.volume,
      agencyName: row.agency_name,
    },
    by: row.by,
    at: row.at.toISOString(),
  }))
}
