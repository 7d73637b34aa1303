import ExcelJS from 'exceljs'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerMoneyRoutes } from './routes.ts'
import { type Estimate, estimateSchema, type PriceList, priceListSchema, priceListsSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
let lead: Browser
const id: Record<string, string> = {}

const terms = { source: 'Báo giá số 5 của đơn vị thử', appliesFrom: '2026-01-01', vatPercent: 8 }
const prices = [
  { step: 'scan', unit: 'page', paperSize: 'A3', amountVnd: 2000 },
  { step: 'scan', unit: 'page', amountVnd: 1000 },
  { step: 'record', unit: 'record', amountVnd: 5000 },
]

interface Copy {
  readonly size?: string
  readonly sheets?: number
}

/** A book with the numbers that stand on it, and what is known of its paper. */
async function addBook(
  agency: string,
  book: Readonly<Record<string, string | number>>,
  copy: Copy = {},
): Promise<void> {
  const row = { agency_id: id[agency] ?? '', id: newId(), kind: 'KS', volume: '01', ...book }
  await app.asOwner(async client => {
    const places = Object.keys(row).map((_, at) => `$${at + 1}`)
    await client.query(`insert into book (${Object.keys(row)}) values (${places})`, Object.values(row))
    await client.query('update book_copy set paper_size = $2, sheets = $3 where book_id = $1', [
      ...[row.id, copy.size ?? null, copy.sheets ?? null],
    ])
  })
}

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, registerMoneyRoutes)
  id.province = await addAgency(app, 'P', 'province')
  id.now = await addAgency(app, 'N', 'commune', id.province)
  id.other = await addAgency(app, 'O', 'commune', id.province)
  id.old = await addAgency(app, 'A', 'commune', id.province)
  const { province = '', now = '', old = '' } = id
  await app.asOwner(async client => {
    await client.query(`update agency set valid_to = '2025-07-01' where id = $1`, [old])
    await client.query(
      `insert into agency_succession (predecessor_id, successor_id, on_date, extent) values ($1, $2, '2025-07-01', 'full')`,
      [old, now],
    )
  })
  const A3 = { size: 'A3' }
  await addBook('old', { year: 1997, state: 'accepted', pages: 100, deposited: 200, accepted: 200 }, A3)
  await addBook('old', { year: 1998, closing_total: 300 }, { ...A3, sheets: 160 })
  await addBook('now', { year: 2005, closing_total: 80 }, A3)
  await addBook('other', { year: 2006 })
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'xa', 'registrar', now)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  lead = await signInAs(server, 'so')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

async function enter(name: string): Promise<PriceList> {
  const answer = await lead.post('/api/prices', { name, ...terms, prices })
  expect([answer.statusCode, answer.body]).toEqual([201, answer.body])
  return priceListSchema.parse(answer.json())
}

const estimatePath = ({ agency, id: list }: PriceList, query: string, format = '') =>
  `/api/prices/${agency.id}/${list}/estimate${format}?${query}`

async function estimate(list: PriceList, query: string): Promise<Estimate> {
  const answer = await lead.get(estimatePath(list, query))
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body])
  return estimateSchema.parse(answer.json())
}

test('a price list is entered with its source; a change is its next version, and the same name again is refused', async () => {
  const first = await enter('Giá quét')
  expect(first).toMatchObject({ version: 1, newest: true, source: terms.source })
  expect((await lead.post('/api/prices', { name: 'Giá quét', ...terms, prices })).json()).toMatchObject({
    code: 'money.list-exists',
  })
  const path = `/api/prices/${first.agency.id}/${first.id}`
  const second = await lead.post(`${path}/versions`, { ...terms, vatPercent: 10, prices })
  expect(second.json()).toMatchObject({ name: 'Giá quét', version: 2, vatPercent: 10, newest: true })
  const twice = await lead.post(`${path}/versions`, { ...terms, prices: [...prices, prices[2]] })
  expect(twice.json()).toMatchObject({ code: 'money.twice', message: expect.stringContaining('4') })
  await lead.post(`${path}/retirement`, { retired: true })
  const { lists } = priceListsSchema.parse((await lead.get('/api/prices')).json())
  expect(lists.map(({ version, newest, retiredAt }) => [version, newest, retiredAt === null])).toEqual([
    [2, true, true],
    [1, false, false],
  ])
})

