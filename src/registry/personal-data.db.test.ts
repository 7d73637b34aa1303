import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import { checkPackageKind, createCheckPackage } from '../checking/check-package.ts'
import { registerCheckingRoutes } from '../checking/routes.ts'
import { type MadeBook, makeBook, tinyPdf } from '../checking/testing/make-book.ts'
import { uploadPackage } from '../checking/testing/upload-package.ts'
import { registerInventoryRoutes } from '../inventory/routes.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { finishJobs } from '../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import type { KindCode } from '../register/kind.ts'
import { registerScanningRoutes } from '../scanning/routes.ts'
import { registerRegistryRoutes } from './routes.ts'

/** Invented: a mother's number, one with the wrong length, and one that stands in the remarks. */
const numbers = { mother: '049171001123', short: '04917100112', inRemark: '206987654' }
const birthName = 'Trịnh Ngọc Quế'

let app: TestApp
let server: HttpServer
let dir: string
let commune: string
const people = new Map<string, Browser>()
const packages = new Map<string, { id: string; book: string; made: MadeBook }>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerInventoryRoutes(to, app)
    registerCheckingRoutes(to, app, { isolate: false })
    registerScanningRoutes(to, app)
    registerRegistryRoutes(to, app, { isolate: false })
  })
  dir = await mkdtemp(join(tmpdir(), 'sogoc-personal-'))
  const province = await addAgency(app, 'T49', 'province')
  commune = await addAgency(app, '10015', 'commune', province)
  await addAccount(app, 'xa', 'registrar', commune)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  const keyer = await addAccount(app, 'nhap', 'keyer', commune)
  const other = await addAccount(app, 'nhap-khac', 'keyer', commune)
  for (const name of ['xa', 'thanh-tra', 'nhap', 'nhap-khac']) people.set(name, await signInAs(server, name))
  await handIn('KS')
  await handIn('CN')
  await assign(keyer, 'CN')
  await assign(other, 'KS')
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})

function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
function of(kind: string) {
  const found = packages.get(kind)
  if (found === undefined) throw new Error(`no package of ${kind}`)
  return found
}

async function handIn(kind: KindCode): Promise<void> {
  const made = await makeBook(join(dir, kind), {
    kind,
    spoilRow: (values, at) => {
      if (kind !== 'KS') return
      if (at === 0) {
        values.nksHoTen = birthName
        values.meSoGiayToTuyThan = numbers.mother
        values.meLoaiGiayToTuyThan = '4'
        values.ghiChu = `CMND ${numbers.inRemark}`
      }
      if (at === 1) {
        values.meSoGiayToTuyThan = numbers.short
        values.meLoaiGiayToTuyThan = '4'
      }
    },
  })
  const received = await uploadPackage(server, who('xa'), commune, { xlsx: made.xlsxPath, zip: made.zipPath })
  await finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })
  const { id } = received.json()
  const found = (await who('xa').get(`/api/packages/${commune}/${id}`)).json()
  packages.set(kind, { id, book: found.bookId, made })
  const deposited = await who('xa').post(`/api/packages/${commune}/${id}/deposit`, { mode: 'valid' })
  expect(deposited.json().inserted).toBeGreaterThan(0)
}

async function assign(account: string, kind: string): Promise<void> {
  await app.asOwner(client =>
    client.query('insert into assignment (account_id, agency_id, book_id) values ($1, $2, $3)', [
      account,
      commune,
      of(kind).book,
    ]),
  )
}

const packageUrl = (kind: string) => `/api/packages/${commune}/${of(kind).id}`
const bookUrl = (kind: string) => `/api/books/${commune}/${of(kind).book}`
const search = async (name: string, text: string) => (await who(name).post('/api/search', { text })).json()
async function birthRecord(): Promise<string> {
  return (await search('xa', birthName)).hits[0].record
}

