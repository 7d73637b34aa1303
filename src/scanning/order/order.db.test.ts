import fc from 'fast-check'
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
import { undoChange } from '../../inventory/changes/change-states.ts'
import { changeSchema } from '../../inventory/changes/schema.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { seedCaptures, seededRecipe } from '../review/testing.ts'
import { registerScanningRoutes } from '../routes.ts'
import { pageListSchema } from '../schema.ts'
import { stateKinds } from '../state-kinds.ts'
import { takePictures } from '../testing.ts'
import { movePages, setPagesAside } from './arrange-pages.ts'
import { asideListSchema, orderReportSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let accountId: string
let someone: Browser
let stranger: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerScanningRoutes(to, app))
  agencyId = await addAgency(app, '10015')
  accountId = await addAccount(app, 'xa', 'registrar', agencyId)
  await addAccount(app, 'xa-khac', 'registrar', await addAgency(app, '10018'))
  someone = await signInAs(server, 'xa')
  stranger = await signInAs(server, 'xa-khac')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  bookId = await addBook(app, agencyId)
})

const path = (name: string) => `/api/books/${agencyId}/${bookId}/${name}`
const post = (name: string, body: object, by = someone) => by.post(path(name), body)
const undo = (change: string) => post(`changes/${change}/undoing`, {})

const list = async () => pageListSchema.parse((await someone.get(path('pages'))).json()).pages
const aside = async () => asideListSchema.parse((await someone.get(path('pages-aside'))).json()).pages
const report = async () => orderReportSchema.parse((await someone.get(path('order-report'))).json())

/** Makes pages and gives their ids. */
async function addPages(count: number): Promise<readonly string[]> {
  await seedCaptures(
    app,
    { agencyId, bookId },
    Array.from({ length: count }, () => ({})),
  )
  return (await list()).map(({ id }) => id)
}

/** The order as the letters the pages were first named by; checks that it is 1..n. */
async function orderOf(ids: readonly string[]): Promise<string> {
  const pages = await list()
  expect(pages.map(({ sequence }) => sequence)).toEqual(pages.map((_, index) => index + 1))
  return pages.map(({ id }) => 'abcdefghijklmnop'[ids.indexOf(id)] ?? '?').join('')
}

async function change(name: string, body: object): Promise<string> {
  const answer = await post(name, body)
  expect(answer.json()).toMatchObject({ undone: false, by: 'Người xa' })
  return changeSchema.parse(answer.json()).id
}

const at = (ids: readonly string[], letters: string) =>
  [...letters].map(letter => ids['abcdefghijklmnop'.indexOf(letter)] ?? '')

/** A file that looks like a JPEG of this name. */
const picture = (name: string) => ({
  name: `${name}.jpg`,
  bytes: Buffer.from(`ffd8ffe0${Buffer.from(name).toString('hex')}`.padEnd(80, '0'), 'hex'),
})

