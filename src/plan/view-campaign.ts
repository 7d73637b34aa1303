import { sql } from 'kysely'
import type { AgencyName } from '../agencies/custody.ts'
import { bookConditions } from '../inventory/book-filter.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { lineOf, type StoredCampaign } from './find-campaigns.ts'
import { phaseIdOf } from './phase-books.ts'
import type { BookSums, Campaign } from './schema.ts'
import { noBooks, selectSums } from './sum-books.ts'

/** A plan with how far its phases are, of the books within the transaction's jurisdiction. */
export async function viewCampaign(
  tx: Transaction,
  campaign: StoredCampaign,
  jurisdiction: Jurisdiction,
  manages: boolean,
): Promise<Campaign> {
  const { phases: _, ...line } = lineOf(campaign, jurisdiction, manages)
  const standing = await sumPhases(tx, campaign)
  return {
    ...line,
    template: campaign.template,
    createdAt: campaign.createdAt.toISOString(),
    body: campaign.body,
    standing: Object.fromEntries(campaign.body.phases.map(({ id }) => [id, standing.get(id) ?? noBooks])),
    outside: standing.get(null)?.books ?? 0,
    agencies: await listNamed(tx, campaign),
  }
}

/** The books of each phase, by its id; null: of the agencies of the plan, but in none of its phases. */
async function sumPhases(
  tx: Transaction,
  { agencyId, body }: StoredCampaign,
): Promise<ReadonlyMap<string | null, BookSums>> {
  const { rows } = await sql<BookSums & { phase: string | null }>`
    select ${phaseIdOf(body.phases)} as phase, ${selectSums}
    from visible_book b join agency a on a.id = b.agency_id
    where ${await bookConditions(tx, { under: agencyId })} group by 1`.execute(tx)
  return new Map(rows.map(({ phase, ...sums }) => [phase, sums]))
}

/** The agencies a plan names, by name. */
export async function listNamed(
  tx: Transaction,
  { body }: Pick<StoredCampaign, 'body'>,
): Promise<Pick<AgencyName, 'id' | 'name'>[]> {
  const ids = [body, ...body.phases].flatMap(({ leadId, joiningIds }) => [
    ...joiningIds,
    ...(leadId === null ? [] : [leadId]),
  ])
  const all = [...ids, ...body.people.flatMap(({ agencyId }) => agencyId ?? [])]
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from agency where id = any(${all}::uuid[]) order by name, id`.execute(tx)
  return rows
}
