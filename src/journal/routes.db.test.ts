import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import type { JournalAction } from './action.ts'
import { appendJournal, systemAgencyId } from './append.ts'
import { countJournal } from './journal-filter.ts'
import { registerJournalRoutes } from './routes.ts'
import {
  anchorFileSchema,
  anchorListSchema,
  journalChoicesSchema,
  journalListSchema,
  processingSchema,
} from './schema.ts'
import { sealFinishedDays } from './seal-days.ts'

let app: TestApp
let province: string
let commune: string
let registrar: string
let auditor: Browser
let communeAuditor: Browser
let scanner: Browser
let inject: Awaited<ReturnType<typeof createTestServer>>['inject']

/** Appends as it would have been at some time, by the registrar from their desk. */
async function append(
  at: string,
  action: JournalAction,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
  agencyId = commune,
) {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(at) })
  const by = { scope: 'all', origin: { accountId: registrar, address: '10.1.2.3' } } as const
  await app.database.transaction(by, tx => appendJournal(tx, { agencyId, action, subject, detail }))
  vi.useRealTimers()
}

beforeAll(async () => {
  app = await openTestApp()
  // A chain never goes back in time: what comes first must be the oldest.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-03-08T03:00:00Z') })
  province = await addAgency(app, '49', 'province')
  commune = await addAgency(app, '20509', 'commune', province)
  registrar = await addAccount(app, 'lan', 'registrar', commune)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  await addAccount(app, 'xa-thanh-tra', 'auditor', commune)
  await addAccount(app, 'quet', 'scanner', commune)
  vi.useRealTimers()
  // The last moment of the 9th and the first of the 10th, in Vietnam.
  await append('2025-03-09T16:59:59.999Z', 'book.create', 'book:1', { kind: 'KS' })
  await append('2025-03-09T17:00:00.000Z', 'record.read', 'record:1')
  await append('2025-03-10T03:00:00.000Z', 'record.read', 'record:1')
  await append('2025-03-10T03:00:01.000Z', 'records.search', 'records', { total: 3, shown: ['a', 'b', 'c'] })
  await append('2025-03-10T03:00:02.000Z', 'records.list', 'book:1', { offset: 0, count: 50 })
  await append('2025-03-11T03:00:00.000Z', 'book.create', '=1+1', {}, province)
  await append('2025-03-11T03:00:01.000Z', 'settings.change', 'settings', {}, systemAgencyId)
  const server = await createTestServer(app, made => registerJournalRoutes(made, app))
  inject = server.inject.bind(server)
  auditor = await signInAs(server, 'thanh-tra')
  communeAuditor = await signInAs(server, 'xa-thanh-tra')
  scanner = await signInAs(server, 'quet')
}, 60_000)
afterAll(() => app.close())

const days = (query: string) => (query.includes('to=') ? query : `${query}&from=2025-03-09&to=2025-12-31`)
const list = async (query: string, as = auditor) =>
  journalListSchema.parse((await as.get(`/api/journal?${days(query)}`)).json())
const subjects = async (query: string, as = auditor) => (await list(query, as)).rows.map(row => row.subject)

