import { rm } from 'node:fs/promises'
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
import { ensureBook } from '../../inventory/ensure-book.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { importPages } from '../intake/import-pages.ts'
import { renderCapture } from '../render/render-capture.ts'
import { renderCaptureKind } from '../render/request-rendering.ts'
import { registerScanningRoutes } from '../routes.ts'

let app: TestApp
let server: HttpServer
let agency: string
let book: string
let page: string
let original: Buffer
const people = new Map<string, Browser>()

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerScanningRoutes(to, app))
  const province = await addAgency(app, 'T49', 'province')
  agency = await addAgency(app, '10015', 'commune', province)
  book = await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId: agency, kind: 'KS', year: 1997, volume: '01' }),
  )
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  const keyers = [
    ['nhap-o', 'crop'],
    ['nhap', 'page'],
  ] as const
  for (const [name, sees] of keyers) {
    const id = await addAccount(app, name, 'keyer', agency)
    await app.asOwner(client =>
      client.query('insert into assignment (account_id, agency_id, book_id, sees) values ($1, $2, $3, $4)', [
        id,
        agency,
        book,
        sees,
      ]),
    )
  }
  const elsewhere = await addAccount(app, 'nhap-khac', 'keyer', agency)
  await addBook(app, agency, elsewhere)
  for (const name of ['xa', 'thanh-tra', 'nhap-o', 'nhap', 'nhap-khac'])
    people.set(name, await signInAs(server, name))
  await takeIn()
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(() => app.asOwner(client => client.query('update book set closed_at = null')))

/** A page of paper with one dark word on it. */
async function takeIn(): Promise<void> {
  await rm(app.vault.dir, { recursive: true, force: true })
  const word = { create: { width: 300, height: 40, channels: 3 as const, background: '#202020' } }
  original = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#f4efe0' } })
    .composite([{ input: word, left: 300, top: 400 }])
    .png()
    .toBuffer()
  const bytes = (async function* () {
    yield original
  })()
  const target = { agencyId: agency, bookId: book, accountId: null, jurisdiction: { agencies: [agency] } }
  await importPages(app, target, [{ name: 'trang-1.png', bytes }])
  await finishJobs(app, { [renderCaptureKind]: renderCapture })
  const { rows } = await app.asOwner(client => client.query('select id from page'))
  page = rows[0].id
}

