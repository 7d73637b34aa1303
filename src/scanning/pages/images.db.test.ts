import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
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
import type { FieldPlace } from '../schema.ts'
import { setFieldPlaces } from './field-places.ts'

let app: TestApp
let server: HttpServer
let agency: string
let book: string
let page: string
/** Two cases in the halves of the page. */
let cases: readonly string[]
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
  cases = [newId(), newId()]
  await app.asOwner(async client => {
    for (const [index, id] of cases.entries()) {
      await client.query(
        `insert into entry (agency_id, id, book_id, number, position, status, fields) values ($1, $2, $3, $4, $5, 'assigned', '{}')`,
        [agency, id, book, `${index + 1}`, index + 1],
      )
      await client.query(
        `insert into entry_page (agency_id, entry_id, page_id, position, "left", top, width, height) values ($1, $2, $3, 1, 0, $4, 1, 0.5)`,
        [agency, id, page, index / 2],
      )
    }
  })
}

const get = (name: string, what: string) => who(name).get(`/api/pages/${agency}/${page}/${what}`)
const getField = (name: string, field: string, at = 0) =>
  who(name).get(`/api/cases/${agency}/${cases[at]}/fields/${field}`)
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
const place = { field: 'nksHoTen', sheet: 1, left: 0.2, top: 0.2, width: 0.4, height: 0.1 }
const mark = (places: readonly FieldPlace[]) =>
  app.database.transaction({ scope: 'all' }, tx => setFieldPlaces(tx, agency, book, places))

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
  test('shows the place of a field of a case, marked, and neither page nor thumbnail nor original', async () => {
    expect(problem(await getField('nhap-o', 'nksHoTen'))).toEqual([404, 'page.no-place'])
    await mark([place])
    const crop = await getField('nhap-o', 'nksHoTen')
    expect([crop.statusCode, crop.headers['content-type'], crop.headers['cache-control']]).toEqual([
      200,
      'image/jpeg',
      'no-store',
    ])
    const [whole, part] = [await sharp(await rendering()).metadata(), await sharp(crop.rawPayload).metadata()]
    expect([part.width, part.height]).toEqual([
      Math.round(whole.width * 0.4),
      Math.round(whole.height * 0.05),
    ])
    for (const what of ['image', 'thumbnail']) {
      expect([what, ...problem(await get('nhap-o', what))]).toEqual([what, 403, 'page.crop-only'])
      expect([what, (await get('nhap', what)).statusCode]).toEqual([what, 200])
      expect([what, (await get('nhap-khac', what)).statusCode]).toEqual([what, 404])
    }
    expect((await getField('nhap', 'nksHoTen')).statusCode).toBe(200)
    expect(problem(await getField('nhap-khac', 'nksHoTen'))).toEqual([404, 'not-found'])
    expect((await who('nhap-o').get(`/api/books/${agency}/${book}/pages`)).json()).toMatchObject({
      sees: 'crop',
    })
  })

  test('shows of each case its own part of the page, and nothing of a sheet that it has not', async () => {
    // The dark word stands at 23 % of the page: in the upper case's place, and in that of no other.
    const onWord = { ...place, left: 0.24, top: 0.4, width: 0.24, height: 0.12 }
    const overleaf = { ...onWord, field: 'meHoTen', sheet: 2 }
    await mark([onWord, overleaf])
    const darkest = async (at: number) =>
      Math.min(...(await grey((await getField('nhap-o', 'nksHoTen', at)).rawPayload)).data)
    expect([(await darkest(0)) < 80, (await darkest(1)) > 150]).toEqual([true, true])
    expect(problem(await getField('nhap-o', 'meHoTen'))).toEqual([404, 'page.no-place'])
    const { rows } = await app.asOwner(client =>
      client.query(
        `select distinct subject from journal where action = 'page.read' and detail ->> 'what' = 'field' order by 1`,
      ),
    )
    expect(rows.map(({ subject }) => subject)).toEqual(cases.map(id => `case:${id}`).toSorted())
  })
})

test('a closed book takes no page', async () => {
  await app.asOwner(client => client.query('update book set closed_at = now()'))
  const bytes = (async function* () {
    yield await sharp(original).negate().png().toBuffer()
  })()
  const target = { agencyId: agency, bookId: book, accountId: null, jurisdiction: { agencies: [agency] } }
  await expect(importPages(app, target, [{ name: 'trang-2.png', bytes }])).rejects.toMatchObject({
    code: 'book.closed',
  })
})
