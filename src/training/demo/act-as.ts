import { findJurisdiction } from '../../access/jurisdiction.ts'
import type { Right } from '../../access/rights.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import type { Jurisdiction } from '../../platform/postgres/database.ts'
import { getId, type Ids } from './declare-province.ts'
import { demoAccounts } from './demo-plan.ts'

/** An account of the demonstration and the jurisdiction of a right of it, in its name. */
export interface DemoActor {
  readonly account: { readonly id: string; readonly agencyId: string }
  readonly jurisdiction: Jurisdiction
}

/** An account of the demonstration about to use a right, as if signed in. Throws `right.missing`. */
export async function actAs(
  app: App,
  username: string,
  right: Right,
  agencyIds: Ids,
  accountIds: Ids,
): Promise<DemoActor> {
  const planned = demoAccounts.find(each => each.username === username)
  if (planned === undefined) throw new Error(`no account ${username}`)
  const id = getId(accountIds, username)
  const agencyId = getId(agencyIds, planned.agency)
  const jurisdiction = await app.database.transaction({ scope: 'all' }, tx =>
    findJurisdiction(tx, { id, agencyId, role: planned.role }, right),
  )
  if (jurisdiction === undefined) throw new AppError('right.missing')
  const origin = { accountId: id, address: 'sogoc demo' }
  return { account: { id, agencyId }, jurisdiction: { ...jurisdiction, origin } }
}
