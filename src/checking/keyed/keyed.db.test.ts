import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerCaseRoutes } from '../../scanning/cases/routes.ts'
import { addRenderedPages } from '../../scanning/cases/testing.ts'
import { closeImagingPool } from '../../scanning/render/imaging-processes.ts'
import { checkPackageKind, createCheckPackage } from '../check-package.ts'
import { registerCheckingRoutes } from '../routes.ts'
import { makeKeyedPackage, makeKeyedPackageKind } from './make-package.ts'
import type { KeyedPackage } from './schema.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let manager: Browser
let jpeg: Buffer
let books = 0

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerCheckingRoutes(to, app, { isolate: false })
    registerCaseRoutes(to, app)
  })
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agencyId)
  manager = await signInAs(server, 'xa')
  jpeg = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#eee' } })
    .jpeg()
    .toBuffer()
})
afterAll(async () => {
  await server.close()
  await closeImagingPool()
  await app.close()
})
beforeEach(async () => {
  bookId = await addBook(app, agencyId)
  // A package names its book by file: a volume has to be one.
  const volume = String(++books).padStart(2, '0')
  await app.asOwner(client => client.query('update book set volume = $2 where id = $1', [bookId, volume]))
  await addRenderedPages(app, { agencyId, bookId }, [{ jpeg }, { jpeg }, { jpeg }])
  const template = { shape: 'pages', pagesPerCase: 1 }
  await manager.post(`/api/books/${agencyId}/${bookId}/cases/template`, {
    ...{ template, from: null, to: null, firstNumber: 1, preview: false },
  })
})

const births = [
  { so: '7', ngayDangKy: '05.03.2001', nksHoTen: 'Nguyễn Văn Thử' },
  { so: '8', ngayDangKy: '06.03.2001', nksHoTen: 'Trần Thị Mẫu' },
  { so: '9', ngayDangKy: '2001', nksHoTen: 'Lê Văn Nháp' },
]
const keyCase = (position: number, doubts: object = {}) =>
  app.asOwner(client =>
    client.query(
      `update entry set status = 'keyed', fields = $3, doubts = $4 where book_id = $1 and position = $2`,
      [bookId, position, births[position - 1], doubts],
    ),
  )
const path = () => `/api/books/${agencyId}/${bookId}/keying/package`
const view = async (): Promise<KeyedPackage> => (await manager.get(path())).json()
const make = async (body: object = {}) => {
  const answer = await manager.post(path(), body)
  await finishJobs(app, {
    [makeKeyedPackageKind]: makeKeyedPackage,
    [checkPackageKind]: createCheckPackage({ isolate: false }),
  })
  return answer
}
const rowsOf = async (id: string) => (await manager.get(`/api/packages/${agencyId}/${id}/rows`)).json().rows

test('a keyed book becomes a checked package: a row and a PDF a case, named by what was keyed', async () => {
  for (const position of [1, 2, 3]) await keyCase(position)
  expect(await view()).toMatchObject({ finished: 3, unfinished: 0, making: null, latest: null })
  expect((await make()).json().making).toEqual({ done: 0, total: 3 })
  const { latest } = await view()
  expect(latest).toMatchObject({ rows: 3, behind: false })
  const pack = (await manager.get(`/api/packages/${agencyId}/${latest?.id}`)).json()
  expect(pack).toMatchObject({ state: 'checked', rows: 3, pdfs: 3, bookId })
  const rows = await rowsOf(latest?.id ?? '')
  expect(rows.map(({ values }: { values: Record<string, string> }) => [values.so, values.noiDangKy])).toEqual(
    births.map(({ so }) => [so, 'Cơ quan 10015']),
  )
  const codes = rows.flatMap(({ findings }: { findings: { code: string }[] }) =>
    findings.map(({ code }) => code),
  )
  expect(codes.filter((code: string) => code.startsWith('pdf.'))).toEqual([])
  const pdf = await manager.get(`/api/packages/${agencyId}/${latest?.id}/rows/2/pdf`)
  expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(pdf.headers['content-disposition']).toContain('2001-03-05.007.pdf')
})

test('what is not finished hinders it, unless it is left out on purpose', async () => {
  expect((await make()).json().code).toBe('keying.package-empty')
  await keyCase(1)
  await keyCase(3)
  const refused = await make()
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'keying.package-unfinished'])
  await make({ leaveOut: true })
  const { latest } = await view()
  expect(latest?.rows).toBe(2)
  const { rows: journal } = await app.asOwner(client =>
    client.query(`select detail from journal where action = 'keying.package' and subject = $1`, [
      `book:${bookId}`,
    ]),
  )
  expect(journal.map(({ detail }) => [detail.rows, detail.unfinished])).toEqual([[2, 1]])
  await keyCase(2)
  expect((await view()).latest?.behind).toBe(true)
})

test('what the keyer could not read for sure stands beside the row and changes no value', async () => {
  await keyCase(1)
  await keyCase(2, { nksHoTen: { kind: 'unreadable', note: 'mực nhòe' } })
  await make({ leaveOut: true })
  const rows = await rowsOf((await view()).latest?.id ?? '')
  expect(rows[0].doubts).toEqual({})
  expect(rows[1].doubts).toEqual({ nksHoTen: { kind: 'unreadable', note: 'mực nhòe' } })
  expect(rows[1].values.nksHoTen).toBe('Trần Thị Mẫu')
})

test('a kind that has no official sheet is packaged by the proposed one, and says so', async () => {
  await app.asOwner(client =>
    client.query(`update book set kind = 'GH', volume = '01', year = 2010 where id = $1`, [bookId]),
  )
  const fields = { so: '1', ngayDangKy: '05.03.2010', ndghHoTen: 'Lê Văn Nháp' }
  await app.asOwner(client =>
    client.query(`update entry set status = 'keyed', fields = $2 where book_id = $1 and position = 1`, [
      bookId,
      fields,
    ]),
  )
  expect((await view()).official).toBe(false)
  await make({ leaveOut: true })
  const { latest } = await view()
  const pack = (await manager.get(`/api/packages/${agencyId}/${latest?.id}`)).json()
  expect(pack).toMatchObject({ state: 'checked', kind: 'GH', rows: 1, pdfs: 1 })
})
