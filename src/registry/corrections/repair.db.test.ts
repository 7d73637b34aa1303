import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { approvalEffects } from '../../approval-effects.ts'
import { registerApprovalRoutes } from '../../approvals/routes.ts'
import { registerInventoryRoutes } from '../../inventory/routes.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerRegistryRoutes } from '../routes.ts'
import type { RecordView } from '../schema.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'

let app: TestApp
let server: HttpServer
let agency: string
let xa: Browser
let xa2: Browser
let so: Browser
let so2: Browser
let record: string

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
  await addAccount(app, 'xa2', 'registrar', agency)
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'so2', 'province-lead', province)
  await addAccount(app, 'xa-lead', 'province-lead', agency)
  ;[xa, xa2, so, so2] = [
    await signInAs(server, 'xa'),
    await signInAs(server, 'xa2'),
    await signInAs(server, 'so'),
    await signInAs(server, 'so2'),
  ]
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await rm(app.vault.dir, { recursive: true, force: true })
  await app.asOwner(client =>
    client.query(
      'truncate approval, mention, record_count, record_note, record_link, record_version, record, deposit, package, book, file, name, journal, journal_head cascade',
    ),
  )
  await deposit()
  const { rows } = await app.asOwner(client => client.query(`select id from record where number = '5'`))
  record = rows[0].id
})

async function deposit(third = 'Lê Thị Bình') {
  const rows = sampleBirths(8, (values, at) => {
    if (at === 2) return { ...values, nksHoTen: third }
    return at === 4 ? { ...values, nksHoTen: 'Trịnh Ngọc Qué' } : values
  })
  return depositRows(app, agency, { rows })
}

const url = (path = '') => `/api/records/${agency}/${record}${path}`
const read = async (by = xa): Promise<RecordView> => (await by.get(url())).json()
const repair = async (by: Browser, change: Record<string, string>, more: object = {}) => {
  const { version, fields } = await read()
  return by.post(url('/repair'), { version, fields: { ...fields, ...change }, compared: true, ...more })
}
const find = async (text: string): Promise<string[]> =>
  (await xa.post('/api/search', { text })).json().hits.map((hit: { name: string }) => hit.name)
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const mismatches = async () => (await verifyRegistry(app)).mismatches.map(({ code }) => code)

describe('a typing error that is put right', () => {
  test('is a new version with the same PDF, found under what the image says, and journaled with what it was before', async () => {
    expect((await repair(xa, { nksHoTen: 'Trịnh Ngọc Quế' }, { reason: 'Gõ thiếu dấu' })).json()).toEqual({
      version: 2,
    })
    const now = await read()
    expect(now).toMatchObject({
      version: 2,
      number: '5',
      fields: { nksHoTen: 'Trịnh Ngọc Quế' },
      versions: [
        {
          version: 2,
          source: 'repair',
          reason: 'Gõ thiếu dấu',
          by: 'Người xa',
          fields: { nksHoTen: 'Trịnh Ngọc Quế' },
        },
        { version: 1, source: 'deposit', fields: { nksHoTen: 'Trịnh Ngọc Qué' } },
      ],
    })
    expect(await find('trinh ngoc que')).toEqual(['Trịnh Ngọc Quế'])
    const { rows } = await app.asOwner(client =>
      client.query(`select detail, before is not null as sealed from journal where action = 'record.repair'`),
    )
    expect(rows).toEqual([{ detail: { book: now.bookId, version: 2, fields: ['nksHoTen'] }, sealed: true }])
    expect(await mismatches()).toEqual([])
  })

  test('can be put back by the same person, as a third version', async () => {
    await repair(xa, { nksHoTen: 'Trịnh Ngọc Quế' })
    expect((await repair(xa, { nksHoTen: 'Trịnh Ngọc Qué' })).json()).toEqual({ version: 3 })
    expect((await read()).versions.map(({ source }) => source)).toEqual(['repair', 'repair', 'deposit'])
    expect(await mismatches()).toEqual([])
  })

  test('needs the word that it was compared, a change, and a number that can be read', async () => {
    const { version, fields } = await read()
    expect((await xa.post(url('/repair'), { version, fields })).statusCode).toBe(422)
    expect(problem(await repair(xa, {}))).toEqual([422, 'repair.no-change'])
    expect(problem(await repair(xa, { so: 'không rõ' }))).toEqual([422, 'repair.number'])
  })

  test('may be the number: a repeat is told first, then kept as the next occurrence; the file keeps its name', async () => {
    const { pdfName } = await read()
    expect(problem(await repair(xa, { so: '6' }))).toEqual([409, 'repair.repeat'])
    expect((await repair(xa, { so: '6' }, { acceptRepeat: true })).json()).toEqual({ version: 2 })
    expect(await read()).toMatchObject({ number: '6', year: 1997, pdfName })
    const { rows } = await app.asOwner(client =>
      client.query(`select occurrence from record where number = '6' order by occurrence`),
    )
    expect(rows).toEqual([{ occurrence: 1 }, { occurrence: 2 }])
    expect((await repair(xa, { so: '15', ngayDangKy: '05.01.1998' })).json()).toEqual({ version: 3 })
    expect(await read()).toMatchObject({ number: '15', year: 1998 })
    expect(await mismatches()).toEqual([])
  })

  test('stays when the package comes again, also under a number that was typed wrongly, and when another row of it has changed', async () => {
    await repair(xa, { so: '15', nksHoTen: 'Trịnh Ngọc Quế' })
    expect(await deposit()).toMatchObject({ inserted: 0, updated: 0, unchanged: 8 })
    expect(await deposit('Lê Thị Bình An')).toMatchObject({ inserted: 0, updated: 1, unchanged: 7 })
    expect(await read()).toMatchObject({ number: '15', fields: { nksHoTen: 'Trịnh Ngọc Quế' } })
    expect(await mismatches()).toEqual([])
  })

  test('an earlier version that is restored brings its number back', async () => {
    await repair(xa, { so: '15' })
    const asked = await xa.post(url('/restoring'), { version: 1, reason: 'Sửa nhầm bản ghi' })
    const decided = await so.post(`/api/approvals/${agency}/${asked.json().id}/decision`, {
      approve: true,
      reason: 'Đúng như hồ sơ',
    })
    expect([decided.statusCode, decided.body]).toEqual([204, ''])
    expect(await read()).toMatchObject({
      number: '5',
      version: 3,
      versions: [{ source: 'restore', restores: 1 }, {}, {}],
    })
    expect(await mismatches()).toEqual([])
  })

  test('is refused in a closed book and in a removed record', async () => {
    await app.asOwner(client => client.query('update book set closed_at = now()'))
    expect(await read()).toMatchObject({ bookClosed: true })
    expect(problem(await repair(xa, { nksHoTen: 'Ai đó' }))).toEqual([409, 'book.closed'])
    await app.asOwner(client => client.query('update book set closed_at = null'))
    await app.asOwner(client => client.query('update record set removed_at = now() where id = $1', [record]))
    expect(problem(await repair(xa, { nksHoTen: 'Ai đó' }))).toEqual([409, 'record.removed'])
  })
})

