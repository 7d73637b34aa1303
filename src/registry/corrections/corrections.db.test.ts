import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { approvalEffects } from '../../approval-effects.ts'
import { registerApprovalRoutes } from '../../approvals/routes.ts'
import { registerInventoryRoutes } from '../../inventory/routes.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import type { DepositReport } from '../deposit/report-deposit.ts'
import { registerRegistryRoutes } from '../routes.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'

let app: TestApp
let server: HttpServer
let agency: string
let registrar: Browser
let lead: Browser
let auditor: Browser

const name = 'Trịnh Ngọc Quế'
const corrected = 'Trịnh Ngọc Quế Chi'
const births = (fifth: string) =>
  sampleBirths(8, (values, at) => (at === 4 ? { ...values, nksHoTen: fifth } : values))

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerApprovalRoutes(to, app, approvalEffects)
    registerInventoryRoutes(to, app)
    registerRegistryRoutes(to, app, { isolate: false })
  })
  const province = await addAgency(app, 'T49', 'province')
  agency = await addAgency(app, '10015', 'commune', province)
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  registrar = await signInAs(server, 'xa')
  lead = await signInAs(server, 'so')
  auditor = await signInAs(server, 'thanh-tra')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await rm(app.vault.dir, { recursive: true, force: true })
  await app.asOwner(client =>
    client.query(
      'truncate approval, mention, record_version, record, record_count, deposit, package, book, file, name, journal, journal_head cascade',
    ),
  )
  await deposit(name)
})

function deposit(fifth: string, mode: 'all' | 'valid' = 'all'): Promise<DepositReport> {
  return depositRows(app, agency, { rows: births(fifth), mode })
}

const find = async (text: string, by = registrar) => (await by.post('/api/search', { text })).json()
async function fifthRecord(): Promise<string> {
  const { rows } = await app.asOwner(client => client.query(`select id from record where number = '5'`))
  return rows[0].id
}
const urlOf = (record: string) => `/api/records/${agency}/${record}`
const ask = (record: string, what: string, body: object = {}) =>
  registrar.post(`${urlOf(record)}/${what}`, { reason: 'Đăng ký trùng, xem công văn 12', ...body })
const approve = (id: string) =>
  lead.post(`/api/approvals/${agency}/${id}/decision`, { approve: true, reason: 'Đúng như hồ sơ kèm theo' })
async function carryOut(record: string, what: string, body: object = {}): Promise<void> {
  const asked = await ask(record, what, body)
  expect([asked.statusCode, asked.body]).toEqual([201, expect.stringContaining('id')])
  const decided = await approve(asked.json().id)
  expect([decided.statusCode, decided.body]).toEqual([204, ''])
}
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const verified = async () => {
  const { mismatches, records, rows, pdfs, removed } = await verifyRegistry(app)
  return { mismatches: mismatches.map(({ code }) => code), records, rows, pdfs, removed }
}

describe('a removed record', () => {
  test('is no longer found, listed or counted; who may correct records still reads it, with the day it was removed', async () => {
    const record = await fifthRecord()
    expect(await find('ngoc que')).toMatchObject({ total: 1 })
    await carryOut(record, 'removal')
    for (const text of ['ngoc que', 'KS 5/1997', name])
      expect(await find(text)).toMatchObject({
        hits: expect.not.arrayContaining([expect.objectContaining({ record })]),
      })
    expect(await find('ngoc que')).toMatchObject({ total: 0, hits: [] })
    expect(await find('KS 5/1997')).toMatchObject({ total: 0, hits: [] })
    const { books, sums } = (await registrar.get('/api/books')).json()
    expect(books).toMatchObject([{ records: 7 }])
    expect(sums).toMatchObject({ deposited: 7 })
    const list = (await registrar.get(`/api/books/${agency}/${books[0].id}/records`)).json()
    expect(list.total).toBe(7)
    expect(list.records.map((one: { number: string }) => one.number)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '6',
      '7',
      '8',
    ])
    expect((await registrar.get(urlOf(record))).json()).toMatchObject({
      number: '5',
      removedAt: expect.any(String),
    })
    expect((await lead.get(urlOf(record))).json()).toMatchObject({ removedAt: expect.any(String) })
    for (const path of ['', '/pdf'])
      expect((await auditor.get(`${urlOf(record)}${path}`)).statusCode).toBe(404)
    expect(await verified()).toEqual({ mismatches: [], records: 7, rows: 7, pdfs: 7, removed: 1 })
  })

  test('does not come back with the next delivery, the same or corrected; the rest of the book goes in, and a finding says why', async () => {
    const record = await fifthRecord()
    await carryOut(record, 'removal')
    const again = await deposit(name)
    expect(again).toMatchObject({ deposit: null, inserted: 0, unchanged: 7, rejected: 1, absent: 0 })
    expect(again.findings).toContainEqual(
      expect.objectContaining({ code: 'number.removed', severity: 'warning', row: 6, value: '5' }),
    )
    const otherwise = await deposit(corrected)
    expect(otherwise).toMatchObject({ inserted: 0, updated: 0, rejected: 1 })
    expect(await find('ngoc que')).toMatchObject({ total: 0 })
    expect(await verified()).toMatchObject({ mismatches: [], records: 7, removed: 1 })
  })

  test('comes back by two persons, is found again, and takes deposits again', async () => {
    const record = await fifthRecord()
    expect(problem(await ask(record, 'reinstatement'))).toEqual([409, 'record.standing'])
    await carryOut(record, 'removal')
    expect(problem(await ask(record, 'removal'))).toEqual([409, 'record.removed'])
    expect(problem(await ask(record, 'restoring', { version: 1 }))).toEqual([409, 'record.removed'])
    await carryOut(record, 'reinstatement')
    expect(await find('ngoc que')).toMatchObject({ total: 1, hits: [{ record, name }] })
    expect((await registrar.get(urlOf(record))).json()).toMatchObject({ removedAt: null, version: 1 })
    expect(await deposit(corrected)).toMatchObject({ updated: 1, unchanged: 7 })
    expect(await verified()).toEqual({ mismatches: [], records: 8, rows: 8, pdfs: 8, removed: 0 })
  })
})

