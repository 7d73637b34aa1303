import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { requireDated, requireSound } from './check-content.ts'
import { type CampaignRef, contentOf, getCampaign, type StoredCampaign } from './find-campaigns.ts'
import {
  type CampaignContent,
  campaignContentSchema,
  type campaignStateSchema,
  type changedCampaignSchema,
  type newCampaignSchema,
  type restoredCampaignSchema,
} from './schema.ts'

/** Who changes a plan, and where they may. */
export interface Planner {
  readonly accountId: string
  readonly jurisdiction: Jurisdiction
}

/** Makes a draft. */
export async function createCampaign(
  tx: Transaction,
  { accountId, jurisdiction }: Planner,
  { agencyId, template, content }: z.output<typeof newCampaignSchema>,
): Promise<CampaignRef> {
  if (!includesAgency(jurisdiction, agencyId)) throw new AppError('right.missing')
  await requireKnown(tx, content)
  const { name, basis, fromOn, toOn, body } = content
  const id = newId()
  await sql`
    insert into campaign (agency_id, id, name, basis, template, from_on, to_on, body, account_id)
    values (${agencyId}, ${id}, ${name}, ${basis}, ${template}, ${fromOn}, ${toOn}, ${JSON.stringify(body)}::jsonb, ${accountId})`.execute(
    tx,
  )
  await appendJournal(tx, {
    ...{ agencyId, action: 'plan.create', subject: `campaign:${id}`, detail: { template }, after: content },
  })
  return { agencyId, id }
}

/** Says something else in a plan; an issued one is changed with a reason. */
export async function changeCampaign(
  tx: Transaction,
  planner: Planner,
  ref: CampaignRef,
  { revision, reason, content }: z.output<typeof changedCampaignSchema>,
): Promise<void> {
  const campaign = await lockCampaign(tx, planner, ref, revision)
  if (campaign.state === 'ended') throw new AppError('plan.ended')
  if (campaign.state === 'issued' && reason === '') throw new AppError('plan.reason')
  await requireKnown(tx, content)
  if (campaign.state === 'issued') requireDated(content)
  await write(tx, planner, campaign, { content, state: campaign.state, reason })
}

/** Issues a draft, ends an issued plan, or takes either step back with a reason. */
export async function setCampaignState(
  tx: Transaction,
  planner: Planner,
  ref: CampaignRef,
  { revision, state, reason }: z.output<typeof campaignStateSchema>,
): Promise<void> {
  const campaign = await lockCampaign(tx, planner, ref, revision)
  const forward = `${campaign.state} ${state}`
  if (!['draft issued', 'issued ended', 'issued draft', 'ended issued'].includes(forward))
    throw new AppError('plan.state')
  if (['issued draft', 'ended issued'].includes(forward) && reason === '') throw new AppError('plan.reason')
  if (state === 'issued') requireDated(campaign)
  await write(tx, planner, campaign, { content: contentOf(campaign), state, reason })
}

/** Lets what a plan said in an earlier revision hold again. */
export async function restoreCampaign(
  tx: Transaction,
  planner: Planner,
  ref: CampaignRef,
  { revision, to, reason }: z.output<typeof restoredCampaignSchema>,
): Promise<void> {
  const { rows } = await sql<{ said: unknown }>`
    select case when revision = ${to} then after else before end as said from campaign_change
    where agency_id = ${ref.agencyId} and campaign_id = ${ref.id} and revision in (${to}, ${to + 1})
    order by revision limit 1`.execute(tx)
  const content = campaignContentSchema.safeParse(rows[0]?.said)
  if (!content.success) throw new AppError('not-found')
  await changeCampaign(tx, planner, ref, { revision, reason, content: content.data })
}

/** Discards a draft. */
export async function removeCampaign(tx: Transaction, planner: Planner, ref: CampaignRef): Promise<void> {
  const campaign = await lockCampaign(tx, planner, ref)
  if (campaign.state !== 'draft') throw new AppError('plan.issued')
  await sql`delete from campaign where agency_id = ${ref.agencyId} and id = ${ref.id}`.execute(tx)
  await appendJournal(tx, {
    ...{ agencyId: ref.agencyId, action: 'plan.remove', subject: `campaign:${ref.id}` },
    before: contentOf(campaign),
  })
}

/** A plan of an agency within the jurisdiction, held for a change; throws `plan.changed` when somebody else changed it since. */
export async function lockCampaign(
  tx: Transaction,
  { jurisdiction }: Planner,
  ref: CampaignRef,
  revision?: number,
): Promise<StoredCampaign> {
  if (!includesAgency(jurisdiction, ref.agencyId)) throw new AppError('not-found')
  await sql`select from campaign where agency_id = ${ref.agencyId} and id = ${ref.id} for no key update`.execute(
    tx,
  )
  const campaign = await getCampaign(tx, jurisdiction, ref)
  if (revision !== undefined && campaign.revision !== revision) throw new AppError('plan.changed')
  return campaign
}

async function write(
  tx: Transaction,
  { accountId }: Planner,
  campaign: StoredCampaign,
  next: {
    readonly content: CampaignContent
    readonly state: StoredCampaign['state']
    readonly reason: string
  },
): Promise<void> {
  const { agencyId, id } = campaign
  const { content, state, reason } = next
  const [before, after] = [
    { ...contentOf(campaign), state: campaign.state },
    { ...content, state },
  ]
  await sql`
    with changed as (
      update campaign set name = ${content.name}, basis = ${content.basis}, from_on = ${content.fromOn}, to_on = ${content.toOn},
        body = ${JSON.stringify(content.body)}::jsonb, state = ${state}, revision = revision + 1
      where agency_id = ${agencyId} and id = ${id} returning revision)
    insert into campaign_change (agency_id, id, campaign_id, revision, reason, before, after, account_id)
    select ${agencyId}, ${newId()}, ${id}, revision, ${reason}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb, ${accountId}
    from changed`.execute(tx)
  const stated = state === campaign.state ? {} : { state }
  await appendJournal(tx, {
    ...{ agencyId, action: 'plan.change', subject: `campaign:${id}` },
    detail: { revision: campaign.revision + 1, ...stated },
    before,
    after,
  })
}

/** Throws where a plan contradicts itself, or names an agency that there is not. */
async function requireKnown(tx: Transaction, content: CampaignContent): Promise<void> {
  requireSound(content)
  const { body } = content
  const named = [body, ...body.phases].flatMap(({ leadId, joiningIds }) => [leadId, ...joiningIds])
  const ids = [...new Set([...named, ...body.people.map(person => person.agencyId)])].flatMap(id => id ?? [])
  const { rows } = await sql<{ known: number }>`
    select count(*)::int as known from agency where id = any(${ids}::uuid[])`.execute(tx)
  if (rows[0]?.known !== ids.length) throw new AppError('plan.agency')
}
