import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../access/create-account.ts'
import { guardRoutes } from '../access/guard.ts'
import { registerAccessRoutes } from '../access/routes.ts'
import { ensureAgency } from '../agencies/ensure-agency.ts'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { runWorker } from '../platform/jobs/worker.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { checkPackageKind, createCheckPackage } from './check-package.ts'
import { registerCheckingRoutes } from './routes.ts'
import { makeBook, tinyPdf } from './testing/make-book.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agency: string
let other: string
const password = 'Mot-mat-khau-dai-2026'

beforeAll(async () => {
  app = await openTestApp()
  dir = await mkdtemp(join(tmpdir(), 'checking-db-'))
  server = await createHttpServer(app)
  guardRoutes(server, app)
  registerAccessRoutes(server, app)
  registerCheckingRoutes(server, app, { isolate: false })
  await app.database.transaction({ scope: 'all' }, async tx => {
    agency = (await ensureAgency(tx, '19789')).id
    other = (await ensureAgency(tx, '19790')).id
    await createAccount(
      tx,
      { username: 'can-bo', displayName: 'Lê An', role: 'registrar', agencyId: agency, password },
      null,
    )
    await createAccount(
      tx,
      { username: 'xa-khac', displayName: 'Lê Ba', role: 'registrar', agencyId: other, password },
      null,
    )
  })
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true, force: true })
})

async function signIn(username: string) {
  const answer = await server.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
  const cookies = Object.fromEntries(answer.cookies.map(cookie => [cookie.name, cookie.value]))
  return { cookies, headers: { 'x-csrf-token': String(answer.json().csrfToken) } }
}

