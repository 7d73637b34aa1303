import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../../access/testing.ts'
import { openPdf } from '../../../imaging/pdf/read-pdf.ts'
import { jpegOptions, withDensity } from '../../../imaging/render/encode.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../../platform/testing/test-database.ts'
import { listZip } from '../../../sheets/zip-read.ts'
import type { pageRoles } from '../../order/schema.ts'
import { registerScanningRoutes } from '../../routes.ts'
import type { CaseList } from '../schema.ts'
import { addRenderedPages } from '../testing.ts'

const run = promisify(execFile)
let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let dir: string
const people = new Map<string, Browser>()
const who = (name: string) => people.get(name) ?? expect.unreachable(name)
let jpegs: readonly Buffer[]

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-case-pdfs-'))
  app = await openTestApp()
  server = await createTestServer(app, to => registerScanningRoutes(to, app))
  const province = await addAgency(app, 'T49', 'province')
  agencyId = await addAgency(app, '10015', 'commune', province)
  bookId = await addBook(app, agencyId)
  await addAccount(app, 'xa', 'registrar', agencyId)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  const keyer = await addAccount(app, 'nhap-o', 'keyer', agencyId)
  await app.asOwner(client =>
    client.query(
      `insert into assignment (account_id, agency_id, book_id, sees) values ('${keyer}', '${agencyId}', '${bookId}', 'crop')`,
    ),
  )
  for (const name of ['xa', 'thanh-tra', 'nhap-o']) people.set(name, await signInAs(server, name))
  jpegs = await Promise.all([drawPage('#f4efe0'), drawPage('#e0e8f4'), drawPage('#f4e0e8')])
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true, force: true })
})
beforeEach(async () => {
  bookId = await addBook(app, agencyId)
})

/** A page of one colour whose upper fifth is dark, with a dark band across the third. */
async function drawPage(background: string): Promise<Buffer> {
  const band = (height: number) => ({
    create: { width: 800, height, channels: 3 as const, background: '#303030' },
  })
  const page = await sharp({ create: { width: 800, height: 1120, channels: 3, background } })
    .composite([
      { input: band(224), left: 0, top: 0 },
      { input: band(112), left: 0, top: 560 },
    ])
    .jpeg(jpegOptions(60, '4:2:0'))
    .toBuffer()
  return withDensity(page, 100)
}

const book = () => `/api/books/${agencyId}/${bookId}`
async function assign(template: object, roles: readonly (typeof pageRoles)[number][]): Promise<CaseList> {
  await addRenderedPages(
    app,
    { agencyId, bookId },
    roles.map((role, index) => ({
      ...{ role, width: 800, height: 1120, dpi: 100 },
      ...(jpegs[index % 3] === undefined ? {} : { jpeg: jpegs[index % 3] ?? Buffer.alloc(0) }),
    })),
  )
  const body = { template, from: null, to: null, firstNumber: 12 }
  expect((await who('xa').post(`${book()}/cases/template`, body)).statusCode).toBe(200)
  return (await who('xa').get(`${book()}/cases`)).json()
}
const pdf = (name: string, { cases }: CaseList, index = 0, query = '?original=yes') =>
  who(name).get(`/api/cases/${agencyId}/${cases[index]?.id}/pdf${query}`)
async function readPages(bytes: Buffer): Promise<Buffer[]> {
  const reader = await openPdf(bytes, 'thu.pdf')
  const pages: Buffer[] = []
  for (let page = 1; page <= reader.pageCount; page++) {
    const picture = await reader.readPage(page)
    pages.push(picture.kind === 'jpeg' ? picture.jpeg : Buffer.alloc(0))
  }
  reader.close()
  return pages
}

