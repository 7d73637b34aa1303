import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { judge } from '../sampling/judge.ts'
import type { LotRef } from './lot-ref.ts'
import type { LotState } from './schema.ts'
import { getLot } from './select-lots.ts'

/** Brings the judgement of a lot up to what was found in its sample: judged once every record of it is inspected, and open again when one is taken back. */
export async function judgeLot(tx: Transaction, lot: LotRef): Promise<LotState> {
  const { plan, inspected, found } = await getLot(tx, lot)
  const verdict = inspected < plan.n ? null : judge(plan, found)
  const state = verdict === null ? 'inspecting' : 'judged'
  await sql`
    update lot set state = ${state}, verdict = ${verdict}, nonconforming = ${verdict === null ? null : found},
      judged_at = ${verdict === null ? sql`null` : sql`now()`}
    where agency_id = ${lot.agencyId} and id = ${lot.lotId}`.execute(tx)
  return state
}
