import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import { registerInventoryRoutes } from '../inventory/routes.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { noteFile } from '../platform/vault/note-file.ts'
import { registerScanningRoutes } from '../scanning/routes.ts'
import { registerRegistryRoutes } from './routes.ts'
import { sampleBirths } from './testing/sample-rows.ts'
import { onePagePdf, writePackage } from './testing/write-package.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agencyId: string
let packageId: string
let registrar: Browser
let neighbour: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerInventoryRoutes(to, app)
    registerScanningRoutes(to, app)
    registerRegistryRoutes(to, app, { isolate: false })
  })
  dir = await mkdtemp(join(tmpdir(), 'sogoc-routes-'))
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'lan', 'registrar', agencyId)
  await addAccount(app, 'minh', 'registrar', await addAgency(app, '10016'))
  registrar = await signInAs(server, 'lan')
  neighbour = await signInAs(server, 'minh')
  packageId = await addPackage()
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})

/** A package as the check leaves it. */
async function addPackage(): Promise<string> {
  const files = await writePackage({ dir, kind: 'KS', year: 1997, volume: '01', rows: sampleBirths(12) })
  const id = newId()
  const xlsx = await app.vault.putFile(files.xlsxPath)
  const zip = await app.vault.putFile(files.zipPath)
  await app.database.transaction({ scope: 'all' }, async tx => {
    await noteFile(tx, agencyId, xlsx, 'application/octet-stream')
    await noteFile(tx, agencyId, zip, 'application/zip')
  })
  await app.asOwner(client =>
    client.query(
      `insert into package (agency_id, id, xlsx, xlsx_name, zip, zip_name, state) values ($1, $2, $3, 'KS.1997.01.xlsx', $4, 'KS.1997.01.zip', 'checked')`,
      [agencyId, id, xlsx.digest, zip.digest],
    ),
  )
  return id
}

const depositUrl = () => `/api/packages/${agencyId}/${packageId}/deposit`

describe('a registrar', () => {
  test('deposits a checked package, once for all', async () => {
    const first = await registrar.post(depositUrl(), { mode: 'all' })
    expect(first.json()).toMatchObject({ rows: 12, inserted: 12, rejected: 0, counts: { error: 0 } })
    expect((await registrar.post(depositUrl(), {})).json()).toMatchObject({ deposit: null, unchanged: 12 })
    const { books, total, sums } = (await registrar.get('/api/books')).json()
    expect(books).toMatchObject([{ kind: 'KS', year: 1997, volume: '01', state: 'deposited', records: 12 }])
    expect([total, sums.deposited]).toEqual([1, 12])
  })

  test('finds a record, reads it with its PDF, and both are journaled', async () => {
    const found = (await registrar.post('/api/search', { text: 'KS 8/1997' })).json()
    expect(found).toMatchObject({ total: 1, hits: [{ number: '8', kind: 'KS', agency: '10015' }] })
    const url = `/api/records/${agencyId}/${found.hits[0].record}`
    expect((await registrar.get(url)).json()).toMatchObject({
      number: '8',
      volume: '01',
      version: 1,
      fields: { so: '8' },
    })
    const pdf = await registrar.get(`${url}/pdf`)
    expect(pdf.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' })
    expect(pdf.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''KS\.1997\.01\./)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.rawPayload).not.toEqual(onePagePdf('8'))
    expect((await registrar.get(`${url}/pdf?original=yes`)).rawPayload).toEqual(onePagePdf('8'))
    const { rows } = await app.asOwner(client =>
      client.query(`select action from journal where action like 'record%' order by sequence`),
    )
    expect(rows.map(row => row.action)).toEqual(
      expect.arrayContaining(['records.search', 'record.read', 'record.read-pdf']),
    )
  })

  test('reads the records of a book in the order of their numbers', async () => {
    const { books } = (await registrar.get('/api/books')).json()
    const list = (
      await registrar.get(`/api/books/${agencyId}/${books[0].id}/records?offset=8&limit=3`)
    ).json()
    expect(list.total).toBe(12)
    expect(list.records.map((record: { number: string }) => record.number)).toEqual(['9', '10', '11'])
    expect(list.columns).toContain('nksHoTen')
  })

  test('lists a new book once', async () => {
    const book = { agencyId, kind: 'KH', year: 2001, volume: '1' }
    expect((await registrar.post('/api/books', book)).json()).toMatchObject({
      volume: '01',
      state: 'listed',
      pages: 0,
    })
    expect((await registrar.post('/api/books', book)).json()).toMatchObject({ code: 'book.exists' })
    expect((await registrar.post('/api/books', { ...book, kind: 'XX' })).json()).toMatchObject({
      code: 'kind.unknown',
    })
  })
})

describe('a registrar of another commune', () => {
  test('sees nothing of it', async () => {
    const found = (await registrar.post('/api/search', { text: 'KS 8/1997' })).json()
    const record = found.hits[0].record
    const { books } = (await registrar.get('/api/books')).json()
    expect((await neighbour.post('/api/search', { text: 'KS 8/1997' })).json()).toMatchObject({
      total: 0,
      hits: [],
    })
    expect((await neighbour.get('/api/books')).json()).toMatchObject({ total: 0 })
    for (const url of [
      `/api/records/${agencyId}/${record}`,
      `/api/records/${agencyId}/${record}/pdf`,
      `/api/books/${agencyId}/${books[0].id}`,
      `/api/books/${agencyId}/${books[0].id}/records`,
      `/api/books/${agencyId}/${books[0].id}/entries`,
      `/api/books/${agencyId}/${books[0].id}/pages`,
    ]) {
      expect([url, (await neighbour.get(url)).statusCode]).toEqual([url, 404])
    }
    expect((await neighbour.post(depositUrl(), {})).statusCode).toBe(404)
  })

  test('lists no book there', async () => {
    const answer = await neighbour.post('/api/books', { agencyId, kind: 'KH', year: 2002, volume: '1' })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'right.missing'])
  })
})
