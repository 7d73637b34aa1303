import { changeCampaign, createCampaign, setCampaignState } from '../../plan/change-campaign.ts'
import { getCampaign } from '../../plan/find-campaigns.ts'
import type { CampaignContent, Target } from '../../plan/schema.ts'
import { listTargets } from '../../plan/targets/list-targets.ts'
import { setTargets } from '../../plan/targets/set-targets.ts'
import { planTemplates } from '../../plan/templates/plan-templates.ts'
import type { App } from '../../platform/app.ts'
import { actAs } from './act-as.ts'
import type { Ids } from './declare-province.ts'

/** The province's plan: begun with the one of Quảng Nam, dated, changed once, issued, with targets as its books propose. */
export async function makeDemoPlan(app: App, agencyIds: Ids, accountIds: Ids): Promise<void> {
  const { account, jurisdiction } = await actAs(app, 'sotuphap', 'plan.manage', agencyIds, accountIds)
  const template = planTemplates.find(({ id }) => id === 'quang-nam')
  if (template === undefined) throw new Error('the plan of Quảng Nam is not shipped')
  const planner = { accountId: account.id, jurisdiction }
  const content: CampaignContent = {
    name: 'Kế hoạch số hóa sổ hộ tịch 2026–2027 (tập huấn)',
    basis: 'Kế hoạch giả định để tập huấn',
    ...{ fromOn: '2026-01-01', toOn: '2027-12-31' },
    body: {
      ...{ leadId: account.agencyId, joiningIds: [], people: [] },
      phases: template.phases.map((phase, at) => ({
        ...phase,
        fromOn: ['2026-01-01', '2026-05-01', '2026-09-01', '2027-01-01', '2027-07-01'][at] ?? '2027-07-01',
        toOn: ['2026-06-30', '2026-10-31', '2026-12-31', '2027-09-30', '2027-12-31'][at] ?? '2027-12-31',
      })),
    },
  }
  await app.database.transaction(jurisdiction, async tx => {
    const ref = await createCampaign(tx, planner, {
      agencyId: account.agencyId,
      template: template.id,
      content,
    })
    await setCampaignState(tx, planner, ref, { revision: 1, state: 'issued', reason: '' })
    const named = { ...content, basis: 'Kế hoạch giả định để tập huấn, sửa lần 1' }
    const reason = 'Bổ sung căn cứ'
    await changeCampaign(tx, planner, ref, { revision: 2, reason, content: named })
    const lines = await listTargets(tx, await getCampaign(tx, jurisdiction, ref))
    const targets = lines.flatMap(({ phase, agency, sums, closingKnown }): Target[] =>
      agency === null
        ? []
        : [
            {
              ...{ phase, agencyId: agency.id, books: sums.books },
              ...{ records: closingKnown ? sums.closing : null, dueOn: null },
            },
          ],
    )
    await setTargets(tx, planner, ref, targets)
  })
}
