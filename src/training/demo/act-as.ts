import type { Actor } from '../../access/guard.ts'
import { findJurisdiction } from '../../access/jurisdiction.ts'
import { listRights, type Right } from '../../access/rights.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import { getId, type Ids } from './declare-province.ts'
import { demoAccounts } from './demo-plan.ts'

/** An account of the demonstration about to use a right, as if signed in. Throws `right.missing`. */
export async function actAs(
  app: App,
  username: string,
  right: Right,
  agencyIds: Ids,
  accountIds: Ids,
): Promise<Actor> {
  const account = demoAccounts.find(each => each.username === username)
  if (account === undefined) throw new Error(`no account ${username}`)
  const { displayName, role } = account
  const id = getId(accountIds, username)
  const agencyId = getId(agencyIds, account.agency)
  const jurisdiction = await app.database.transaction({ scope: 'all' }, tx =>
    findJurisdiction(tx, { id, agencyId, role }, right),
  )
  if (jurisdiction === undefined) throw new AppError('right.missing')
  return {
    account: { id, agencyId, username, displayName, role, language: 'vi' },
    agency: { id: agencyId, code: account.agency, name: account.agency },
    mustChangePassword: false,
    csrfToken: '',
    rights: listRights(role),
    jurisdiction,
  }
}
