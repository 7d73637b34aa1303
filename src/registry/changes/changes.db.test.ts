import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { approvalEffects } from '../../approval-effects.ts'
import { registerApprovalRoutes } from '../../approvals/routes.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { addNote } from '../notes/add-note.ts'
import { linkRecords } from '../notes/link-records.ts'
import { registerRegistryRoutes } from '../routes.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'

let app: TestApp
let server: HttpServer
let agency: string
let registrar: Browser
let lead: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerApprovalRoutes(to, app, approvalEffects)
    registerRegistryRoutes(to, app, { isolate: false })
  })
  const province = await addAgency(app, 'T49', 'province')
  agency = await addAgency(app, '10015', 'commune', province)
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'so', 'province-lead', province)
  registrar = await signInAs(server, 'xa')
  lead = await signInAs(server, 'so')
  await depositRows(app, agency, { rows: sampleBirths(8) })
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const changesAfter = async (after: string, limit = 200) =>
  (await registrar.get(`/api/changes?agency=${agency}&after=${after}&limit=${limit}`)).json()

test('whoever follows the changes is told of each act on a record in its order, and page by page of the same', async () => {
  const { rows } = await app.asOwner(client => client.query(`select id from record order by number::int`))
  const [first, second]: string[] = rows.map(({ id }) => id)
  const { next: before } = await changesAfter('now')
  const url = `/api/records/${agency}/${first}`

  const { version, fields } = (await registrar.get(url)).json()
  await registrar.post(`${url}/repair`, {
    version,
    fields: { ...fields, nksHoTen: 'Trịnh Ngọc Quế' },
    compared: true,
  })
  await app.database.transaction({ scope: 'all' }, async tx => {
    await addNote(tx, {
      ...{ agencyId: agency, recordId: first ?? '', kind: 'other', text: 'Bản án ly hôn của cha mẹ' },
      ...{ changes: {}, notedOn: '2012-03-01', decision: null, evidence: null },
    })
    const [from, to] = [first ?? '', second ?? ''].map(recordId => ({ agencyId: agency, recordId }))
    if (from && to) await linkRecords(tx, { from, relation: 'concerns', to })
  })
  for (const what of ['removal', 'reinstatement']) {
    const asked = await registrar.post(`${url}/${what}`, { reason: 'Đăng ký trùng, xem công văn 12' })
    await lead.post(`/api/approvals/${agency}/${asked.json().id}/decision`, {
      approve: true,
      reason: 'Đúng như hồ sơ kèm theo',
    })
  }

  const { changes, more } = await changesAfter(before)
  const told = (list: { type: string; record: { id: string; version: number } }[]) =>
    list.map(({ type, record }) => [type, record.id, record.version])
  expect([told(changes), more]).toEqual([
    [
      ['changed', first, 2],
      ['noted', first, 2],
      ['linked', first, 2],
      ['removed', first, 2],
      ['reinstated', first, 2],
    ],
    false,
  ])
  const paged: typeof changes = []
  for (let [after, goesOn] = [before, true]; goesOn; ) {
    const page = await changesAfter(after, 2)
    paged.push(...page.changes)
    ;[after, goesOn] = [page.next, page.more]
  }
  expect(told(paged)).toEqual(told(changes))
})