test('an estimate tells what is counted, what the paper says and what is only averaged; books of a merged commune stand with who keeps them', async () => {
  const list = await enter('Giá dự toán')
  const found = await estimate(list, 'by=agency')
  // Known: 260 pages and 500 records of two books, so 80 records are 41.6 pages; the last book is the average of the others.
  expect(found.pages).toEqual({ counted: 100, paper: 160, average: 42 + 130, assumed: 0 })
  expect(found.records).toEqual({ counted: 200, paper: 380, average: 193, assumed: 0 })
  expect(found.rows.map(({ name, books, amountVnd }) => [name, books, amountVnd])).toEqual([
    ['Cơ quan N', 3, 302 * 2000 + 580 * 5000],
    ['Cơ quan O', 1, 130 * 1000 + 193 * 5000],
  ])
  expect(found).toMatchObject({ sumVnd: 4_599_000, vatVnd: 367_920, totalVnd: 4_966_920 })
  expect(found.words).toBe('Bốn triệu chín trăm sáu mươi sáu nghìn chín trăm hai mươi đồng')
  expect(found.left).toMatchObject({ booksWithoutSize: 1, booksWithoutPages: 0 })
})

test('of one commune the estimate is that of its books, by the averages of all', async () => {
  const list = await enter('Giá một xã')
  const found = await estimate(list, `by=kind&under=${id.other}`)
  expect(found.rows).toMatchObject([{ id: 'KS', books: 1, amountVnd: 130_000 + 965_000 }])
  expect(found.basis).toMatchObject([{ kind: 'KS', pagesPerBook: 130, measured: 3, from: 'kind' }])
})

test('phases of a plan divide the books', async () => {
  const list = await enter('Giá theo giai đoạn')
  const campaign = newId()
  const phase = {
    track: '',
    levels: ['commune'],
    kinds: ['KS'],
    fromOn: null,
    toOn: null,
    leadId: null,
    joiningIds: [],
    note: '',
  }
  const phases = [
    { ...phase, id: 'p1', name: 'Giai đoạn 1', yearFrom: 2005, yearTo: 2015 },
    { ...phase, id: 'p2', name: 'Giai đoạn 2', yearFrom: 1998, yearTo: 2004 },
  ]
  await app.asOwner(client =>
    client.query(
      `insert into campaign (agency_id, id, name, from_on, to_on, body) values ($1, $2, 'Kế hoạch', '2026-01-01', '2026-12-31', $3)`,
      [id.province, campaign, JSON.stringify({ leadId: null, joiningIds: [], people: [], phases })],
    ),
  )
  const found = await estimate(list, `by=phase&campaign=${id.province}:${campaign}`)
  expect(found.rows.map(({ name, books }) => [name, books])).toEqual([
    ['Giai đoạn 1', 2],
    ['Giai đoạn 2', 1],
    [null, 1],
  ])
  expect((await lead.get(estimatePath(list, `campaign=${id.province}:${newId()}`))).statusCode).toBe(404)
})

test('fields are priced by how long they are in records of the kind, or by an assumption that says so', async () => {
  const answer = await lead.post('/api/prices', {
    ...{ name: 'Giá theo trường', ...terms },
    prices: [
      { step: 'key', unit: 'field', upToChars: 15, amountVnd: 100 },
      { step: 'key', unit: 'field', amountVnd: 200 },
    ],
  })
  const found = await estimate(priceListSchema.parse(answer.json()), 'by=kind')
  const [basis] = found.basis
  expect(basis).toMatchObject({ recordsMeasured: 0 })
  expect(basis?.fieldsPerRecord).toBeGreaterThan(5)
  expect(found.lines.every(({ quantity }) => quantity.assumed > 0 && quantity.counted === 0)).toBe(true)
})

test('the workbook holds numbers that add up, the papers are made, and both say that no price is official', async () => {
  const list = await enter('Giá xuất tệp')
  const xlsx = await lead.get(estimatePath(list, 'by=agency', '.xlsx'))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(xlsx.rawPayload).buffer)
  const details = workbook.getWorksheet('Chi tiết')
  const amounts = details?.getColumn(15).values.filter(value => typeof value === 'number')
  expect(amounts?.reduce((sum, each) => sum + each, 0)).toBe(4_599_000)
  const cells: string[] = []
  workbook.worksheets[0]?.eachRow(row => row.eachCell(cell => void cells.push(cell.text)))
  expect(cells.join('\n')).toContain('không xác nhận đơn giá nào là đơn giá do Nhà nước ban hành')
  const pdf = await lead.get(estimatePath(list, 'by=agency', '.pdf'))
  expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  expect((await lead.get(estimatePath(list, 'by=agency', '.docx'))).headers['content-disposition']).toContain(
    '.docx',
  )
})

test('who may only read enters no prices; a commune sees no money at all', async () => {
  const auditor = await signInAs(server, 'thanh-tra')
  expect((await auditor.get('/api/prices')).statusCode).toBe(200)
  expect((await auditor.post('/api/prices', { name: 'x', ...terms, prices })).statusCode).toBe(403)
  expect((await (await signInAs(server, 'xa')).get('/api/prices')).statusCode).toBe(403)
})
