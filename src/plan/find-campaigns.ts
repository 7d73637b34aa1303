import { type RawBuilder, sql } from 'kysely'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { type CampaignContent, type CampaignLine, campaignBodySchema, campaignStates } from './schema.ts'

/** Whose plan it is, and which. */
export interface CampaignRef {
  readonly agencyId: string
  readonly id: string
}

/** A plan as the program works with it. */
export interface StoredCampaign extends CampaignRef, CampaignContent {
  readonly agency: string
  readonly template: string
  readonly state: (typeof campaignStates)[number]
  readonly revision: number
  readonly createdAt: Date
}

interface CampaignRow extends Omit<StoredCampaign, 'state' | 'body'> {
  readonly state: string
  readonly body: unknown
}

/** The plans within a jurisdiction: those of the agencies in it and of the agencies above any of them, past ones included; newest first. */
export async function findCampaigns(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  where: RawBuilder<unknown> = sql`true`,
): Promise<readonly StoredCampaign[]> {
  const { rows } = await sql<CampaignRow>`
    select c.agency_id as "agencyId", c.id, a.name as agency, c.name, c.basis, c.template, c.state, c.revision,
      c.from_on as "fromOn", c.to_on as "toOn", c.body, c.created_at as "createdAt"
    from campaign c join agency a on a.id = c.agency_id
    where ${where} and ${concerns(jurisdiction)}
    order by c.from_on desc, c.id desc`.execute(tx)
  return rows.map(({ state, body, ...row }) => ({
    ...row,
    state: campaignStates.find(known => known === state) ?? 'draft',
    body: campaignBodySchema.parse(body),
  }))
}

/** Whether the plan `c` is of an agency of the jurisdiction, or of one above. */
function concerns(jurisdiction: Jurisdiction): RawBuilder<unknown> {
  if ('scope' in jurisdiction) return sql`true`
  return sql`c.agency_id in (
    with recursive above (id) as (
      select unnest(${[...jurisdiction.agencies, ...(jurisdiction.around ?? [])]}::uuid[])
      union
      select a.parent_id from above join agency a on a.id = above.id where a.parent_id is not null)
    select id from above)`
}

/** One plan; throws `not-found`. */
export async function getCampaign(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { agencyId, id }: CampaignRef,
): Promise<StoredCampaign> {
  const [found] = await findCampaigns(tx, jurisdiction, sql`c.agency_id = ${agencyId} and c.id = ${id}`)
  if (found === undefined) throw new AppError('not-found')
  return found
}

/** The plans in a list; `manages`: whether the account may change plans at all. */
export function lineOf(campaign: StoredCampaign, jurisdiction: Jurisdiction, manages: boolean): CampaignLine {
  const { agencyId, agency, id, name, basis, fromOn, toOn, state, revision, body } = campaign
  return {
    agency: { id: agencyId, name: agency },
    ...{ id, name, basis, fromOn, toOn, state, revision, phases: body.phases.length },
    mayManage: manages && includesAgency(jurisdiction, agencyId),
  }
}

/** What it says, without what is noted about it. */
export function contentOf({ name, basis, fromOn, toOn, body }: CampaignContent): CampaignContent {
  return { name, basis, fromOn, toOn, body }
}
