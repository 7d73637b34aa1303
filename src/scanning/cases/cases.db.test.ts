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
import { registerInventoryRoutes } from '../../inventory/routes.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerScanningRoutes } from '../routes.ts'
import type { CaseEdit, CaseList, PageOfCase } from './schema.ts'
import { addRenderedPages } from './testing.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let registrar: Browser
let pages: readonly string[]

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerInventoryRoutes(to, app)
    registerScanningRoutes(to, app)
  })
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agencyId)
  registrar = await signInAs(server, 'xa')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  bookId = await addBook(app, agencyId)
  const roles = ['cover', 'entries', 'entries', 'blank', 'entries', 'entries', 'closing'] as const
  pages = await addRenderedPages(
    app,
    { agencyId, bookId },
    roles.map(role => ({ role })),
  )
})

const at = (path: string) => `/api/books/${agencyId}/${bookId}/${path}`
const list = async (): Promise<CaseList> => (await registrar.get(at('cases'))).json()
const edit = (...edits: CaseEdit[]) => registrar.post(at('cases'), { edits })
const undo = async (change: { json(): { id: string } }) =>
  registrar.post(at(`changes/${change.json().id}/undoing`))
const onePage = { shape: 'pages', pagesPerCase: 1 } as const
const template = (more: object = {}) =>
  registrar.post(at('cases/template'), { template: onePage, from: null, to: null, firstNumber: 1, ...more })
const shown = ({ cases }: CaseList) =>
  cases.map(
    ({ position, number, standing, pages: on }) =>
      `${position} ${number} ${standing} ${on.map(({ page, part }) => `${pages.indexOf(page) + 1}${part === 'main' ? '' : ` ${part}`}`).join('+')}`,
  )
const whole = (page: number, part: PageOfCase['part'] = 'main'): PageOfCase => ({
  ...{ page: pages[page - 1] ?? '', part, place: null, head: null },
})

describe('a template', () => {
  test('shows what it would give before anything changes', async () => {
    const preview: CaseList = (await template({ preview: true })).json()
    expect(shown(preview)).toEqual([
      '1 1 registered 2',
      '2 2 registered 3',
      '3 3 registered 5',
      '4 4 registered 6',
    ])
    expect(await list()).toMatchObject({ cases: [], template: null })
    expect((await list()).unassigned).toEqual([1, 2, 4, 5].map(index => pages[index]))
  })

  test('is kept with the book, counted, and undone as a whole', async () => {
    const empty = await list()
    const done = await template({ firstNumber: 41 })
    expect(done.json()).toMatchObject({ kind: 'cases', undone: false })
    const now = await list()
    expect(now).toMatchObject({ unassigned: [], template: onePage })
    expect(now.cases.map(({ number }) => number)).toEqual(['41', '42', '43', '44'])
    expect(now.closing).toMatchObject({ registered: 4, blankPages: 1, written: null, verdict: 'unknown' })
    expect((await undo(done)).statusCode).toBe(200)
    expect({ ...(await list()), template: null }).toEqual(empty)
  })

  test('replaces what stood on its pages and leaves the rest', async () => {
    await template()
    const rows = { shape: 'rows', rowsPerPage: 2, top: 0.2, bottom: 0.9, head: true }
    await template({ template: rows, from: pages[2], to: pages[4], firstNumber: 2 })
    expect(shown(await list())).toEqual([
      '1 1 registered 2',
      '2 2 registered 3',
      '3 3 registered 3',
      '4 4 registered 5',
      '5 5 registered 5',
      '6 4 registered 6',
    ])
    expect((await list()).closing.unmarkedRepeats).toHaveLength(1)
  })

  test('refuses a range without entries, and too many rows', async () => {
    expect((await template({ from: pages[3], to: pages[3] })).json().code).toBe('cases.no-range')
    expect((await template({ from: pages[4], to: pages[1] })).json().code).toBe('cases.no-range')
    expect((await template({ from: newId() })).json().code).toBe('cases.no-range')
  })
})