describe('the PDF of a case', () => {
  test('holds its whole pages byte for byte in their order, and the same bytes each time', async () => {
    const list = await assign({ shape: 'pages', pagesPerCase: 2 }, ['entries', 'entries', 'entries'])
    const answer = await pdf('xa', list)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(answer.headers['content-disposition']).toContain('KS.2001.')
    const pages = await readPages(answer.rawPayload)
    expect(pages.map(page => jpegs.findIndex(jpeg => jpeg.equals(page)))).toEqual([0, 1])
    expect((await pdf('xa', list)).rawPayload.equals(answer.rawPayload)).toBe(true)
  })

  test('of a ledger’s row is the row under the head of the table', async () => {
    const rows = { shape: 'rows', rowsPerPage: 4, top: 0.2, bottom: 1, head: true }
    const list = await assign(rows, ['entries'])
    const [page = Buffer.alloc(0)] = await readPages((await pdf('xa', list, 1)).rawPayload)
    const { data, info } = await sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([800, 224 + 224])
    const darkAt = (y: number) => (data[y * info.width + 400] ?? 255) < 100
    // The head, then the second row: from 448 to 672, with the band from 560 on.
    expect([10, 200, 240, 330, 340, 440].map(darkAt)).toEqual([true, true, false, false, true, true])
  })

  test.runIf(existsSync('/usr/bin/pdfinfo'))('says in every reader which case it is', async () => {
    const list = await assign({ shape: 'pages', pagesPerCase: 1 }, ['entries'])
    const path = join(dir, 'case.pdf')
    await writeFile(path, (await pdf('xa', list)).rawPayload)
    const { stdout } = await run('pdfinfo', [path])
    expect(stdout).toMatch(/Title: +Sổ đăng ký khai sinh .* – số 012 – Cơ quan 10015/)
    expect(stdout).toMatch(/Keywords: +Quyển số .*\/2001, Số 012, KS, năm 2001/)
    expect(stdout).toMatch(/Pages: +1/)
    if (existsSync('/usr/bin/qpdf')) await run('qpdf', ['--check', path])
    if (existsSync('/usr/bin/pdftoppm')) await run('pdftoppm', ['-png', '-r', '30', path, join(dir, 'case')])
  })

  test('carries the viewer’s mark unless somebody who may asks for it as it is; each time is journaled', async () => {
    const list = await assign({ shape: 'pages', pagesPerCase: 1 }, ['entries'])
    const [clean, marked] = [await pdf('xa', list), await pdf('thanh-tra', list, 0, '')]
    expect(marked.statusCode).toBe(200)
    expect(marked.rawPayload.equals(clean.rawPayload)).toBe(false)
    expect((await pdf('thanh-tra', list)).json().code).toBe('right.missing')
    const { rows } = await app.asOwner(client =>
      client.query(
        `select detail from journal where action = 'case.read-pdf' and subject = $1 order by sequence`,
        [`case:${list.cases[0]?.id}`],
      ),
    )
    expect(rows.map(({ detail }) => detail)).toEqual([{ book: bookId, original: true }, { book: bookId }])
  })

  test('is not shown to who sees only the places of fields, nor while a page has no rendering', async () => {
    const list = await assign({ shape: 'pages', pagesPerCase: 1 }, ['entries'])
    await app.asOwner(client =>
      client.query(
        `insert into assignment (account_id, agency_id, book_id, sees) select id, $1, $2, 'crop' from account where username = 'nhap-o'`,
        [agencyId, bookId],
      ),
    )
    expect((await pdf('nhap-o', list, 0, '')).json().code).toBe('page.crop-only')
    await app.asOwner(client => client.query('update page set rendered = null where book_id = $1', [bookId]))
    expect((await pdf('xa', list)).json().code).toBe('cases.unready')
    expect((await who('xa').get(`${book()}/case-pdfs`)).json().code).toBe('cases.unready')
  })
})

describe('all PDFs of a book', () => {
  test('come in one zip by the ministry’s names, with the cover, and a map that joins them with the numbers', async () => {
    const roles = ['cover', 'opening', 'entries', 'entries', 'entries', 'entries', 'closing'] as const
    const { cases } = await assign({ shape: 'pages', pagesPerCase: 1 }, roles)
    const at = (index: number) => cases[index]?.id ?? ''
    const edits = [
      { kind: 'registered', case: at(0), registered: '03.02.2001' },
      { kind: 'registered', case: at(1), registered: '03.02.2001' },
      { kind: 'number', case: at(1), number: '12', following: true },
      { kind: 'standing', case: at(1), standing: 'repeated' },
      { kind: 'standing', case: at(3), standing: 'cancelled' },
    ]
    await who('xa').post(`${book()}/cases`, { edits })
    const answer = await who('xa').get(`${book()}/case-pdfs`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/zip'])
    const path = join(dir, 'book.zip')
    await writeFile(path, answer.rawPayload)
    const names: string[] = []
    for await (const { name } of listZip(path)) names.push(name)
    const volume = names[1]?.split('.')[2]
    expect(names).toEqual([
      `Cover.co-quan-10015.KS.A4.2001.${volume}.pdf`,
      `KS.2001.${volume}.2001-02-03.012.pdf`,
      `KS.2001.${volume}.2001-02-03.012 (2).pdf`,
      `KS.2001.${volume}.chua-co-ngay.013.pdf`,
      `huy/KS.2001.${volume}.chua-co-ngay.014.pdf`,
      'map.csv',
    ])
    expect((await who('xa').get(`${book()}/case-pdfs`)).rawPayload.equals(answer.rawPayload)).toBe(true)
    expect((await who('thanh-tra').get(`${book()}/case-pdfs`)).statusCode).toBe(403)
  })

  test('are none where nothing is assigned', async () => {
    expect((await who('xa').get(`${book()}/case-pdfs`)).json().code).toBe('cases.none')
  })
})
