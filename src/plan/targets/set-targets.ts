import { sql } from 'kysely'
import { findCustody } from '../../agencies/custody.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { lockCampaign, type Planner } from '../change-campaign.ts'
import type { CampaignRef } from '../find-campaigns.ts'
import type { Target } from '../schema.ts'

/** Sets what agencies of today shall have done of a phase, in place of what was set for those merged into them; a target that says nothing is taken away. */
export async function setTargets(
  tx: Transaction,
  planner: Planner,
  ref: CampaignRef,
  targets: readonly Target[],
): Promise<void> {
  const campaign = await lockCampaign(tx, planner, ref)
  if (campaign.state === 'ended') throw new AppError('plan.ended')
  const phases = new Set(campaign.body.phases.map(phase => phase.id))
  if (targets.some(target => !phases.has(target.phase))) throw new AppError('not-found')
  const { agencyId, id } = ref
  await removeSet(tx, ref, targets)
  const told = targets.filter(({ books, records, dueOn }) => (books ?? records ?? dueOn) !== null)
  const column = <T>(pick: (target: Target) => T) => told.map(pick)
  await sql`
    insert into campaign_target (agency_id, campaign_id, phase, for_agency_id, books, records, due_on)
    select ${agencyId}, ${id}, * from unnest(${column(t => t.phase)}::text[], ${column(t => t.agencyId)}::uuid[],
      ${column(t => t.books)}::int[], ${column(t => t.records)}::int[], ${column(t => t.dueOn)}::date[])`.execute(
    tx,
  )
  await appendJournal(tx, {
    ...{ agencyId, action: 'plan.targets', subject: `campaign:${id}` },
    detail: { targets: targets.length },
    after: targets,
  })
}

/** Takes away what was set of these phases for these agencies and for those whose books they keep today. */
async function removeSet(
  tx: Transaction,
  { agencyId, id }: CampaignRef,
  targets: readonly Target[],
): Promise<void> {
  const { rows } = await sql<{ phase: string; holder: string }>`
    select phase, for_agency_id as holder from campaign_target where agency_id = ${agencyId} and campaign_id = ${id}`.execute(
    tx,
  )
  const custody = await findCustody(
    tx,
    rows.map(row => row.holder),
  )
  const asked = new Set(targets.map(target => `${target.phase} ${target.agencyId}`))
  const gone = rows.filter(
    ({ phase, holder }) =>
      asked.has(`${phase} ${holder}`) || asked.has(`${phase} ${custody.get(holder)?.keeper?.id ?? ''}`),
  )
  await sql`
    delete from campaign_target t using unnest(${gone.map(row => row.phase)}::text[], ${gone.map(row => row.holder)}::uuid[]) g (phase, holder)
    where t.agency_id = ${agencyId} and t.campaign_id = ${id} and t.phase = g.phase and t.for_agency_id = g.holder`.execute(
    tx,
  )
}