describe('the list', () => {
  test('is newest first, with who, from where, what and at which agency', async () => {
    const { rows, total, totalIsCapped } = await list('')
    expect(rows.map(row => row.action)).toEqual([
      'settings.change',
      'book.create',
      'records.list',
      'records.search',
      'record.read',
      'record.read',
      'book.create',
    ])
    expect([total, totalIsCapped]).toEqual([7, false])
    expect(rows[0]?.agency).toBeNull()
    expect(rows.at(-1)).toMatchObject({
      agency: { code: '20509' },
      sequence: 4,
      at: '2025-03-09T16:59:59.999Z',
      by: 'Người lan',
      address: '10.1.2.3',
      title: 'Đưa sổ vào danh mục',
      detail: { kind: 'KS' },
      before: null,
    })
  })

  test('is filtered by agency, action, person, subject, days of Vietnam, and reads of personal records', async () => {
    expect(await subjects(`agency=${province}`)).toEqual(['=1+1'])
    expect(await subjects(`agency=${systemAgencyId}`)).toEqual(['settings'])
    expect(await subjects('action=book.create')).toEqual(['=1+1', 'book:1'])
    expect(await subjects(`account=${registrar}&action=record.read`)).toHaveLength(2)
    expect(await subjects('subject=record:1')).toHaveLength(2)
    expect(await subjects('from=2025-03-09&to=2025-03-09')).toEqual(['book:1'])
    expect(await subjects('from=2025-03-10&to=2025-03-10')).toHaveLength(4)
    expect(await subjects('personal=yes')).toEqual(['book:1', 'records', 'record:1', 'record:1'])
    expect(await subjects('offset=2&limit=1')).toEqual(['book:1'])
    expect((await auditor.get('/api/journal?from=2025-02-31')).statusCode).toBe(422)
  })

  test('ends at the jurisdiction, whatever is asked for', async () => {
    expect(await subjects('', communeAuditor)).toHaveLength(5)
    expect(await subjects(`agency=${province}`, communeAuditor)).toEqual([])
    expect(await subjects(`agency=${systemAgencyId}`, communeAuditor)).toEqual([])
    for (const path of ['', '/choices', '/export.csv', '/export.xlsx', '/anchors'])
      expect((await scanner.get(`/api/journal${path}`)).statusCode, path).toBe(403)
  })

  test('counts up to a cap', async () => {
    const everything = { scope: 'all' } as const
    const count = (cap: number) =>
      app.database.transaction(everything, tx =>
        countJournal(tx, everything, { from: '2025-03-09', to: '2025-12-31' }, cap),
      )
    expect(await count(6)).toEqual({ total: 6, totalIsCapped: true })
    expect(await count(7)).toEqual({ total: 7, totalIsCapped: false })
  })

  test('offers every action and the people of the jurisdiction', async () => {
    const choices = async (as: Browser) =>
      journalChoicesSchema.parse((await as.get('/api/journal/choices')).json())
    expect((await choices(auditor)).accounts.map(({ username }) => username)).toEqual([
      'lan',
      'quet',
      'thanh-tra',
      'xa-thanh-tra',
    ])
    expect((await choices(communeAuditor)).accounts).toHaveLength(3)
    expect((await choices(auditor)).actions).toContainEqual({ action: 'record.read', title: 'Xem bản ghi' })
  })

  test('reading it is itself journaled, page by page, with the filter', async () => {
    await auditor.get('/api/journal?action=book.create')
    await auditor.get('/api/journal?action=book.create&offset=1')
    const { rows } = await app.asOwner(client =>
      client.query(
        `select detail, address from journal where action = 'journal.read' and detail->>'action' = 'book.create' order by sequence desc limit 2`,
      ),
    )
    expect(rows).toEqual([
      { detail: { action: 'book.create', offset: 1, limit: 100 }, address: '127.0.0.1' },
      { detail: { action: 'book.create', offset: 0, limit: 100 }, address: '127.0.0.1' },
    ])
  })
})

describe('exports', () => {
  test('the .csv is for Excel, holds no formula, and every page of it', async () => {
    await app.asOwner(client =>
      client.query(
        `insert into journal (agency_id, sequence, at, action, subject, detail, previous, hash)
         select $1, 1000 + n, '2024-01-01'::timestamptz + n % 3 * interval '1 minute', 'book.create', 'book:n' || n, '{}', sha256('a'), sha256('b')
         from generate_series(1, 2500) n`,
        [commune],
      ),
    )
    const answer = await auditor.get('/api/journal/export.csv?action=book.create&to=2025-12-31')
    await app.asOwner(client => client.query('delete from journal where sequence > 1000'))
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.body.startsWith('\uFEFFThời điểm,Mã cơ quan,')).toBe(true)
    const rows: string[][] = parse(answer.body, { bom: true, from: 2 })
    expect(rows).toHaveLength(2502)
    expect(new Set(rows.map(row => row[8])).size).toBe(2502)
    expect(rows[0]?.[8]).toBe("'=1+1")
    expect(rows[1]?.slice(0, 8)).toEqual([
      '09/03/2025 23:59:59',
      '20509',
      'Cơ quan 20509',
      '4',
      'Người lan',
      '10.1.2.3',
      'Đưa sổ vào danh mục',
      'book.create',
    ])
  })

  test('the .xlsx holds texts only', async () => {
    const { rawPayload } = await auditor.get('/api/journal/export.xlsx?from=2025-03-09&to=2025-12-31')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(rawPayload).buffer)
    const sheet = book.worksheets[0]
    expect([sheet?.name, sheet?.rowCount]).toEqual(['Nhật ký', 8])
    expect(sheet?.getRow(3).getCell(9).value).toBe('=1+1')
    expect(sheet?.getRow(3).getCell(9).type).toBe(ExcelJS.ValueType.String)
  })

  test('each is journaled with its filter, before anything leaves', async () => {
    const { rows } = await app.asOwner(client =>
      client.query(
        `select detail from journal where action = 'journal.export' and agency_id = $1 order by sequence`,
        [province],
      ),
    )
    expect(rows.map(row => row.detail)).toEqual([
      { action: 'book.create', to: '2025-12-31', format: 'csv' },
      { from: '2025-03-09', to: '2025-12-31', format: 'xlsx' },
    ])
  })
})

