import { sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../platform/postgres/database.ts'
import type { CampaignRef } from './find-campaigns.ts'
import { type CampaignChange, type campaignChangesSchema, saidSchema } from './schema.ts'

/** How a plan was changed since it was made, newest first. */
export async function listChanges(
  tx: Transaction,
  { agencyId, id }: CampaignRef,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<z.input<typeof campaignChangesSchema>> {
  interface Row extends Pick<CampaignChange, 'revision' | 'reason' | 'by'> {
    readonly at: Date
    readonly before: unknown
    readonly after: unknown
  }
  const { rows } = await sql<Row>`
    select c.revision, c.reason, (select display_name from account where id = c.account_id) as by, c.at, c.before, c.after
    from campaign_change c where c.agency_id = ${agencyId} and c.campaign_id = ${id}
    order by c.revision desc offset ${offset} limit ${limit + 1}`.execute(tx)
  const changes = rows.slice(0, limit).map(row => ({
    ...row,
    at: row.at.toISOString(),
    before: saidSchema.parse(row.before),
    after: saidSchema.parse(row.after),
  }))
  return { changes, more: rows.length > limit }
}