async function upload(
  who: Awaited<ReturnType<typeof signIn>>,
  fields: Record<string, string>,
  files: Record<string, string>,
) {
  const boundary = 'ranh-gioi'
  const parts: Buffer[] = []
  for (const [name, path] of Object.entries(files)) {
    parts.push(
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${basename(path)}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      await readFile(path),
      Buffer.from('\r\n'),
    )
  }
  for (const [name, value] of Object.entries(fields))
    parts.push(
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    )
  parts.push(Buffer.from(`--${boundary}--\r\n`))
  return server.inject({
    method: 'POST',
    url: '/api/packages',
    cookies: who.cookies,
    headers: { ...who.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat(parts),
  })
}

async function countVault(): Promise<number> {
  let count = 0
  for await (const _ of app.vault.list()) count += 1
  return count
}

/** Lets a worker do what waits. */
async function workOff(): Promise<void> {
  const stop = new AbortController()
  const working = runWorker(
    app,
    { [checkPackageKind]: createCheckPackage({ isolate: false }) },
    { signal: stop.signal, pollMs: 20 },
  )
  for (;;) {
    const left = await app.database.transaction({ scope: 'all' }, tx =>
      tx.selectFrom('job').select('id').where('state', 'in', ['waiting', 'running']).execute(),
    )
    if (left.length === 0) break
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  stop.abort()
  await working
}

describe('a package that is handed in', () => {
  test('is checked; its findings, rows and report can be seen; "as in the book" is said and taken back', async () => {
    const who = await signIn('can-bo')
    const book = await makeBook(join(dir, 'a'), {
      spoilRow: (values, at) => {
        if (at === 1) values.nksNgaySinh = '31.02.1990'
        if (at === 2) values.meNoiCuTru = ', , xã Bình Minh'
      },
      spoilPdf: (name, at) => (at === 3 ? null : { name, bytes: tinyPdf(name) }),
    })
    const received = await upload(who, { agency }, { xlsx: book.xlsxPath, zip: book.zipPath })
    expect(received.statusCode).toBe(201)
    const url = `/api/packages/${agency}/${received.json().id}`
    const get = async (path: string) =>
      (await server.inject({ method: 'GET', url: `${url}${path}`, cookies: who.cookies })).json()
    expect(await get('')).toMatchObject({
      state: 'received',
      counts: null,
      createdBy: 'Lê An',
      progress: { rows: 0, pdfs: 0 },
    })
    await workOff()
    const checked = await get('')
    expect(checked).toMatchObject({
      state: 'checked',
      rows: 12,
      pdfs: 11,
      kind: 'KS',
      failure: null,
      progress: null,
    })
    expect(checked.bookId).not.toBeNull()

    const all = await get('/findings')
    expect(all.total).toBe(checked.counts.error + checked.counts.warning + checked.counts.info)
    const impossible = (await get('/findings?code=date.impossible')).findings
    expect(impossible).toHaveLength(1)
    expect(impossible[0]).toMatchObject({
      row: 3,
      column: 'nksNgaySinh',
      message: 'Không có ngày 31.02.1990',
      overridable: false,
    })
    expect((await get('/findings?severity=error&limit=1')).findings).toHaveLength(1)
    const groupOf = ({ groups }: { groups: { code: string }[] }) =>
      groups.find(one => one.code === 'date.impossible')
    expect(groupOf(all)).toMatchObject({ title: 'Ngày không có trong lịch', basis: 'Lịch' })
    const inEnglish = { cookies: who.cookies, headers: { 'accept-language': 'en' } }
    const english = (
      await server.inject({ url: `${url}/findings?code=date.impossible`, ...inEnglish })
    ).json()
    expect(groupOf(english)).toMatchObject({ title: 'Day that does not exist', basis: 'calendar' })
    expect(english.findings[0].message).toBe('There is no such day: 31.02.1990')

    const rows = await get('/rows?offset=2&limit=1')
    expect(rows).toMatchObject({ total: 12 })
    expect(rows.rows[0].values.meNoiCuTru).toBe(', , xã Bình Minh')
    const place = rows.rows[0].findings.find((found: { code: string }) => found.code === 'place.empty-part')
    expect((await get('/rows?onlyWithFindings=true')).total).toBe(3)

    const answer = (id: string, method: 'POST' | 'DELETE') =>
      server.inject({
        method,
        url: `${url}/findings/${id}/as-in-book`,
        ...who,
        ...(method === 'POST' && { payload: { reason: 'Sổ ghi đúng như vậy' } }),
      })
    expect((await answer(impossible[0].id, 'POST')).statusCode).toBe(409)
    expect((await answer(place.id, 'POST')).statusCode).toBe(204)
    const group = async () =>
      (await get('/findings')).groups.find((one: { code: string }) => one.code === 'place.empty-part')
    expect(await group()).toMatchObject({ count: 1, open: 0 })
    expect((await answer(place.id, 'DELETE')).statusCode).toBe(204)
    expect(await group()).toMatchObject({ count: 1, open: 1 })

    const report = await server.inject({ method: 'GET', url: `${url}/report.xlsx`, cookies: who.cookies })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(report.rawPayload).buffer)
    expect(workbook.worksheets.map(sheet => sheet.name)).toEqual(['DL Import', 'Kết quả kiểm tra'])
  })

  test('is replaced by the next delivery of the same book: its rows are those of the newest', async () => {
    const who = await signIn('can-bo')
    const book = await makeBook(join(dir, 'b'), { seed: 7 })
    const first = await upload(who, { agency }, { xlsx: book.xlsxPath, zip: book.zipPath })
    await workOff()
    const second = await upload(who, { agency }, { xlsx: book.xlsxPath, zip: book.zipPath })
    await workOff()
    const total = async (id: string) =>
      (
        await server.inject({
          method: 'GET',
          url: `/api/packages/${agency}/${id}/rows`,
          cookies: who.cookies,
        })
      ).json().total
    expect([await total(first.json().id), await total(second.json().id)]).toEqual([0, 12])
  })

  test('that can not be used says why in one sentence', async () => {
    const who = await signIn('can-bo')
    const book = await makeBook(join(dir, 'c'), { seed: 3 })
    const received = await upload(who, { agency }, { xlsx: book.zipPath })
    await workOff()
    const found = await server.inject({
      method: 'GET',
      url: `/api/packages/${agency}/${received.json().id}`,
      cookies: who.cookies,
    })
    expect(found.json()).toMatchObject({
      state: 'unusable',
      failure: expect.stringContaining('Không đọc được'),
    })
  })
})

describe('jurisdiction', () => {
  test('nobody hands in for another agency, or sees its packages; nothing stays in the vault', async () => {
    const stranger = await signIn('xa-khac')
    const book = await makeBook(join(dir, 'd'), { seed: 5 })
    const before = await countVault()
    const refused = await upload(stranger, { agency }, { xlsx: book.xlsxPath, zip: book.zipPath })
    expect(refused.statusCode).toBe(403)
    expect(await countVault()).toBe(before)
    const list = await server.inject({ method: 'GET', url: '/api/packages', cookies: stranger.cookies })
    expect(list.json()).toEqual({ packages: [] })
    const mine = (
      await server.inject({ method: 'GET', url: '/api/packages', cookies: (await signIn('can-bo')).cookies })
    ).json().packages
    expect(mine.length).toBeGreaterThan(0)
    for (const path of ['', '/findings', '/rows', '/report.xlsx']) {
      const answer = await server.inject({
        method: 'GET',
        url: `/api/packages/${agency}/${mine[0].id}${path}`,
        cookies: stranger.cookies,
      })
      expect(answer.statusCode).toBe(404)
    }
  })

  test('a form without a workbook is refused', async () => {
    const who = await signIn('can-bo')
    expect((await upload(who, { agency }, {})).json().code).toBe('package.no-xlsx')
    expect((await upload(who, { agency: 'x' }, {})).statusCode).toBe(422)
  })
})
