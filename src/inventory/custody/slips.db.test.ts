import PizZip from 'pizzip'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../access/testing.ts'
import { fromPizZip } from '../../papers/word/docx-parts.ts'
import { parseXml, textOf } from '../../papers/word/xml-tree.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { dayAfter, dayBefore, today } from '../../platform/vietnam-day.ts'
import { registerInventoryRoutes } from '../routes.ts'
import type { NewSlip, Party, SlipDetail } from './schema.ts'
import { verifySlips } from './verify-slips.ts'

let app: TestApp
let server: HttpServer
let id: Readonly<Record<'P' | 'A' | 'B', string>>
let books: readonly string[]
let firm: string
/** Who leads the province; registrars of the communes A and B. */
let lead: Browser
let one: Browser
let two: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, each => registerInventoryRoutes(each, app))
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await app.asOwner(client =>
    client.query('truncate agency, account, book, journal, journal_head, contractor, file cascade'),
  )
  const P = await addAgency(app, 'P', 'province')
  id = { P, A: await addAgency(app, 'A', 'commune', P), B: await addAgency(app, 'B', 'commune', P) }
  books = [await addBook(app, id.A), await addBook(app, id.A)]
  firm = newId()
  await app.asOwner(client =>
    client.query(`insert into contractor (id, agency_id, name) values ($1, $2, 'Công ty Số Hóa Mẫu')`, [
      firm,
      P,
    ]),
  )
  await addAccount(app, 'lead', 'province-lead', P)
  await addAccount(app, 'one', 'registrar', id.A)
  await addAccount(app, 'two', 'registrar', id.B)
  lead = await signInAs(server, 'lead')
  one = await signInAs(server, 'one')
  two = await signInAs(server, 'two')
})

const agency = (key: keyof typeof id): Party => ({ kind: 'agency', id: id[key] })
const contractor = (): Party => ({ kind: 'contractor', id: firm })
const slipOf = (from: Party, to: Party, change: Partial<NewSlip> = {}, of = books): NewSlip => ({
  ...{ id: newId(), kind: 'hand-over', from, to, fromPerson: 'Bà Giao', toPerson: 'Ông Nhận' },
  ...{ onDay: today(), dueOn: null, reason: 'Số hóa', note: '', returns: null },
  items: of.map(bookId => ({
    ...{ agencyId: id.A, bookId, copy: 'registering' as const, condition: 'Rách bìa', sheets: 200 },
  })),
  ...change,
})
const make = async (who: Browser, slip: NewSlip): Promise<SlipDetail> => {
  const answer = await who.post('/api/custody/slips', slip)
  expect(answer.statusCode).toBe(201)
  return answer.json()
}
const refused = async (who: Browser, slip: NewSlip): Promise<string> =>
  (await who.post('/api/custody/slips', slip)).json().code
const holdings = async (who: Browser) =>
  (await who.get('/api/custody/holdings'))
    .json()
    .holdings.map((each: { holder: Party; books: number }) => [each.holder.id, each.books])
const list = async (who: Browser, show = 'all') =>
  (await who.get(`/api/custody/slips?show=${show}`)).json().slips.map((slip: SlipDetail) => slip.number)
const cancel = (who: Browser, slip: SlipDetail) =>
  who.post(`/api/custody/slips/${slip.agency.id}/${slip.id}/cancellation`, { reason: 'lập nhầm phiếu' })

