import { readFile, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { checkPackageKind, createCheckPackage } from '../../checking/check-package.ts'
import { registerCheckingRoutes } from '../../checking/routes.ts'
import type { PageRequest } from '../../imaging/synth/page-request.ts'
import { registerInventoryRoutes } from '../../inventory/routes.ts'
import { registerKeyingRoutes } from '../../keying/routes.ts'
import { packSchema } from '../../keying/schema.ts'
import { settleKeyingKind } from '../../keying/settle/request-settling.ts'
import { settleKeying } from '../../keying/settle/settle-keying.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerRegistryRoutes } from '../../registry/routes.ts'
import { createRenderCapture } from '../../scanning/render/render-capture.ts'
import { renderCaptureKind } from '../../scanning/render/request-rendering.ts'
import { registerScanningRoutes } from '../../scanning/routes.ts'
import { createMakePractice } from './make-practice.ts'
import { makePracticeKind } from './make-practice-kind.ts'
import { type Answers, answersSchema } from './plan-practice.ts'
import { registerPracticeRoutes } from './routes.ts'
import {
  type LessonCode,
  type Practice,
  peopleSchema,
  practiceDetailSchema,
  practiceListSchema,
  practiceSampleSchema,
  practiceSchema,
} from './schema.ts'

let app: TestApp
let server: HttpServer
let registrar: Browser
let keyer: Browser

beforeAll(async () => {
  app = await openTestApp()
  const province = await addAgency(app, '46', 'province')
  const commune = await addAgency(app, '19789', 'commune', province)
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'lan', 'registrar', commune)
  await addAccount(app, 'nhap', 'keyer', province)
  server = await createTestServer(app, to => {
    registerInventoryRoutes(to, app)
    registerScanningRoutes(to, app)
    registerKeyingRoutes(to, app)
    registerCheckingRoutes(to, app, { isolate: false })
    registerRegistryRoutes(to, app)
    registerPracticeRoutes(to)
  })
  registrar = await signInAs(server, 'lan')
  keyer = await signInAs(server, 'nhap')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

/** A picture a sheet, each another, so small that nothing has to be drawn. */
async function drawSmall(requests: readonly PageRequest[]): Promise<void> {
  for (const [at, { path, capture }] of requests.entries())
    await writeFile(
      path,
      await sharp({
        create: {
          width: 40,
          height: 56,
          channels: 3,
          background: { r: at * 20, g: capture.seed % 256, b: 90 },
        },
      })
        .jpeg()
        .toBuffer(),
    )
}

/** Straightens nothing: every page is shown as it came. */
const render = createRenderCapture(work =>
  work({
    async scan({ path }, { recipes }) {
      const confidence = { rotation: 1, skew: 1, quad: 1, split: 1 }
      const whole = { half: null, rotationDeg: 0, skewDeg: 0, confidence } as const
      const quad = [
        [0, 0],
        [40, 0],
        [40, 56],
        [0, 56],
      ] as const
      const [recipe = { ...whole, quad }] = recipes ?? []
      const jpeg = await readFile(path)
      const metrics = { sharpness: 0.7, brightness: 200, contrast: 0.6, inkShare: 0.1 }
      const look = { layout: 'single', sure: true, fold: null } as const
      const page = {
        recipe,
        metrics,
        flags: [],
        jpeg,
        width: 40,
        height: 56,
        dpi: 200,
        isOriginal: false,
        look,
      }
      return { sha256: '', width: 40, height: 56, ms: 1, pages: [{ ...page, thumbnail: jpeg }] }
    },
  }),
)

const work = () =>
  finishJobs(app, {
    [makePracticeKind]: createMakePractice(drawSmall),
    [renderCaptureKind]: render,
    [checkPackageKind]: createCheckPackage({ isolate: false }),
    [settleKeyingKind]: settleKeying,
  })

async function begin(who: Browser, lesson: LessonCode): Promise<Practice> {
  const answer = await who.post('/api/training/practices', { lesson })
  expect(answer.statusCode, answer.body).toBe(201)
  const { id } = practiceSchema.parse(answer.json())
  await work()
  const made = practiceDetailSchema.parse((await who.get(`/api/training/practices/${id}`)).json())
  expect(made).toMatchObject({ state: 'ready', score: null, result: null })
  return made
}
const finish = async (who: Browser, { id }: Practice, verdict: string | null = null) =>
  who.post(`/api/training/practices/${id}/finish`, { verdict })
const answersOf = async ({ id }: Practice): Promise<Answers> => {
  const { rows } = await app.asOwner(client =>
    client.query<{ answers: unknown }>('select answers from practice where id = $1', [id]),
  )
  return answersSchema.parse(rows[0]?.answers)
}

describe('keying', () => {
  let practice: Practice

  test('a batch is there for the keyer, in the desk as any other; what differs from the book is told with its picture', async () => {
    practice = await begin(keyer, 'key')
    const { batch } = practice.opens
    const path = `/api/keying/batches/${practiceOfficeId}/${batch}`
    const pack = packSchema.parse((await keyer.get(path)).json())
    expect(pack.tasks).toHaveLength(4)
    const { rows } = await answersOf(practice)
    const keyings = pack.tasks.map(({ id, number }) => {
      const row = { ...rows[Number(number) - 1] }
      if (number === '2') row.meHoTen = 'Người khác'
      const values = Object.fromEntries(pack.fields.map(field => [field, row[field] ?? '']))
      return { task: id, revision: 1, note: null, state: 'done', values, doubts: {}, sources: {} }
    })
    expect((await keyer.post(`${path}/keyings`, { keyings })).json()).toMatchObject({ refused: [] })
    const detail = practiceDetailSchema.parse((await finish(keyer, practice)).json())
    expect(detail.result?.missed).toMatchObject([
      { what: 'value', subject: '2', field: 'meHoTen', given: 'Người khác' },
    ])
    expect(detail.score).toBeGreaterThan(90)
    expect(detail.pages['2']).toHaveLength(1)
    expect(detail.places.some(({ field }) => field === 'meHoTen')).toBe(true)
  })

  test('it ends with its score: nothing can be keyed or handed in any more', async () => {
    expect((await finish(keyer, practice)).json()).toMatchObject({ code: 'training.ended' })
    const path = `/api/books/${practiceOfficeId}/${practice.book.id}`
    expect((await keyer.get(path)).json()).toMatchObject({ id: practice.book.id })
    expect((await keyer.post(`${path}/keying/next`)).json()).toMatchObject({ code: 'book.closed' })
  })
})

describe('checking', () => {
  test('a package with mistakes of both kinds is there; those that were put right count', async () => {
    const practice = await begin(registrar, 'check')
    const pack = `/api/packages/${practiceOfficeId}/${practice.opens.package}`
    expect((await registrar.get(pack)).json()).toMatchObject({ state: 'checked', rows: 14 })
    const { rows, planted } = await answersOf(practice)
    const corrections = planted
      .slice(1)
      .map(({ row, field }) => ({ row: row + 2, column: field, value: rows[row]?.[field] ?? '' }))
    for (const { row, column, value } of corrections) {
      const answer = await registrar.post(`${pack}/corrections`, { cells: [{ row, column, value }] })
      expect(answer.statusCode, answer.body).toBe(200)
    }
    const detail = practiceDetailSchema.parse((await finish(registrar, practice)).json())
    expect(detail.result).toMatchObject({ points: 8, right: 7, score: 88 })
    expect(detail.result?.missed).toMatchObject([{ what: 'mistake', field: planted[0]?.field }])
  })
})

describe('inspecting', () => {
  test('the sample shows what was typed; it is handed in when everything was looked at and a decision taken', async () => {
    const practice = await begin(registrar, 'accept')
    const path = `/api/training/practices/${practice.id}`
    const sample = practiceSampleSchema.parse((await registrar.get(`${path}/sample`)).json())
    expect(sample.plan).toEqual({ lotSize: 50, n: 8, ac: 1, re: 2 })
    expect(sample.items.map(({ pages }) => pages.length)).toEqual(Array(8).fill(1))
    expect((await finish(registrar, practice, 'accept')).json()).toMatchObject({ code: 'training.unseen' })
    const { planted } = await answersOf(practice)
    const marks = Object.fromEntries(
      sample.items.map(({ number }) => [
        number,
        planted.filter(({ row }) => String(row + 1) === number).map(({ field }) => field),
      ]),
    )
    expect((await registrar.post(`${path}/marks`, { marks })).statusCode).toBe(204)
    expect((await finish(registrar, practice)).json()).toMatchObject({ code: 'training.verdict-missing' })
    const detail = (await finish(registrar, practice, planted.length > 1 ? 'reject' : 'accept')).json()
    expect(detail).toMatchObject({ score: 100, result: { missed: [] } })
  })
})

describe('putting pages in order', () => {
  let practice: Practice

  test('as the pictures came most is missed', async () => {
    practice = await begin(registrar, 'scan')
    const answer = await finish(registrar, practice)
    expect(answer.statusCode, answer.body).toBe(200)
    const detail = practiceDetailSchema.parse(answer.json())
    expect(detail.score).toBeLessThan(50)
    const missed = detail.result?.missed ?? []
    expect(new Set(missed.map(({ what }) => what))).toEqual(new Set(['turn', 'order', 'aside', 'case']))
    expect(
      missed
        .filter(({ what }) => what === 'aside')
        .every(({ subject }) => detail.pages[subject]?.length === 1),
    ).toBe(true)
  })

  test('another try has another book; the best one counts; giving up counts for nothing', async () => {
    const second = await begin(registrar, 'scan')
    expect(second.book.id).not.toBe(practice.book.id)
    expect((await begin(registrar, 'scan')).id).toBe(second.id)
    expect((await registrar.post(`/api/training/practices/${second.id}/giving-up`)).statusCode).toBe(204)
    const list = practiceListSchema.parse((await registrar.get('/api/training/practices')).json())
    expect(list.practices[0]).toMatchObject({ id: second.id, state: 'given-up', score: null })
    expect(list.lessons.map(({ code, tries }) => [code, tries])).toEqual([
      ['scan', 1],
      ['key', 0],
      ['check', 1],
      ['accept', 1],
    ])
  })
})

describe('practice books and real ones', () => {
  test('stand in no list, and nothing leads out of them into the registry', async () => {
    const lead = await signInAs(server, 'so')
    for (const who of [lead, registrar, keyer]) {
      expect((await who.get('/api/books')).json()).toMatchObject({ total: 0 })
      expect((await who.get('/api/agencies')).body).not.toContain(practiceOfficeId)
      expect((await who.get('/api/keying/batches')).body).not.toContain(practiceOfficeId)
    }
    const { opens, book } = practiceListSchema
      .parse((await registrar.get('/api/training/practices')).json())
      .practices.find(({ lesson }) => lesson === 'check') ?? { opens: null, book: null }
    const pack = `/api/packages/${practiceOfficeId}/${opens?.package}`
    expect((await registrar.get('/api/packages')).json()).toEqual({ packages: [] })
    expect((await registrar.post(`${pack}/deposit`, { mode: 'valid' })).json()).toMatchObject({
      code: 'training.only',
    })
    const books = `/api/books/${practiceOfficeId}/${book?.id}`
    expect((await lead.get(books)).json()).toMatchObject({ code: 'not-found' })
    expect((await keyer.get(books)).json()).toMatchObject({ code: 'not-found' })
  })

  test('a try is seen by its person alone, a lesson taken by who does such work', async () => {
    const { practices } = practiceListSchema.parse((await registrar.get('/api/training/practices')).json())
    const path = `/api/training/practices/${practices[0]?.id}`
    for (const tell of [keyer.get(path), keyer.get(`${path}/sample`), keyer.post(`${path}/giving-up`)])
      expect((await tell).json()).toMatchObject({ code: 'not-found' })
    expect((await keyer.post('/api/training/practices', { lesson: 'accept' })).json()).toMatchObject({
      code: 'training.lesson',
    })
  })

  test('who answers for people sees how they do, those who never tried first', async () => {
    const lead = await signInAs(server, 'so')
    const { people } = peopleSchema.parse((await lead.get('/api/training/people')).json())
    expect(people.map(({ username, best }) => [username, best])).toEqual([
      ['so', {}],
      ['lan', { scan: expect.any(Number), check: 88, accept: 100 }],
      ['nhap', { key: expect.any(Number) }],
    ])
    expect((await registrar.get('/api/training/people')).json()).toMatchObject({ code: 'right.missing' })
  })

  test('the certificate names the lessons that were passed, and says what it is not', async () => {
    const lead = await signInAs(server, 'so')
    expect((await lead.get('/api/training/certificate.pdf')).json()).toMatchObject({
      code: 'training.none-passed',
    })
    const pdf = await registrar.get('/api/training/certificate.pdf')
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const docx = await registrar.get('/api/training/certificate.docx')
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })
})