describe('exceptions', () => {
  test('a case that goes on, an added sheet, a note on the back: pages in their order, and all undone exactly', async () => {
    await template()
    const before = await list()
    const [first, second] = before.cases
    const done = await edit(
      { kind: 'pages', case: first?.id ?? '', pages: [whole(2), whole(3, 'continued'), whole(7, 'back')] },
      { kind: 'remove', case: second?.id ?? '', shift: true },
    )
    expect(shown(await list())).toEqual([
      '1 1 registered 2+3 continued+7 back',
      '2 2 registered 5',
      '3 3 registered 6',
    ])
    await undo(done)
    expect(await list()).toEqual(before)
  })

  test('several cases on a page, a skipped number, a number used twice, one crossed out', async () => {
    await template()
    const [first, second, third] = (await list()).cases
    const id = newId()
    await edit(
      {
        ...{ kind: 'insert', id, after: first?.id ?? null, number: '1a', standing: 'registered' },
        ...{ pages: [whole(2)], shift: false },
      },
      {
        ...{ kind: 'insert', id: newId(), after: id, number: '2', standing: 'skipped' },
        ...{ pages: [], shift: true },
      },
      { kind: 'standing', case: second?.id ?? '', standing: 'cancelled' },
      { kind: 'number', case: third?.id ?? '', number: '3', following: true },
      { kind: 'standing', case: third?.id ?? '', standing: 'repeated' },
      { kind: 'registered', case: first?.id ?? '', registered: '3/2/1997' },
      { kind: 'note', case: first?.id ?? '', note: ' giấy rách góc ' },
    )
    const now = await list()
    expect(shown(now)).toEqual([
      '1 1 registered 2',
      '2 1a registered 2',
      '3 2 skipped ',
      '4 3 cancelled 3',
      '5 3 repeated 5',
      '6 4 registered 6',
    ])
    expect(now.cases[0]).toMatchObject({ registered: '03.02.1997', note: 'giấy rách góc' })
    expect(now.closing).toMatchObject({ registered: 3, repeated: 1, cancelled: 1, skipped: 1, holes: [] })
  })

  test('are all done or none', async () => {
    await template()
    const before = await list()
    const id = before.cases[0]?.id ?? ''
    const refused = [
      edit({ kind: 'note', case: id, note: 'x' }, { kind: 'remove', case: newId(), shift: false }),
      edit({ kind: 'note', case: id, note: 'x' }, { kind: 'registered', case: id, registered: '31.2.1997' }),
      edit({ kind: 'pages', case: id, pages: [{ ...whole(2), page: newId() }] }),
      edit({ kind: 'pages', case: id, pages: [whole(2), whole(2)] }),
      edit({ kind: 'pages', case: id, pages: [{ ...whole(2), head: 0.2 }] }),
    ]
    const codes = (await Promise.all(refused)).map(answer => answer.statusCode)
    expect(codes).toEqual([404, 422, 404, 422, 422])
    expect(await list()).toEqual(before)
  })

  test('a page of another book carries no case of this one', async () => {
    await template()
    const id = (await list()).cases[0]?.id ?? ''
    const elsewhere = await addBook(app, agencyId)
    const [foreign = ''] = await addRenderedPages(app, { agencyId, bookId: elsewhere }, [{}])
    expect(
      (await edit({ kind: 'pages', case: id, pages: [{ ...whole(2), page: foreign }] })).statusCode,
    ).toBe(404)
    const other = (await registrar.get(`/api/books/${agencyId}/${elsewhere}/cases`)).json()
    expect(other.cases).toEqual([])
  })

  test('can’t be undone over what came later; what stands beside is no hindrance', async () => {
    await template()
    const [first, , , last] = (await list()).cases
    const renumber = await edit({ kind: 'number', case: last?.id ?? '', number: '9', following: true })
    const note = await edit({ kind: 'note', case: last?.id ?? '', note: 'xem lại' })
    expect((await undo(renumber)).json().code).toBe('change.overtaken')
    await undo(note)
    await edit({ kind: 'remove', case: first?.id ?? '', shift: false })
    expect((await undo(renumber)).statusCode).toBe(200)
    expect((await list()).cases.map(({ number }) => number)).toEqual(['2', '3', '4'])
  })

  test('nothing changes in a closed book, and what was keyed is not thrown away', async () => {
    await template()
    const [first] = (await list()).cases
    await app.asOwner(client =>
      client.query(`update entry set status = 'keyed', fields = '{"nksHoTen": "Lê Thử"}' where id = $1`, [
        first?.id,
      ]),
    )
    expect((await edit({ kind: 'remove', case: first?.id ?? '', shift: false })).json().code).toBe(
      'case.keyed',
    )
    expect((await template({ firstNumber: 5 })).json().code).toBe('case.keyed')
    await edit({ kind: 'registered', case: first?.id ?? '', registered: '1997' })
    await edit({ kind: 'registered', case: first?.id ?? '', registered: null })
    const { rows } = await app.asOwner(client =>
      client.query('select fields from entry where id = $1', [first?.id]),
    )
    expect(rows).toEqual([{ fields: { nksHoTen: 'Lê Thử' } }])
    await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [bookId]))
    expect((await edit({ kind: 'note', case: first?.id ?? '', note: 'x' })).json().code).toBe('book.closed')
  })
})