describe('identity numbers', () => {
  test('are whole in a record for a registrar, and masked to the last three characters for an auditor', async () => {
    const url = `/api/records/${commune}/${await birthRecord()}`
    const own = (await who('xa').get(url)).json()
    expect(own.fields).toMatchObject({
      meSoGiayToTuyThan: numbers.mother,
      ghiChu: `CMND ${numbers.inRemark}`,
    })
    const audited = await who('thanh-tra').get(url)
    expect(audited.json()).toMatchObject({
      fields: { nksHoTen: birthName, meSoGiayToTuyThan: '•••••••••123', ghiChu: 'CMND ••••••654' },
      versions: [{ fields: { meSoGiayToTuyThan: '•••••••••123' } }],
    })
    for (const number of Object.values(numbers)) expect(audited.body).not.toContain(number)
  })

  test('are masked in the list of a book for everybody', async () => {
    for (const name of ['xa', 'thanh-tra']) {
      const { body } = await who(name).get(`${bookUrl('KS')}/records`)
      expect(body).toContain('•••••••••123')
      for (const number of Object.values(numbers))
        expect([name, body.includes(number)]).toEqual([name, false])
    }
  })

  test('are masked in rows, findings and the report of a package for who may not see them', async () => {
    for (const path of ['/rows', '/findings', '/findings?code=identity.shape']) {
      const audited = (await who('thanh-tra').get(packageUrl('KS') + path)).body
      for (const number of Object.values(numbers))
        expect([path, audited.includes(number)]).toEqual([path, false])
    }
    const [finding] = (await who('thanh-tra').get(`${packageUrl('KS')}/findings?code=identity.shape`)).json()
      .findings
    expect(finding).toMatchObject({
      row: 3,
      value: '••••••••112',
      message: expect.stringContaining('••••••••112'),
    })
    const keyed = (await who('nhap-khac').get(`${packageUrl('KS')}/rows`)).body
    expect(keyed).toContain(numbers.mother)
  })

  const reportText = async (name: string): Promise<string> => {
    const report = await who(name).get(`${packageUrl('KS')}/report.xlsx`)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(report.rawPayload).buffer)
    return JSON.stringify(workbook.worksheets.map(sheet => [sheet.getSheetValues(), sheet.model]))
  }

  test('stand in the report of a registrar, not in that of an auditor: neither cells nor comments nor the list', async () => {
    expect(await reportText('xa')).toContain(numbers.mother)
    const audited = await reportText('thanh-tra')
    expect(audited).toContain('•••••••••123')
    for (const number of Object.values(numbers)) expect(audited).not.toContain(number)
  })

  test('can not be searched by who may not see them: known or not, the answer is the same', async () => {
    expect(await search('xa', numbers.mother)).toMatchObject({ total: 1 })
    const known = await who('thanh-tra').post('/api/search', { text: numbers.mother })
    const unknown = await who('thanh-tra').post('/api/search', { text: '049171009999' })
    expect([known.statusCode, known.json()]).toEqual([403, unknown.json()])
    expect(known.json().code).toBe('search.identity-number')
    expect(await search('thanh-tra', birthName)).toMatchObject({ total: 1 })
  })
})