describe('the order of pages', () => {
  test('pages are moved behind another or to the front, set aside and brought back; each can be undone', async () => {
    const ids = await addPages(6)
    const moved = await change('order', { pages: at(ids, 'eb'), after: at(ids, 'c')[0] })
    expect(await orderOf(ids)).toBe('acebdf')
    await change('order', { pages: at(ids, 'f'), after: null })
    expect(await orderOf(ids)).toBe('facebd')
    const left = await change('pages-aside', { pages: at(ids, 'ad') })
    expect(await orderOf(ids)).toBe('fceb')
    expect((await aside()).map(({ id }) => id)).toEqual(expect.arrayContaining(at(ids, 'ad')))
    await change('pages-back', { pages: at(ids, 'd'), after: at(ids, 'f')[0] })
    expect(await orderOf(ids)).toBe('fdceb')
    expect((await undo(left)).json()).toMatchObject({ code: 'change.overtaken' })
    expect((await undo(moved)).json()).toMatchObject({ code: 'change.overtaken' })
  })

  test('an earlier change is undone though pages elsewhere were moved since and others came in', async () => {
    const ids = await addPages(10)
    const first = await change('order', { pages: at(ids, 'b'), after: at(ids, 'c')[0] })
    await change('order', { pages: at(ids, 'j'), after: at(ids, 'g')[0] })
    await seedCaptures(app, { agencyId, bookId }, [{}])
    expect(await orderOf(ids)).toBe('acbdefgjhi?')
    expect((await undo(first)).statusCode).toBe(200)
    expect(await orderOf(ids)).toBe('abcdefgjhi?')
  })

  test('any moves, asides and returns keep 1..n, and undone from the last to the first give the beginning again', async () => {
    const ids = await addPages(7)
    const book = { agencyId, bookId, accountId }
    const run = <T>(use: Parameters<typeof app.database.transaction<T>>[1]) =>
      app.database.transaction({ agencies: [agencyId] }, use)
    const anAct = fc.record({
      kind: fc.constantFrom('move', 'aside' as const),
      pages: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
      after: fc.option(fc.constantFrom(...ids)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 1, maxLength: 6 }), async acts => {
        const done: string[] = []
        for (const { kind, pages, after } of acts) {
          const act = run(tx =>
            kind === 'move' ? movePages(tx, book, pages, after) : setPagesAside(tx, book, pages),
          )
          const made = await act.catch((error: { code?: string }) => {
            if (error.code !== 'change.nothing' && error.code !== 'page.aside') throw error
          })
          if (made !== undefined) done.push(made.id)
          await orderOf(ids)
        }
        for (const id of done.reverse()) await run(tx => undoChange(tx, book, id, stateKinds))
        expect(await orderOf(ids)).toBe('abcdefg')
      }),
      { numRuns: 12 },
    )
  })

  test('what cannot be is refused in words: a page of another book, a place that is gone, nothing to change, a closed book', async () => {
    const ids = await addPages(3)
    expect((await post('order', { pages: [newId()], after: null })).statusCode).toBe(404)
    await change('pages-aside', { pages: at(ids, 'c') })
    expect((await post('order', { pages: at(ids, 'a'), after: ids[2] })).json()).toMatchObject({
      code: 'page.aside',
    })
    expect((await post('order', { pages: at(ids, 'a'), after: null })).json()).toMatchObject({
      code: 'change.nothing',
    })
    expect((await post('order', { pages: at(ids, 'b'), after: null }, stranger)).statusCode).toBe(404)
    await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [bookId]))
    expect((await post('order', { pages: at(ids, 'b'), after: null })).json()).toMatchObject({
      code: 'book.closed',
    })
  })

  test('two thousand pages are turned round at once', async () => {
    const ids = await addPages(2000)
    expect((await post('order', { pages: [...ids].reverse(), after: null })).statusCode).toBe(200)
    expect((await list()).map(({ id }) => id)).toEqual([...ids].reverse())
  })
})

describe('a picture set aside', () => {
  test('that has been taken in again for another page cannot come back a second time', async () => {
    const [one, two] = [picture('một'), picture('hai')]
    await takePictures(app, { agencyId, bookId }, [one, two])
    const [first, second] = await list()
    await change('pages-aside', { pages: [first?.id] })
    await takePictures(app, { agencyId, bookId }, [{ ...one, replaces: second?.id ?? '' }])
    expect(await list()).toMatchObject([{ originalName: 'một.jpg', sequence: 1 }])
    expect((await post('pages-back', { pages: [first?.id], after: null })).json()).toMatchObject({
      code: 'page.taken-again',
    })
  })

  test('one half of a double page alone leaves the other in the book', async () => {
    const halves = (['left', 'right'] as const).map(half => ({ ...seededRecipe, half }))
    await seedCaptures(app, { agencyId, bookId }, [{ recipes: halves }])
    const [left, right] = await list()
    await change('pages-aside', { pages: [right?.id] })
    expect(await list()).toMatchObject([{ id: left?.id, sequence: 1 }])
    expect(await aside()).toMatchObject([{ id: right?.id, half: 'right', replacedBy: null }])
  })
})

