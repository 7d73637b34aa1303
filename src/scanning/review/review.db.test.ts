import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
import { renderCapture } from '../render/render-capture.ts'
import { renderCaptureKind } from '../render/request-rendering.ts'
import { registerScanningRoutes } from '../routes.ts'
import { takePictures } from '../testing.ts'
import { type Capture, type Correction, captureListSchema, type PageRecipe } from './schema.ts'
import { type SeededCapture, seedCaptures, seededRecipe, seededSize } from './testing.ts'

let app: TestApp
let server: HttpServer
let agency: string
let book: string
const people = new Map<string, Browser>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerScanningRoutes(to, app))
  const province = await addAgency(app, 'T54', 'province')
  agency = await addAgency(app, '22001', 'commune', province)
  const neighbour = await addAgency(app, '22002', 'commune', province)
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'xa-ben', 'registrar', neighbour)
  for (const name of ['xa', 'xa-ben']) people.set(name, await signInAs(server, name))
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  book = await addBook(app, agency)
})

function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
const seed = (captures: readonly SeededCapture[]) =>
  seedCaptures(app, { agencyId: agency, bookId: book }, captures)
const list = async (query = ''): Promise<Capture[]> => {
  const answer = await who('xa').get(`/api/books/${agency}/${book}/captures${query}`)
  return captureListSchema.parse(answer.json()).captures
}
const correct = (captures: readonly (string | undefined)[], correction: Correction) =>
  who('xa').post(`/api/books/${agency}/${book}/corrections`, { captures, correction })
const review = (captures: readonly (string | undefined)[], reviewed = true) =>
  who('xa').post(`/api/books/${agency}/${book}/reviews`, { captures, reviewed })
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const half = (side: 'left' | 'right', from: number, to: number): PageRecipe => ({
  ...seededRecipe,
  half: side,
  quad: [
    [from, 0],
    [to, 0],
    [to, 1500],
    [from, 1500],
  ],
})

describe('the pictures of a book', () => {
  test('come in its order with their pages, what was found and how far each stands out', async () => {
    const ids = await seed([
      ...Array.from({ length: 11 }, () => ({})),
      { recipes: [{ ...seededRecipe, rotationDeg: 180 }], flags: ['upside-down-unsure'] },
      { failure: 'image.damaged' },
    ])
    const captures = await list()
    expect(captures.map(({ id }) => id)).toEqual(ids)
    expect(captures.map(({ sequence }) => sequence)).toEqual(ids.map((_, index) => index + 1))
    expect(captures[0]).toMatchObject({
      originalName: 'trang-1.jpg',
      ...seededSize,
      recipes: [seededRecipe],
      decided: false,
      proposed: null,
      reviewed: false,
      deviation: expect.any(Number),
      reasons: [],
      pages: [{ half: null, rendering: null }],
    })
    expect(captures[11]).toMatchObject({ reasons: ['rotation', 'flags'], flags: ['upside-down-unsure'] })
    expect(captures[12]).toMatchObject({ state: 'failed', recipes: [], reasons: ['failed'] })
    expect(captures[12]?.errorMessage).toContain('trang-13.jpg')
    expect(Math.max(...captures.map(({ deviation }) => deviation))).toBe(captures[12]?.deviation)
  })

  test('have both pages of a double page, left before right; what was set aside is left out', async () => {
    const [spread, , aside] = await seed([
      { recipes: [half('left', 0, 1200), half('right', 1200, 2400)] },
      {},
      {},
    ])
    await app.asOwner(client =>
      client.query('update page set sequence = null where capture_id = $1', [aside]),
    )
    const captures = await list()
    expect(captures.map(({ sequence }) => sequence)).toEqual([1, 3])
    expect(captures[0]).toMatchObject({ id: spread, pages: [{ half: 'left' }, { half: 'right' }] })
  })

  test('can be asked for one by one and still are compared with all', async () => {
    const ids = await seed([
      ...Array.from({ length: 9 }, () => ({})),
      { recipes: [{ ...seededRecipe, skewDeg: 9 }] },
    ])
    const captures = await list(`?only=${ids[9]},${ids[3]}`)
    expect(captures.map(({ id, reasons }) => [id, reasons])).toEqual([
      [ids[3], []],
      [ids[9], ['skew']],
    ])
  })

  test('are two thousand as well', async () => {
    await seed(Array.from({ length: 2000 }, () => ({})))
    expect(await list()).toHaveLength(2000)
  })

  test('are not there for another agency', async () => {
    await seed([{}])
    const answer = await who('xa-ben').get(`/api/books/${agency}/${book}/captures`)
    expect(problem(answer)).toEqual([404, 'not-found'])
  })
})