describe('two clerks at one record', () => {
  test('the second is told which version there is now, and may go on from it', async () => {
    const { version, fields } = await read(xa2)
    await repair(xa, { nksHoTen: 'Trịnh Ngọc Quế' })
    const late = { version, fields: { ...fields, meHoTen: 'Đặng Thị Lành' }, compared: true }
    const refused = await xa2.post(url('/repair'), late)
    expect(problem(refused)).toEqual([409, 'repair.changed'])
    expect(refused.json().params).toEqual({ version: 2 })
    const now = await read(xa2)
    const merged = {
      version: now.version,
      fields: { ...now.fields, meHoTen: 'Đặng Thị Lành' },
      compared: true,
    }
    expect((await xa2.post(url('/repair'), merged)).json()).toEqual({ version: 3 })
    expect(await read()).toMatchObject({ fields: { nksHoTen: 'Trịnh Ngọc Quế', meHoTen: 'Đặng Thị Lành' } })
  })

  test('at the same moment: one is saved, the other is told; never both, never neither', async () => {
    const { version, fields } = await read()
    const save = (by: Browser, name: string) =>
      by.post(url('/repair'), { version, fields: { ...fields, nksHoTen: name }, compared: true })
    const answers = await Promise.all([save(xa, 'Trịnh Ngọc Quế'), save(xa2, 'Trịnh Ngọc Quý')])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await read()).versions).toHaveLength(2)
    expect(await mismatches()).toEqual([])
  })

  test('a repair and a delivery at the same moment leave one history', async () => {
    const [, again] = await Promise.all([repair(xa, { meHoTen: 'Đặng Thị Lành' }), deposit()])
    expect(again).toMatchObject({ inserted: 0 })
    expect((await read()).versions.map(({ version }) => version)).toEqual(expect.arrayContaining([2, 1]))
    expect(await mismatches()).toEqual([])
  })
})

describe('the removal of a record', () => {
  const ask = async (by: Browser) =>
    (await by.post(url('/removal'), { reason: 'Đăng ký trùng, công văn 12' })).json().id
  const approve = (by: Browser, id: string) =>
    by.post(`/api/approvals/${agency}/${id}/decision`, { approve: true, reason: 'Đúng như hồ sơ kèm theo' })
  const mayDecide = async (by: Browser) => (await by.get('/api/approvals')).json().approvals[0].mayDecide

  test('is approved by another level, not by another person of the office that asked', async () => {
    const colleague = await signInAs(server, 'xa-lead')
    const id = await ask(xa)
    expect(await mayDecide(colleague)).toBe(false)
    expect(await mayDecide(so)).toBe(true)
    expect(problem(await approve(colleague, id))).toEqual([403, 'approval.same-level'])
    expect((await approve(so, id)).statusCode).toBe(204)
  })

  test('asked at the top is approved by another person there', async () => {
    const id = await ask(so)
    expect(problem(await approve(so, id))).toEqual([403, 'approval.own'])
    expect(await mayDecide(so2)).toBe(true)
    expect((await approve(so2, id)).statusCode).toBe(204)
  })
})

test('sogoc verify names a repaired version that was altered together with its hash', async () => {
  await repair(xa, { nksHoTen: 'Trịnh Ngọc Quế' })
  await app.asOwner(client =>
    client.query(
      `update record_version set content = (select content from record_version where version = 1 and record_id = $1) where version = 2`,
      [record],
    ),
  )
  expect(await mismatches()).toContain('version.repaired')
})
