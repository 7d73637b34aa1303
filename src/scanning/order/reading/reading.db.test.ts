import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../../access/testing.ts'
import { hasReader } from '../../../imaging/reading/find-reader.ts'
import { cleanScan } from '../../../imaging/synth/capture.ts'
import { forms } from '../../../imaging/synth/form.ts'
import { makePicture } from '../../../imaging/synth/page-request.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import { finishJobs } from '../../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../../platform/testing/test-database.ts'
import { addRenderedPages } from '../../cases/testing.ts'
import { registerScanningRoutes } from '../../routes.ts'
import { pageListSchema } from '../../schema.ts'
import { orderReportSchema } from '../schema.ts'
import { readPageNumbers } from './read-page-numbers.ts'
import { readPageNumbersKind } from './start-reading.ts'

let app: TestApp
let server: HttpServer
let someone: Browser
let agencyId: string
let bookId: string
const isInstalled = await hasReader()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerScanningRoutes(to, app))
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agencyId)
  someone = await signInAs(server, 'xa')
  bookId = await addBook(app, agencyId)
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const path = (name: string) => `/api/books/${agencyId}/${bookId}/${name}`

/** A page of a register as the rendering leaves it; the number in its head, and a case whose own number has nothing to do with it. */
async function drawPage(
  page: number,
): Promise<{ readonly jpeg: Buffer; readonly width: number; readonly height: number }> {
  const { jpeg, truth } = await makePicture({
    sheet: {
      type: 'form',
      form: forms.KS,
      office: 'UBND xã An Hạc',
      page,
      cases: [
        { so: String(page * 2 + 31), quyenSo: '01', nksHoTen: 'Nguyễn Thị Mỹ Ưởng', nguoiKy: 'Võ Văn Bảy' },
      ],
      hand: { face: 'print', ink: '#1d2a86' },
      seed: page,
    },
    capture: { ...cleanScan, dpi: 150 },
    quality: 80,
  })
  return { jpeg, width: truth.width, height: truth.height }
}

test.skipIf(!isInstalled)(
  'printed numbers that follow each other are read, a typed one stays, and nothing is made up for a page without one',
  async () => {
    const drawn = await Promise.all([11, 12, 13, 14, 16, 17, 18].map(drawPage))
    const blank = await makePicture({
      sheet: { type: 'note', lines: ['Trang này bỏ trống'], hand: { face: 'pen', ink: '#1d2a86' }, seed: 3 },
      capture: { ...cleanScan, dpi: 150 },
      quality: 80,
    })
    const note = { jpeg: blank.jpeg, width: blank.truth.width, height: blank.truth.height }
    const ids = await addRenderedPages(app, { agencyId, bookId }, [...drawn, note])
    await someone.post(path('numbers'), { numbers: [{ page: ids[1], number: '99' }] })
    const started = await someone.post(path('numbers/reading'))
    expect(started.statusCode).toBe(202)
    expect(orderReportSchema.parse(started.json()).reading).toEqual({ state: 'running', read: 0, of: 7 })
    await finishJobs(app, { [readPageNumbersKind]: readPageNumbers })
    const { pages } = pageListSchema.parse((await someone.get(path('pages'))).json())
    expect(pages.map(({ number, numberSource }) => [number, numberSource])).toEqual([
      ['11', 'read'],
      ['99', 'typed'],
      ['13', 'read'],
      ['14', 'read'],
      ['16', 'read'],
      ['17', 'read'],
      ['18', 'read'],
      [null, null],
    ])
    expect(orderReportSchema.parse((await someone.get(path('order-report'))).json()).reading.state).toBe(
      'done',
    )
  },
)

test('reading again reads nothing twice', async () => {
  const started = await someone.post(path('numbers/reading'))
  if (!isInstalled) return expect(started.json()).toMatchObject({ code: 'reading.unavailable' })
  const { rows } = await app.asOwner(client => client.query(`select from job where state = 'waiting'`))
  expect(rows).toEqual([])
})