describe('a correction', () => {
  test('of many applies to each from where it stands, and is sure; they wait for their new rendering ahead of others', async () => {
    const ids = await seed([
      {},
      { recipes: [{ ...seededRecipe, rotationDeg: 90 }] },
      { recipes: [half('left', 0, 1200), half('right', 1200, 2400)] },
    ])
    expect((await correct(ids, { kind: 'turn', deg: 180 })).json()).toMatchObject({ affected: 3 })
    const captures = await list()
    expect(captures.map(({ recipes }) => recipes[0]?.rotationDeg)).toEqual([180, 270, 180])
    expect(captures[2]?.recipes.map(({ half: side, quad }) => [side, quad[0]])).toEqual([
      ['left', [2400, 1500]],
      ['right', [1200, 1500]],
    ])
    for (const capture of captures) {
      expect(capture).toMatchObject({ state: 'waiting', decided: true })
      expect(capture.proposed).not.toBeNull()
      for (const { confidence } of capture.recipes)
        expect(confidence).toEqual({ rotation: 1, skew: 1, quad: 1, split: 1 })
    }
    const { rows } = await app.asOwner(client =>
      client.query(`select urgent from job where kind = $1 and payload ->> 'capture' = any($2)`, [
        renderCaptureKind,
        ids,
      ]),
    )
    expect(rows).toEqual([{ urgent: true }, { urgent: true }, { urgent: true }])
  })

  test('back to automatic leaves it to the analysis again', async () => {
    const [id] = await seed([{}])
    await correct([id], { kind: 'uncropped' })
    expect((await list())[0]).toMatchObject({ decided: true, proposed: [seededRecipe] })
    expect((await correct([id], { kind: 'automatic' })).json()).toMatchObject({ affected: 1 })
    expect((await list())[0]).toMatchObject({ decided: false, recipes: [seededRecipe] })
    expect(problem(await correct([id], { kind: 'automatic' }))).toEqual([422, 'change.nothing'])
  })

  test('leaves out pictures that could not be read; where there are only those, there is nothing to change', async () => {
    const [failed, good] = await seed([{ failure: 'image.damaged' }, {}])
    expect((await correct([failed, good], { kind: 'turn', deg: 90 })).json()).toMatchObject({ affected: 1 })
    expect(problem(await correct([failed], { kind: 'turn', deg: 90 }))).toEqual([422, 'change.nothing'])
  })

  test('of corners is for one picture, and only for corners that are a page’s', async () => {
    const [one, other] = await seed([{}, {}])
    const [a, b, c, d] = seededRecipe.quad
    const moved: Correction = { kind: 'corners', quads: [[[0, 0], b, c, d]] }
    const crossed: Correction = { kind: 'corners', quads: [[b, a, c, d]] }
    expect(problem(await correct([one, other], moved))).toEqual([422, 'correction.one-only'])
    expect(problem(await correct([one], crossed))).toEqual([422, 'correction.corners'])
    expect((await correct([one], moved)).statusCode).toBe(200)
    expect((await list())[0]?.recipes[0]?.quad[0]).toEqual([0, 0])
  })

  test('is refused in a closed book, for pictures of another book, and to another agency', async () => {
    const [id] = await seed([{}])
    const turn = { kind: 'turn', deg: 90 } as const
    const [here, elsewhere] = [book, await addBook(app, agency)]
    book = elsewhere
    expect(problem(await correct([id], turn))).toEqual([404, 'not-found'])
    book = here
    const foreign = await who('xa-ben').post(`/api/books/${agency}/${book}/corrections`, {
      captures: [id],
      correction: turn,
    })
    expect(problem(foreign)).toEqual([404, 'not-found'])
    await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [book]))
    expect(problem(await correct([id], turn))).toEqual([409, 'book.closed'])
    expect(problem(await review([id]))).toEqual([409, 'book.closed'])
    expect((await list())[0]?.decided).toBe(false)
  })
})