describe('a replaced picture', () => {
  test('is kept as an earlier picture of the page, takes its place again with number, role and cases, and leaves it when that is undone', async () => {
    await takePictures(app, { agencyId, bookId }, [picture('một'), picture('hai'), picture('ba')])
    const first = (await list())[1]?.id ?? ''
    await takePictures(app, { agencyId, bookId }, [{ ...picture('hai rõ hơn'), replaces: first }])
    await takePictures(app, { agencyId, bookId }, [{ ...picture('hai rõ nhất'), replaces: first }])
    const [, standing] = await list()
    const now = standing?.id ?? ''
    expect(standing).toMatchObject({ sequence: 2, originalName: 'hai rõ nhất.jpg' })
    expect(await aside()).toMatchObject([
      { originalName: 'hai rõ hơn.jpg', replacedBy: now },
      { originalName: 'hai.jpg', replacedBy: now },
    ])
    await change('numbers', { numbers: [{ page: now, number: '2' }] })
    await change('roles', { pages: [now], role: 'opening' })
    const entry = newId()
    await app.asOwner(client =>
      client.query(
        `with added as (insert into entry (agency_id, id, book_id, position, number, fields) values ($1, $2, $3, 1, '1', '{}'))
        insert into entry_page (agency_id, entry_id, page_id, position) values ($1, $2, $4, 1)`,
        [agencyId, entry, bookId, now],
      ),
    )
    const back = await change('pages-instead', { page: first, instead: now })
    expect((await list())[1]).toMatchObject({ id: first, number: '2', role: 'opening', cases: 1 })
    expect(await aside()).toMatchObject([
      { originalName: 'hai rõ nhất.jpg', replacedBy: first },
      { originalName: 'hai rõ hơn.jpg', replacedBy: first },
    ])
    expect((await undo(back)).statusCode).toBe(200)
    expect((await list())[1]).toMatchObject({ id: now, number: '2', role: 'opening', cases: 1 })
  })
})

describe('numbers and roles', () => {
  test('are typed, counted on and undone; a number that was read counts as typed when it is confirmed', async () => {
    const ids = await addPages(5)
    await app.asOwner(client =>
      client.query(`update page set number = '7', number_source = 'read' where id = $1`, [ids[0]]),
    )
    await change('numbers', { numbers: [{ page: ids[0], number: '007' }] })
    expect((await list())[0]).toMatchObject({ number: '7', numberSource: 'typed' })
    await change('roles', { pages: [ids[2]], role: 'cover' })
    const counted = await change('numbers/counting', { from: ids[1], to: null, first: 8 })
    expect((await list()).map(({ number }) => number)).toEqual(['7', '8', null, '9', '10'])
    await undo(counted)
    expect((await list()).map(({ number }) => number)).toEqual(['7', null, null, null, null])
    await change('numbers/counting', { from: ids[3], to: ids[4], first: 4, every: 2, letters: true })
    expect((await list()).map(({ number }) => number)).toEqual(['7', null, null, '4a', '4b'])
    expect((await post('numbers/counting', { from: ids[4], to: ids[3], first: 1 })).json()).toMatchObject({
      code: 'pages.reversed',
    })
  })

  test('are reported: what is missing, twice, in the wrong place', async () => {
    const ids = await addPages(8)
    const numbers = ['1', '2', '6', '3', '4', '4', '7', null]
    await change('numbers', { numbers: numbers.map((number, index) => ({ page: ids[index], number })) })
    expect(await report()).toMatchObject({
      ...{ pages: 8, numbered: 7, aside: 0, numbering: 'pages', restarts: [] },
      missing: [{ after: ids[5], numbers: ['5'], count: 1, unnumbered: 0 }],
      repeated: [{ number: '4', pages: [ids[4], ids[5]] }],
      swapped: [{ page: ids[2], number: '6', after: ids[5] }],
    })
  })
})