describe('a book of adoptions', () => {
  test('is in an auditor’s list of books, but nothing of its content is: no page, entry, package, record or hit', async () => {
    const { books } = (await who('thanh-tra').get('/api/books')).json()
    expect(books).toHaveLength(2)
    expect(books.find((book: { kind: string }) => book.kind === 'CN')).toMatchObject({
      entries: 0,
      records: 0,
      pages: 0,
    })
    const { packages: seen } = (await who('thanh-tra').get('/api/packages')).json()
    expect(seen.map(({ kind }: { kind: string }) => kind)).toEqual(['KS'])
    for (const path of ['', '/rows', '/findings', '/report.xlsx'])
      expect([path, (await who('thanh-tra').get(packageUrl('CN') + path)).statusCode]).toEqual([path, 404])
    expect((await who('thanh-tra').get(`${bookUrl('CN')}/records`)).json()).toMatchObject({
      total: 0,
      records: [],
    })
    expect((await who('thanh-tra').get(`${bookUrl('CN')}/entries`)).json()).toMatchObject({
      total: 0,
      entries: [],
    })
    expect((await who('thanh-tra').get(`${bookUrl('CN')}/pages`)).json()).toMatchObject({ pages: [] })
    const adopted = of('CN').made.rows[0]?.values.cnHoTen ?? ''
    expect(adopted).not.toBe('')
    expect((await search('xa', adopted)).total).toBeGreaterThan(0)
    expect(
      (await search('thanh-tra', adopted)).hits.filter(({ kind }: { kind: string }) => kind === 'CN'),
    ).toEqual([])
    const { record } = (await search('xa', adopted)).hits[0]
    for (const path of ['', '/pdf'])
      expect((await who('thanh-tra').get(`/api/records/${commune}/${record}${path}`)).statusCode).toBe(404)
  })

  test('waiting for its check is hidden from an auditor as well', async () => {
    const made = await makeBook(join(dir, 'CN-2'), { kind: 'CN', seed: 5 })
    const received = await uploadPackage(server, who('xa'), commune, { xlsx: made.xlsxPath })
    const url = `/api/packages/${commune}/${received.json().id}`
    expect((await who('xa').get(url)).json()).toMatchObject({ state: 'received', kind: 'CN' })
    expect((await who('thanh-tra').get(url)).statusCode).toBe(404)
    await finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })
  })

  test('is open to the registrar, and to the contractor it is assigned to, not to another', async () => {
    expect((await who('xa').get(`${packageUrl('CN')}/rows`)).json().total).toBe(12)
    expect((await who('nhap').get(`${packageUrl('CN')}/rows`)).json().total).toBe(12)
    expect((await who('nhap-khac').get(`${packageUrl('CN')}/rows`)).statusCode).toBe(404)
    expect((await who('nhap').get(`${packageUrl('KS')}/rows`)).statusCode).toBe(404)
    expect((await who('nhap').get('/api/books')).json()).toMatchObject({ total: 1, books: [{ kind: 'CN' }] })
    // Records are read by nobody of a contractor.
    expect((await who('nhap').get(`${bookUrl('CN')}/records`)).statusCode).toBe(403)
  })
})

test('a PDF that can not carry the viewer’s mark is shown only to who may download originals, and journaled as such', async () => {
  const url = `/api/records/${commune}/${await birthRecord()}/pdf`
  const refused = await who('thanh-tra').get(url)
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'pdf.unmarkable'])
  const asked = await who('thanh-tra').get(`${url}?original=yes`)
  expect([asked.statusCode, asked.json().code]).toEqual([403, 'right.missing'])
  const exact = tinyPdf(of('KS').made.pdfNames[0] ?? '')
  expect((await who('xa').get(url)).rawPayload.equals(exact)).toBe(true)
  expect((await who('xa').get(`${url}?original=yes`)).rawPayload.equals(exact)).toBe(true)
  const { rows } = await app.asOwner(client =>
    client.query(
      `select a.username, j.detail from journal j join account a on a.id = j.account_id
       where j.action = 'record.read-pdf' order by j.sequence`,
    ),
  )
  const [seen, original] = [{ version: 1 }, { version: 1, original: true }]
  expect(rows).toEqual([
    { username: 'thanh-tra', detail: seen },
    { username: 'xa', detail: seen },
    { username: 'xa', detail: original },
    { username: 'xa', detail: original },
  ])
})

test('reading rows, findings and reports is in the journal, once a request', async () => {
  await app.asOwner(client => client.query(`delete from journal where action like 'package.%'`))
  await who('thanh-tra').get(`${packageUrl('KS')}/rows?offset=2&limit=5`)
  await who('thanh-tra').get(`${packageUrl('KS')}/findings`)
  await who('thanh-tra').get(`${packageUrl('KS')}/report.xlsx`)
  const { rows } = await app.asOwner(client =>
    client.query(
      `select a.username, j.action, j.subject, j.detail from journal j join account a on a.id = j.account_id order by j.at desc limit 3`,
    ),
  )
  const subject = `package:${of('KS').id}`
  expect(rows.reverse()).toMatchObject([
    { username: 'thanh-tra', action: 'package.read', subject, detail: { what: 'rows', offset: 2, count: 5 } },
    { action: 'package.read', detail: { what: 'findings', offset: 0 } },
    { action: 'package.export', subject },
  ])
})
