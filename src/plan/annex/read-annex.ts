import { getPaperOffice } from '../../agencies/paper-office.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import type { StoredCampaign } from '../find-campaigns.ts'
import { listTargets } from '../targets/list-targets.ts'
import { listNamed } from '../view-campaign.ts'
import type { Annex } from './compose-annex.ts'

/** What a plan's annex is written of, as of today. */
export async function readAnnex(tx: Transaction, campaign: StoredCampaign): Promise<Annex> {
  const named = await listNamed(tx, campaign)
  return {
    campaign,
    ...(await getPaperOffice(tx, campaign.agencyId)),
    targets: await listTargets(tx, campaign),
    agencyNames: new Map(named.map(({ id, name }) => [id, name])),
    on: today(),
  }
}