describe('looking at a picture', () => {
  test('is noted with who looked, once, and can be taken back', async () => {
    const ids = await seed([{}, {}, {}])
    expect((await review(ids.slice(0, 2))).statusCode).toBe(204)
    expect((await review(ids.slice(0, 2))).statusCode).toBe(204)
    expect((await list()).map(({ reviewed }) => reviewed)).toEqual([true, true, false])
    expect((await review(ids.slice(0, 1), false)).statusCode).toBe(204)
    expect((await list()).map(({ reviewed }) => reviewed)).toEqual([false, true, false])
    const { rows } = await app.asOwner(client =>
      client.query(
        `select detail from journal where action = 'pages.review' and subject = $1 order by sequence`,
        [`book:${book}`],
      ),
    )
    expect(rows.map(({ detail }) => [detail.reviewed, detail.captures.length])).toEqual([
      [true, 2],
      [false, 1],
    ])
  })
})

describe('a picture that was really taken', () => {
  // The seeded ones have no files to be drawn from.
  beforeAll(async () => {
    await app.asOwner(client => client.query('delete from job'))
  })

  /** A sheet with a dark bar near its top, photographed lying on its side: EXIF orientation 6. */
  async function takeSheet(): Promise<{ capture: string; page: string }> {
    const bar = { create: { width: 700, height: 60, channels: 3 as const, background: '#202020' } }
    const sheet = await sharp({ create: { width: 1800, height: 2400, channels: 3, background: '#f4efe0' } })
      .composite([{ input: bar, left: 300, top: 200 }])
      .png()
      .toBuffer()
    const lying = await sharp(sheet).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    await takePictures(app, { agencyId: agency, bookId: book }, [{ name: 'trang.jpg', bytes: lying }])
    await finishJobs(app, { [renderCaptureKind]: renderCapture })
    const [capture] = await list()
    return { capture: capture?.id ?? '', page: capture?.pages[0]?.id ?? '' }
  }
  const darkRows = async (jpeg: Buffer) => {
    const { data, info } = await sharp(jpeg).greyscale().resize(20, 40, { fit: 'fill' }).raw().toBuffer({
      resolveWithObject: true,
    })
    const means = Array.from({ length: info.height }, (_, y) =>
      Math.min(...data.subarray(y * 20, y * 20 + 20)),
    )
    return { width: info.width, darkest: means.indexOf(Math.min(...means)) / info.height }
  }

  test('is shown as it was before it was straightened: upright, small, marked, and journaled once', async () => {
    const { capture, page } = await takeSheet()
    const frame = () => who('xa').get(`/api/captures/${agency}/${capture}/frame`)
    const answer = await frame()
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ])
    const { width, height } = await sharp(answer.rawPayload).metadata()
    expect([width, height]).toEqual([1200, 1600])
    expect((await darkRows(answer.rawPayload)).darkest).toBeLessThan(0.2)
    expect((await frame()).rawPayload.equals(answer.rawPayload)).toBe(true)
    const { rows } = await app.asOwner(client =>
      client.query(`select detail from journal where action = 'page.read' and subject = $1`, [
        `page:${page}`,
      ]),
    )
    expect(rows).toEqual([{ detail: { what: 'frame' } }])
  })

  test('is not shown to another agency, nor whole to who keys field by field', async () => {
    const { capture } = await takeSheet()
    const address = `/api/captures/${agency}/${capture}/frame`
    expect(problem(await who('xa-ben').get(address))).toEqual([404, 'not-found'])
    const keyer = await addAccount(app, `nhap-${capture.slice(-6)}`, 'keyer', agency)
    await app.asOwner(client =>
      client.query(
        `insert into assignment (account_id, agency_id, book_id, sees) values ($1, $2, $3, 'crop')`,
        [keyer, agency, book],
      ),
    )
    const browser = await signInAs(server, `nhap-${capture.slice(-6)}`)
    expect(problem(await browser.get(address))).toEqual([403, 'page.crop-only'])
  })

  test('comes out as it was corrected', async () => {
    const { capture, page } = await takeSheet()
    await correct([capture], { kind: 'uncropped' })
    await correct([capture], { kind: 'turn', deg: 180 })
    await finishJobs(app, { [renderCaptureKind]: renderCapture })
    const [ready] = await list()
    expect(ready).toMatchObject({ state: 'ready', decided: true, pages: [{ id: page }] })
    const image = await who('xa').get(`/api/pages/${agency}/${page}/image`)
    expect((await darkRows(image.rawPayload)).darkest).toBeGreaterThan(0.8)
    await correct([capture], { kind: 'split', top: 0.5, bottom: 0.5 })
    await finishJobs(app, { [renderCaptureKind]: renderCapture })
    const [double] = await list()
    expect(double?.pages.map(({ half: side }) => side)).toEqual(['left', 'right'])
  })
})
