import { v7 as newId } from 'uuid'
import { createAccount } from '../../access/create-account.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { agencies, successions } from '../administration.ts'
import { demoAccounts, demoPassword } from './demo-plan.ts'

/** Ids by agency code or by username. */
export type Ids = ReadonlyMap<string, string>

/** The id under a key that must be there. */
export function getId(ids: Ids, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`nothing declared as ${key}`)
  return id
}

/** Declares the invented agencies and who took over from whom, in a transaction of scope 'all'. Gives ids by code. */
export async function declareAgencies(tx: Transaction): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const { code, level, name, parentCode, validFrom, validTo } of agencies) {
    const id = newId()
    await tx
      .insertInto('agency')
      .values({
        id,
        code,
        level,
        name,
        parent_id: parentCode === null ? null : getId(ids, parentCode),
        valid_from: validFrom,
        valid_to: validTo,
      })
      .execute()
    await appendJournal(tx, { action: 'agency.create', subject: `agency:${id}`, detail: { code, level } })
    ids.set(code, id)
  }
  for (const { predecessor, successor, onDate, extent } of successions) {
    await tx
      .insertInto('agency_succession')
      .values({
        predecessor_id: getId(ids, predecessor),
        successor_id: getId(ids, successor),
        on_date: onDate,
        extent,
      })
      .execute()
  }
  return ids
}

/** Creates the accounts of the demonstration, all with the same printed password. Gives ids by username. */
export async function declareAccounts(tx: Transaction, agencyIds: Ids): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const { username, displayName, role, agency } of demoAccounts) {
    const account = {
      username,
      displayName,
      role,
      agencyId: getId(agencyIds, agency),
      password: demoPassword,
    }
    ids.set(username, await createAccount(tx, account, null))
  }
  return ids
}
