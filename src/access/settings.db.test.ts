import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import type { Settings } from './schema.ts'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from './testing.ts'

let app: TestApp
let server: HttpServer
let administrator: Browser
let administratorId = ''
const defaults: Settings = {
  secondFactorRoles: [],
  keepSessionsDays: 90,
  keepJobsDays: 30,
  keepUnusablePackagesDays: 90,
}

beforeAll(async () => {
  app = await openTestApp()
  const province = await addAgency(app, '46', 'province')
  const commune = await addAgency(app, '19789', 'commune', province)
  administratorId = await addAccount(app, 'quantri', 'administrator', province)
  await addAccount(app, 'quantrixa', 'administrator', commune)
  await addAccount(app, 'lan', 'registrar', commune)
  server = await createTestServer(app)
  administrator = await signInAs(server, 'quantri')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const set = (changes: Partial<Settings>) => administrator.post('/api/settings', { ...defaults, ...changes })
async function listChanges() {
  const { rows } = await app.asOwner(client =>
    client.query(
      `select agency_id, detail, before <> after as changed, account_id from journal
        where action = 'settings.change' order by sequence`,
    ),
  )
  return rows
}

test('are what they are by default until somebody sets them', async () => {
  expect((await administrator.get('/api/settings')).json()).toEqual(defaults)
  expect((await set({})).json()).toEqual(defaults)
  expect(await listChanges()).toEqual([])
})

test('are the topmost administrator’s alone', async () => {
  for (const username of ['lan', 'quantrixa']) {
    const browser = await signInAs(server, username)
    expect((await browser.get('/api/settings')).json()).toMatchObject({ code: 'right.missing' })
    expect((await browser.post('/api/settings', defaults)).json()).toMatchObject({ code: 'right.missing' })
  }
  expect((await set({ keepJobsDays: 0 })).json()).toMatchObject({ code: 'request.invalid' })
})

test('hold at once, and every change of them is in the journal with what was before and after', async () => {
  const answer = await set({ secondFactorRoles: ['auditor', 'administrator', 'auditor'], keepJobsDays: 60 })
  const changed = { secondFactorRoles: ['administrator', 'auditor'], keepJobsDays: 60 }
  expect(answer.json()).toEqual({ ...defaults, ...changed })
  expect((await administrator.get('/api/session')).json()).toMatchObject({
    account: { mustSetUpSecondFactor: true },
  })
  expect(await listChanges()).toEqual([
    {
      agency_id: '00000000-0000-0000-0000-000000000000',
      detail: changed,
      changed: true,
      account_id: administratorId,
    },
  ])
})