test('books handed to a contractor are known to be there until the slip of their return, and the papers say so', async () => {
  const year = today().slice(0, 4)
  const handed = await make(one, slipOf(agency('A'), contractor(), { dueOn: dayAfter(today()) }))
  expect(handed).toMatchObject({
    number: `1/BG-${year}`,
    outstanding: 2,
    overdue: false,
    to: { name: 'Công ty Số Hóa Mẫu' },
  })
  expect(await holdings(one)).toEqual([[firm, 2]])
  expect(await holdings(lead)).toEqual([[firm, 2]])
  expect(await list(one, 'open')).toEqual([`1/BG-${year}`])
  const place = `/api/custody/slips/${id.A}/${handed.id}`
  const docx = await one.get(`${place}/docx`)
  const xml = fromPizZip(new PizZip(docx.rawPayload)).get('word/document.xml')
  const words = textOf(parseXml(xml?.toString('utf8') ?? '')).normalize('NFC')
  for (const said of [
    'BIÊN BẢN BÀN GIAO SỔ HỘ TỊCH',
    'Bà Giao',
    'Ông Nhận',
    'Công ty Số Hóa Mẫu',
    'Rách bìa',
    'Cộng: 2 sổ',
    'Hạn trả',
  ])
    expect(words).toContain(said)
  expect((await one.get(`${place}/pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')

  const [first = ''] = books
  const back = await make(
    one,
    slipOf(contractor(), agency('A'), { kind: 'return', returns: handed.id }, [first]),
  )
  expect(back).toMatchObject({ number: `2/BG-${year}`, returns: `1/BG-${year}` })
  expect(await holdings(one)).toEqual([[firm, 1]])
  const history = (await one.get(`/api/books/${id.A}/${first}/custody`)).json().movements
  expect(
    history.map((move: { slip: { kind: string }; current: boolean }) => [move.slip.kind, move.current]),
  ).toEqual([
    ['return', true],
    ['hand-over', false],
  ])
})

test('the same request again makes no second slip', async () => {
  const slip = slipOf(agency('A'), contractor())
  await make(one, slip)
  await make(one, slip)
  expect(await list(one)).toHaveLength(1)
})

test('a book that a slip gave away moves only from there; one that is lost does not move', async () => {
  await make(one, slipOf(agency('A'), contractor()))
  expect(await refused(one, slipOf(agency('A'), agency('B')))).toBe('custody.elsewhere')
  await app.asOwner(client => client.query(`update book_copy set standing = 'lost'`))
  expect(await refused(one, slipOf(contractor(), agency('A')))).toBe('custody.gone')
})

test('what makes no sense is refused: the same side twice, a day to come, a contractor that ended', async () => {
  expect(await refused(one, slipOf(agency('A'), agency('A')))).toBe('custody.same-side')
  expect(await refused(one, slipOf(agency('A'), contractor(), { onDay: dayAfter(today()) }))).toBe(
    'custody.day',
  )
  expect(await refused(one, slipOf(agency('A'), contractor(), { dueOn: dayBefore(today()) }))).toBe(
    'custody.day',
  )
  await app.asOwner(client => client.query('update contractor set ended_at = now()'))
  expect(await refused(one, slipOf(agency('A'), contractor()))).toBe('custody.ended')
})

test('a hand-over is overdue after its day', async () => {
  const slip = slipOf(agency('A'), contractor(), { onDay: '2026-01-05', dueOn: '2026-02-05' })
  expect(await make(one, slip)).toMatchObject({ overdue: true })
  expect(await list(one, 'overdue')).toHaveLength(1)
  const { holdings: held } = (await one.get('/api/custody/holdings')).json()
  expect(held).toMatchObject([{ overdue: 2, dueOn: '2026-02-05' }])
})

test('both sides see a slip, and no other commune; only whose books they are makes one', async () => {
  const handed = await make(one, slipOf(agency('A'), agency('B')))
  expect((await two.get(`/api/custody/slips/${id.A}/${handed.id}`)).json()).toMatchObject({
    items: [{ here: true }, { here: true }],
  })
  const other = await make(one, slipOf(agency('B'), contractor()))
  expect(await list(two)).toHaveLength(2)
  expect(await refused(two, slipOf(contractor(), agency('B')))).toBe('not-found')
  expect((await cancel(two, other)).statusCode).toBe(404)
  const away = await make(one, slipOf(contractor(), agency('P')))
  expect((await two.get(`/api/custody/slips/${id.A}/${away.id}`)).statusCode).toBe(404)
  expect((await two.get(`/api/custody/slips/${id.A}/${away.id}/pdf`)).statusCode).toBe(404)
  expect(await list(lead)).toHaveLength(3)
})

test('a cancelled slip keeps its number, and its books are where they were; one that a later slip follows can’t be', async () => {
  const first = await make(one, slipOf(agency('A'), contractor()))
  const second = await make(lead, slipOf(contractor(), agency('P')))
  expect((await cancel(one, first)).json().code).toBe('custody.moved-since')
  expect(await holdings(one)).toEqual([[id.P, 2]])
  expect((await cancel(lead, second)).json()).toMatchObject({ cancelled: { reason: 'lập nhầm phiếu' } })
  expect(await holdings(one)).toEqual([[firm, 2]])
  expect((await cancel(one, first)).statusCode).toBe(200)
  expect(await holdings(one)).toEqual([])
  expect((await cancel(one, first)).json().code).toBe('custody.cancelled')
  const verify = () => app.database.transaction({ scope: 'all' }, verifySlips)
  expect(await verify()).toEqual([])
  await app.asOwner(client =>
    client.query(`update book_copy set slip_id = $1 where book_id = $2`, [second.id, books[0]]),
  )
  expect(await verify()).toEqual([{ code: 'slip.copy', book: books[0] }])
  await app.asOwner(client => client.query('update book_copy set slip_id = null'))
  expect(await make(one, slipOf(agency('A'), contractor()))).toMatchObject({
    number: expect.stringMatching(/^2\//),
  })
})

test('a slip starts from what is known: who has each copy, and the firms that work now', async () => {
  const [first = ''] = books
  await make(one, slipOf(agency('A'), contractor(), {}, [first]))
  const answer = await one.post('/api/custody/preparation', {
    books: books.map(bookId => ({ agencyId: id.A, bookId })),
  })
  const holders = answer
    .json()
    .items.map((item: { book: { id: string }; holder: Party; moved: boolean }) => [
      ...[item.book.id, item.holder.id, item.moved],
    ])
  expect(holders).toHaveLength(2)
  expect(holders).toEqual(
    expect.arrayContaining([
      [first, firm, true],
      [books[1], id.A, false],
    ]),
  )
  expect(answer.json().contractors).toEqual([{ id: firm, name: 'Công ty Số Hóa Mẫu' }])
  expect(
    (await two.post('/api/custody/preparation', { books: [{ agencyId: id.A, bookId: first }] })).statusCode,
  ).toBe(404)
})