test('anchors are listed newest first and given as files, which is journaled', async () => {
  await sealFinishedDays(app.database)
  const { anchors } = anchorListSchema.parse(
    (await auditor.get('/api/journal/anchors?before=2025-03-12')).json(),
  )
  expect(anchors.map(({ day, rows, chains }) => [day, rows, chains])).toEqual([
    ['2025-03-11', 2, 3],
    ['2025-03-10', 4, 2],
    ['2025-03-09', 1, 2],
    ['2025-03-08', 4, 2],
  ])
  const answer = await communeAuditor.get('/api/journal/anchors/2025-03-10.json')
  expect(answer.headers['content-disposition']).toContain('nhat-ky-2025-03-10.json')
  expect(anchorFileSchema.parse(answer.json())).toMatchObject({
    hash: anchors[1]?.hash,
    chains: expect.arrayContaining([
      expect.objectContaining({ agencyId: commune, agency: 'Cơ quan 20509', sequence: 8 }),
    ]),
  })
  expect((await auditor.get('/api/journal/anchors/2020-01-01.json')).statusCode).toBe(404)
  expect(
    await app.asOwner(client => client.query(`select subject from journal where action = 'anchor.export'`)),
  ).toMatchObject({ rows: [{ subject: 'anchor:2025-03-10' }] })
}, 120_000)

describe('the log of processing', () => {
  test('says who worked with how many records, for what', async () => {
    const { rows } = processingSchema.parse(
      (await auditor.get('/api/processing?from=2025-03-01&to=2025-03-31')).json(),
    )
    expect(rows.map(({ action, times, subjects }) => [action, times, subjects])).toEqual([
      ['record.read', 2, 1],
      ['records.list', 1, 50],
      ['records.search', 1, 3],
    ])
    expect(rows[0]).toMatchObject({
      agency: { code: '20509' },
      by: 'Người lan',
      purpose: 'Tra cứu, khai thác dữ liệu hộ tịch theo nhiệm vụ được giao',
      first: '2025-03-09T17:00:00.000Z',
      last: '2025-03-10T03:00:00.000Z',
    })
  })

  test('is for those at the top; reading and exporting it is journaled', async () => {
    expect((await communeAuditor.get('/api/processing?from=2025-03-01&to=2025-03-31')).statusCode).toBe(403)
    const { rawPayload } = await auditor.get('/api/processing/export.xlsx?from=2025-03-01&to=2025-03-31')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(rawPayload).buffer)
    expect(book.worksheets[0]?.getRow(2).getCell(7).value).toBe('1')
    const { rows } = await app.asOwner(client =>
      client.query(`select action from journal where action like 'processing.%' order by at`),
    )
    expect(rows.map(row => row.action)).toEqual(['processing.read', 'processing.export'])
  })
})

test('nobody signed in sees anything', async () => {
  for (const url of [
    '/api/journal',
    '/api/journal/export.csv',
    '/api/journal/anchors',
    '/api/processing?from=2025-03-01&to=2025-03-31',
  ])
    expect((await inject({ method: 'GET', url })).statusCode, url).toBe(401)
})
