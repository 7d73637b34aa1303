import type { CampaignContent } from '../../../src/plan/schema.ts'
import { idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'

/** What every plan says. */
export const planContent: CampaignContent = {
  ...{ name: 'Kế hoạch thử', basis: '', fromOn: '2001-01-01', toOn: '2001-12-31' },
  body: {
    ...{ leadId: null, joiningIds: [], people: [] },
    phases: [
      {
        ...{ id: 'p-1', name: 'Giai đoạn 1', track: '', levels: ['commune'], yearFrom: 2001, yearTo: 2001 },
        ...{ kinds: ['KS'], fromOn: '2001-01-01', toOn: '2001-12-31' },
        ...{ leadId: null, joiningIds: [], note: '' },
      },
    ],
  },
}

/** A draft of each agency with a target and a change: read by everybody, changed by the agency. */
export function rowsOfPlan(agency: number): readonly WorldRow[] {
  const agency_id = text(idOf('agency', agency))
  const campaign_id = text(idOf('campaign', agency))
  const wholly = (view: View) => view.seesAgency(agency)
  const row = (
    table: string,
    key: string,
    values: (copy: number) => Record<string, string>,
    grown = true,
  ): WorldRow => ({
    ...{ table, key, values: { agency_id, ...values(0) } },
    ...(grown ? { another: { agency_id, ...values(1) } } : {}),
    ...{ sees: () => true, adds: wholly, changes: wholly },
  })
  const said = text(JSON.stringify({ ...planContent, state: 'draft' }))
  return [
    row('campaign', idOf('campaign', agency), copy => ({
      ...{ id: text(idOf('campaign', agency, copy)), name: text(planContent.name) },
      ...{ from_on: text(planContent.fromOn), to_on: text(planContent.toOn) },
      body: text(JSON.stringify(planContent.body)),
    })),
    row('campaign_target', idOf('agency', agency), copy => ({
      ...{ campaign_id, phase: text(`p-${copy + 1}`), for_agency_id: agency_id, books: '1' },
    })),
    row('campaign_change', idOf('campaign change', agency), copy => ({
      ...{ id: text(idOf('campaign change', agency, copy)), campaign_id, revision: String(copy + 2) },
      ...{ before: said, after: said },
    })),
  ]
}
