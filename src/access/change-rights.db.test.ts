import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { type AccountRights, changeRights } from './change-rights.ts'
import type { Role } from './schema.ts'
import { addAccount, addAgency, addBook, createTestServer, signInAs } from './testing.ts'

let app: TestApp
let server: HttpServer
const agencies = { province: '', commune: '', neighbour: '' }
let only = ''

beforeAll(async () => {
  app = await openTestApp()
  agencies.province = await addAgency(app, '46', 'province')
  agencies.commune = await addAgency(app, '19789', 'commune', agencies.province)
  agencies.neighbour = await addAgency(app, '19790', 'commune', agencies.province)
  only = await addAccount(app, 'quantri', 'administrator', agencies.province)
  server = await createTestServer(app)
})
afterAll(async () => {
  await server.close()
  await app.close()
})

interface JournalRow {
  readonly agency_id: string
  readonly detail: unknown
  readonly changed: boolean
}
async function journalOf(account: string): Promise<readonly JournalRow[]> {
  const { rows } = await app.asOwner(client =>
    client.query<JournalRow>(
      `select agency_id, detail, before is distinct from after as changed
        from journal where subject = $1 and action = 'account.change-rights' order by at`,
      [`account:${account}`],
    ),
  )
  return rows
}

describe('another role or agency (what an approval does)', () => {
  const change = (account: string, next: AccountRights) =>
    app.database.transaction({ scope: 'all' }, tx => changeRights(tx, account, next))
  const books = async (account: string) =>
    (await app.asOwner(client => client.query('select 1 from assignment where account_id = $1', [account])))
      .rowCount
  const add = async (username: string, role: Role, agencyId: string) => {
    const id = await addAccount(app, username, role, agencyId)
    await addBook(app, agencyId, id)
    return id
  }

  test('signs the account out; books stay with who still works from assignments at the same agency', async () => {
    const id = await add('quet', 'scanner', agencies.commune)
    const browser = await signInAs(server, 'quet')
    await change(id, { role: 'keyer', agencyId: agencies.commune })
    expect((await browser.get('/api/session')).statusCode).toBe(401)
    expect(await books(id)).toBe(1)
    await change(id, { role: 'keyer', agencyId: agencies.neighbour })
    expect(await books(id)).toBe(0)
    expect((await signInAs(server, 'quet')).rights).toContain('packages.check')
    const rows = await journalOf(id)
    expect(rows.every(({ changed }) => changed)).toBe(true)
    expect(rows[0]?.detail).toMatchObject({ before: { role: 'scanner' }, after: { role: 'keyer' } })
    // The move stands in both chains.
    expect(new Set(rows.slice(1).map(row => row.agency_id))).toEqual(
      new Set([agencies.commune, agencies.neighbour]),
    )
    expect(rows[1]?.detail).toMatchObject({ assignmentsEnded: 1 })

    const other = await add('quet2', 'scanner', agencies.commune)
    await change(other, { role: 'registrar', agencyId: agencies.commune })
    expect(await books(other)).toBe(0)
  })

  test('is refused where it makes no sense', async () => {
    const id = await addAccount(app, 'nhap', 'keyer', agencies.commune)
    for (const [next, code] of [
      [{ role: 'keyer', agencyId: agencies.commune }, 'account.same-rights'],
      [{ role: 'province-lead', agencyId: agencies.commune }, 'account.role-level'],
      [{ role: 'keyer', agencyId: newId() }, 'agency.unknown'],
    ] as const)
      await expect(change(id, next)).rejects.toMatchObject({ code })
    await expect(change(newId(), { role: 'keyer', agencyId: agencies.commune })).rejects.toMatchObject({
      code: 'not-found',
    })
    for (const next of [
      { role: 'auditor', agencyId: agencies.province },
      { role: 'administrator', agencyId: agencies.commune },
    ] as const)
      await expect(change(only, next)).rejects.toMatchObject({ code: 'account.last-administrator' })
  })
})
