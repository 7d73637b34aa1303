import { createAccount } from '../../access/create-account.ts'
import { createAgency } from '../../agencies/create-agency.ts'
import { recordSuccession } from '../../agencies/record-succession.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { agencies, reorganisation, successions } from '../administration.ts'
import { demoAccounts, demoPassword } from './demo-plan.ts'

/** Ids by agency code or by username. */
export type Ids = ReadonlyMap<string, string>

/** The id under a key that must be there. */
export function getId(ids: Ids, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`nothing declared as ${key}`)
  return id
}

/** The machine's own hand: nobody has an account yet. */
const everything = { scope: 'all' } as const

/** Declares the invented agencies and who took over from whom, in a transaction of scope 'all'. Gives ids by code. */
export async function declareAgencies(tx: Transaction): Promise<Ids> {
  const ids = new Map<string, string>()
  for (const { parentCode, ...agency } of agencies) {
    const parentId = parentCode === null ? null : getId(ids, parentCode)
    const { id } = await createAgency(tx, everything, { ...agency, parentId })
    ids.set(agency.code, id)
  }
  for (const { kind, links } of successions) {
    await recordSuccession(tx, everything, {
      ...reorganisation,
      kind,
      links: links.map(({ predecessor, successor, extent }) => ({
        predecessorId: getId(ids, predecessor),
        successorId: getId(ids, successor),
        extent,
      })),
      remaining: [],
    })
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
