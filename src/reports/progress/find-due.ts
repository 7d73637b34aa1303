import { sql } from 'kysely'
import { findCampaigns } from '../../plan/find-campaigns.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'

/** The last day of the newest plan in force; null: there is none. */
export async function findDue(tx: Transaction, jurisdiction: Jurisdiction): Promise<string | null> {
  const [newest] = await findCampaigns(tx, jurisdiction, sql`c.state = 'issued'`)
  return newest?.toOn ?? null
}