const get = (name: string, what: string) => who(name).get(`/api/pages/${agency}/${page}/${what}`)
function who(name: string): Browser {
  const browser = people.get(name)
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
async function rendering(): Promise<Buffer> {
  const { rows } = await app.asOwner(client => client.query('select rendered from page'))
  const chunks: Buffer[] = []
  for await (const chunk of await app.vault.openRead(rows[0].rendered)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const grey = async (jpeg: Buffer) => {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true })
  return { data, ...info }
}
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const place = { field: 'nksHoTen', left: 0.2, top: 0.2, width: 0.4, height: 0.1 }
const mark = (name: string, places: readonly object[]) =>
  who(name).post(`/api/books/${agency}/${book}/field-places`, { places })

describe('a page that is looked at', () => {
  test('carries the viewer’s mark, in the size and shape of the page; ink stays ink; no browser keeps it', async () => {
    const answer = await get('xa', 'image')
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    const [plain, marked] = [await grey(await rendering()), await grey(answer.rawPayload)]
    expect([marked.width, marked.height]).toEqual([plain.width, plain.height])
    let [darker, lighter] = [0, 0]
    for (let at = 0; at < plain.data.length; at++) {
      const change = (marked.data[at] ?? 0) - (plain.data[at] ?? 0)
      if (change < -12) darker += 1
      // The word on the page is no lighter than it was, but for what encoding it again does to its edges.
      if (change > 40) lighter += 1
    }
    expect(darker / plain.data.length).toBeGreaterThan(0.01)
    expect(darker / plain.data.length).toBeLessThan(0.2)
    expect(lighter / plain.data.length).toBeLessThan(0.001)
  })

  test('looks otherwise to everybody, and the same to one person within an hour', async () => {
    const [first, again, other] = await Promise.all([
      get('xa', 'image'),
      get('xa', 'image'),
      get('nhap', 'image'),
    ])
    expect(first.rawPayload.equals(again.rawPayload)).toBe(true)
    expect(first.rawPayload.equals(other.rawPayload)).toBe(false)
  })

  test('is in the journal once an hour for each who looked', async () => {
    for (const name of ['xa', 'xa', 'thanh-tra', 'nhap']) await get(name, 'image')
    const { rows } = await app.asOwner(client =>
      client.query(
        `select a.username, j.detail from journal j join account a on a.id = j.account_id
         where j.action = 'page.read' and j.subject = $1 order by 1`,
        [`page:${page}`],
      ),
    )
    const detail = { what: 'page' }
    expect(rows).toEqual([
      { username: 'nhap', detail },
      { username: 'thanh-tra', detail },
      { username: 'xa', detail },
    ])
  })

  test('comes as it was taken in only for who may download originals; each time is journaled', async () => {
    expect((await get('xa', 'original')).rawPayload.equals(original)).toBe(true)
    for (const name of ['thanh-tra', 'nhap', 'nhap-o'])
      expect(problem(await get(name, 'original'))).toEqual([403, 'right.missing'])
    const { rows } = await app.asOwner(client =>
      client.query(`select count(*)::int as count from journal where action = 'page.read-original'`),
    )
    expect(rows).toEqual([{ count: 1 }])
  })
})

describe('a book assigned field by field', () => {
  test('shows the place of a field, marked, and neither page nor thumbnail nor original', async () => {
    expect(problem(await get('nhap-o', 'fields/nksHoTen'))).toEqual([404, 'page.no-place'])
    expect((await mark('xa', [place])).statusCode).toBe(204)
    const crop = await get('nhap-o', 'fields/nksHoTen')
    expect([crop.statusCode, crop.headers['content-type'], crop.headers['cache-control']]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ])
    const [whole, part] = [await sharp(await rendering()).metadata(), await sharp(crop.rawPayload).metadata()]
    expect([part.width, part.height]).toEqual([Math.round(whole.width * 0.4), Math.round(whole.height * 0.1)])
    for (const what of ['image', 'thumbnail'])
      expect([what, ...problem(await get('nhap-o', what))]).toEqual([what, 403, 'page.crop-only'])
    for (const what of ['image', 'thumbnail', 'fields/nksHoTen'])
      expect([what, (await get('nhap', what)).statusCode]).toEqual([what, 200])
    for (const what of ['image', 'thumbnail', 'fields/nksHoTen'])
      expect([what, (await get('nhap-khac', what)).statusCode]).toEqual([what, 404])
    expect((await who('nhap-o').get(`/api/books/${agency}/${book}/pages`)).json()).toMatchObject({
      sees: 'crop',
    })
  })

  test('its places are set as a whole by who writes books, checked and journaled', async () => {
    expect((await mark('xa', [place, { ...place, field: 'meHoTen', top: 0.5 }])).statusCode).toBe(204)
    const listed = (await who('nhap-o').get(`/api/books/${agency}/${book}/field-places`)).json()
    expect(listed).toEqual({ places: [place, { ...place, field: 'meHoTen', top: 0.5 }] })
    expect((await mark('xa', [{ ...place, left: 0.9, width: 0.1 }])).statusCode).toBe(204)
    expect(problem(await mark('xa', [{ ...place, field: 'khongCo' }]))).toEqual([422, 'field.unknown'])
    expect(problem(await mark('xa', [place, place]))).toEqual([422, 'field.unknown'])
    expect((await mark('xa', [{ ...place, left: 0.7 }])).statusCode).toBe(422)
    expect(problem(await mark('nhap-o', [place]))).toEqual([403, 'right.missing'])
    const { rows } = await app.asOwner(client =>
      client.query(
        `select before is not null and after is not null as sealed from journal where action = 'book.field-places'`,
      ),
    )
    expect(new Set(rows.map(({ sealed }) => sealed))).toEqual(new Set([true]))
  })
})

test('a closed book takes no page and no place', async () => {
  await app.asOwner(client => client.query('update book set closed_at = now()'))
  expect(problem(await mark('xa', [place]))).toEqual([409, 'book.closed'])
  const bytes = (async function* () {
    yield await sharp(original).negate().png().toBuffer()
  })()
  const target = { agencyId: agency, bookId: book, accountId: null, jurisdiction: { agencies: [agency] } }
  await expect(importPages(app, target, [{ name: 'trang-2.png', bytes }])).rejects.toMatchObject({
    code: 'book.closed',
  })
})