describe('an earlier version', () => {
  test('is restored as a new one, with its people; the delivery that it took back does not undo it', async () => {
    const record = await fifthRecord()
    expect(problem(await ask(record, 'restoring', { version: 1 }))).toEqual([409, 'record.same-content'])
    expect(problem(await ask(record, 'restoring', { version: 9 }))).toEqual([422, 'record.no-version'])
    await deposit(corrected)
    expect(await find('ngoc que chi')).toMatchObject({ hits: [{ name: corrected }] })
    await carryOut(record, 'restoring', { version: 1 })
    expect((await registrar.get(urlOf(record))).json()).toMatchObject({
      version: 3,
      fields: { nksHoTen: name },
      versions: [
        { version: 3, reason: 'Khôi phục phiên bản 1: Đăng ký trùng, xem công văn 12', by: 'Người so' },
        { version: 2, fields: { nksHoTen: corrected } },
        { version: 1, fields: { nksHoTen: name } },
      ],
    })
    expect((await find('ngoc que')).hits.map((hit: { name: string }) => hit.name)).toEqual([name])
    expect(await verified()).toMatchObject({ mismatches: [], records: 8, rows: 8 })
    expect(await deposit(corrected)).toMatchObject({ updated: 0, unchanged: 8 })
    expect(await deposit(`${corrected} Thư`)).toMatchObject({ updated: 1 })
    expect(await verified()).toMatchObject({ mismatches: [] })
  })

  test('of a record that got a new version since is not restored, and a removal asked before neither', async () => {
    const record = await fifthRecord()
    await deposit(corrected)
    const restoring = (await ask(record, 'restoring', { version: 1 })).json().id
    const removal = (await ask(record, 'removal')).json().id
    await deposit(`${corrected} Thư`)
    for (const id of [restoring, removal]) {
      const answer = await approve(id)
      expect(problem(answer)).toEqual([409, 'approval.changed'])
      expect(answer.json().message).toMatch(/phiên bản mới/)
    }
    expect(await find('ngoc que chi thu')).toMatchObject({ hits: [{ name: `${corrected} Thư` }] })
  })
})

test('a contradiction of two requests: what was removed in between is not restored', async () => {
  const record = await fifthRecord()
  await deposit(corrected)
  const restoring = (await ask(record, 'restoring', { version: 1 })).json().id
  await carryOut(record, 'removal')
  expect(problem(await approve(restoring))).toEqual([409, 'record.removed'])
  expect(await verified()).toMatchObject({ mismatches: [], removed: 1 })
})

test('a closed book takes no deposit that would change it; the same again changes nothing', async () => {
  await app.asOwner(client => client.query('update book set closed_at = now()'))
  expect(await deposit(name)).toMatchObject({ unchanged: 8 })
  await expect(deposit(corrected)).rejects.toMatchObject({ code: 'book.closed' })
  expect(await verified()).toMatchObject({ mismatches: [], records: 8 })
})

test('asking is for who may correct, of records in their jurisdiction', async () => {
  const record = await fifthRecord()
  const body = { reason: 'không có thẩm quyền' }
  expect(problem(await auditor.post(`${urlOf(record)}/removal`, body))).toEqual([403, 'right.missing'])
  const other = await addAgency(app, '10016')
  await addAccount(app, 'xa-khac', 'registrar', other)
  const neighbour = await signInAs(server, 'xa-khac')
  expect(problem(await neighbour.post(`${urlOf(record)}/removal`, body))).toEqual([404, 'not-found'])
})

describe('sogoc verify names', () => {
  const tampered = async (statement: string): Promise<readonly string[]> => {
    await app.asOwner(client => client.query(statement))
    return (await verified()).mismatches
  }

  test('a record removed or brought back by hand', async () => {
    const record = await fifthRecord()
    expect(await tampered(`update record set removed_at = now() where number = '3'`)).toContain(
      'record.removed',
    )
    await app.asOwner(client => client.query(`update record set removed_at = null where number = '3'`))
    await carryOut(record, 'removal')
    expect(await tampered(`update record set removed_at = null where id = '${record}'`)).toEqual([
      'record.mentions',
      'record.removed',
      'counters.differ',
      'book.numbers',
    ])
  })

  test('a restored version that was altered, or that nobody approved', async () => {
    const record = await fifthRecord()
    await deposit(corrected)
    await carryOut(record, 'restoring', { version: 1 })
    const altered = `update record_version set fields = fields || '{"nksHoTen": "Ai đó"}' where version = 3`
    expect(await tampered(altered)).toEqual(expect.arrayContaining(['version.content', 'version.restored']))
    await app.asOwner(client =>
      client.query(
        `update record_version set fields = fields || '{"nksHoTen": "${name}"}' where version = 3`,
      ),
    )
    expect((await verified()).mismatches).toEqual([])
    expect(await tampered(`update approval set state = 'refused'`)).toEqual([
      'version.restored',
      'approval.sealed',
    ])
  })
})
