import { z } from 'zod'
import { idOf } from '../model/ids.ts'
import { planContent } from '../model/rows-of-plan.ts'
import type { View } from '../model/view.ts'
import { agencyNames, country } from './country.ts'
import { ofAgency, ofBook, type RouteRow, toOneself } from './trial.ts'

/** Whether a plan of an agency concerns whoever looks: it is of an agency they act for, or of one above those. */
function concerns(view: View, planner: number): boolean {
  const isAbove = (agency: number): boolean => {
    const parent = country.agencies[agency]?.parent ?? null
    return agency === planner || (parent !== null && isAbove(parent))
  }
  return agencyNames.some(
    (_, agency) => (view.seesAgency(agency) || view.touchesAgency(agency)) && isAbove(agency),
  )
}

/** The plan of each agency: read by those whom it concerns, changed by those who act for the agency. */
function ofCampaign(change?: { readonly payload?: object; readonly passes?: readonly string[] }): RouteRow {
  return {
    ...(change?.passes === undefined ? {} : { passes: change.passes }),
    trials: url =>
      agencyNames.flatMap((relation, agency) => {
        const at = (place: number) =>
          url.replace(':agency', idOf('agency', place)).replace(':campaign', idOf('campaign', agency))
        const shared = {
          ...(change?.payload === undefined ? {} : { payload: change.payload }),
          marks: [idOf('campaign', agency)],
        }
        const allowed = (view: View) =>
          change === undefined ? concerns(view, agency) : view.seesAgency(agency)
        return [
          { ...shared, relation, url: at(agency), allowed },
          {
            ...{ ...shared, relation: `${relation}, under another agency's address` },
            ...{ url: at((agency + 1) % agencyNames.length), allowed: () => false, onlyHolders: true },
          },
        ]
      }),
  }
}

const campaigns: RouteRow = {
  trials: url => [
    {
      ...{ relation: 'all at once', url, allowed: () => true, marks: [] },
      complain: async (answer, view) => {
        const list = z.object({ campaigns: z.array(z.object({ id: z.string() })) }).parse(answer.json())
        const found = list.campaigns.map(({ id }) => id).sort()
        const expected = agencyNames
          .flatMap((_, agency) => (concerns(view, agency) ? [idOf('campaign', agency)] : []))
          .sort()
        return found.join() === expected.join() ? undefined : `plans ${found}, not ${expected}`
      },
    },
  ],
}

const address = '/api/plan/campaigns/:agency/:campaign'
const reason = 'Lý do để thử quyền'

/** Routes about plans and the work list. */
export const planRoutes: Readonly<Record<string, RouteRow>> = {
  'GET /api/plan/templates': toOneself(),
  'GET /api/plan/campaigns': campaigns,
  'POST /api/plan/campaigns': ofAgency({
    payload: agency => ({ agencyId: idOf('agency', agency), template: '', content: planContent }),
  }),
  [`GET ${address}`]: ofCampaign(),
  [`POST ${address}`]: ofCampaign({ payload: { revision: 1, reason, content: planContent } }),
  [`DELETE ${address}`]: ofCampaign({}),
  [`POST ${address}/state`]: ofCampaign({ payload: { revision: 1, state: 'issued', reason } }),
  [`POST ${address}/restoring`]: ofCampaign({ payload: { revision: 1, to: 2, reason } }),
  [`GET ${address}/changes`]: ofCampaign(),
  [`GET ${address}/targets`]: ofCampaign(),
  [`POST ${address}/targets`]: ofCampaign({
    payload: {
      targets: [{ phase: 'p-1', agencyId: idOf('agency', 1), books: 2, records: null, dueOn: null }],
    },
  }),
  [`GET ${address}/annex.docx`]: ofCampaign(),
  [`GET ${address}/annex.pdf`]: ofCampaign(),
  'GET /api/plan/work': toOneself(),
  'GET /api/books/:agency/:book/plan': ofBook({ needs: 'listing' }),
}