describe('the total written at the closing of the book', () => {
  const written = (closingTotal: number | null) => registrar.post(at('closing-total'), { closingTotal })

  test('is typed, compared, and says which numbers are missing', async () => {
    await template()
    expect((await written(6)).json()).toMatchObject({ closingTotal: 6, cases: 4, entries: 0 })
    const [, , third] = (await list()).cases
    await edit({ kind: 'number', case: third?.id ?? '', number: '5', following: true })
    expect((await list()).closing).toMatchObject({
      ...{ written: 6, registered: 4, verdict: 'differs' },
      holes: [{ from: 3, to: 4, before: third?.id }],
    })
    await written(4)
    expect((await list()).closing.verdict).toBe('matches')
    await written(null)
    expect((await list()).closing.verdict).toBe('unknown')
  })

  test('stays as it is in a closed book; a case that is only assigned is no keyed row yet', async () => {
    await template()
    expect((await registrar.get(at('entries'))).json()).toMatchObject({ total: 0, entries: [] })
    await app.asOwner(client => client.query('update book set closed_at = now() where id = $1', [bookId]))
    expect((await written(6)).json().code).toBe('book.closed')
  })
})

test('a ledger of six thousand rows is assigned, numbered anew from its first row, and undone', async () => {
  await addRenderedPages(
    app,
    { agencyId, bookId },
    Array.from({ length: 196 }, () => ({ width: 3300, height: 2339 })),
  )
  const rows = { shape: 'rows', rowsPerPage: 30, top: 0.2, bottom: 0.95, head: true }
  await template({ template: rows })
  const before = await list()
  expect(before.cases).toHaveLength(6000)
  const [first] = before.cases
  const inserted = await edit({
    ...{
      kind: 'insert',
      id: newId(),
      after: null,
      number: '1',
      standing: 'registered',
      pages: [],
      shift: true,
    },
  })
  const renumbered = await edit({ kind: 'number', case: first?.id ?? '', number: '01/2001', following: true })
  const now = await list()
  expect([now.cases[1]?.number, now.cases.at(-1)?.number]).toEqual(['01/2001', '6000/2001'])
  expect(now.cases.map(({ position }) => position)).toEqual(now.cases.map((_, index) => index + 1))
  await undo(renumbered)
  await undo(inserted)
  expect(await list()).toEqual(before)
})
