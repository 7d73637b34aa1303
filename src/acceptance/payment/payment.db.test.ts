import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { registerMoneyRoutes } from '../../plan/money/routes.ts'
import { type PriceList, priceListSchema } from '../../plan/money/schema.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { depositRows } from '../../registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../registry/testing/sample-rows.ts'
import { registerPaymentRoutes } from './routes.ts'
import {
  comparisonSchema,
  type PayableBook,
  payableSchema,
  paymentDetailSchema,
  paymentsSchema,
} from './schema.ts'

let app: TestApp
let server: HttpServer
let lead: Browser
let list: PriceList
const contractorId = newId()
let commune = ''
/** Filled fields of up to 15 characters and longer ones of the accepted book of 1997, as its rows say. */
let fields: { readonly short: number; readonly long: number }

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerMoneyRoutes(to)
    registerPaymentRoutes(to, app)
  })
  const province = await addAgency(app, 'P', 'province')
  commune = await addAgency(app, 'N', 'commune', province)
  for (const year of [1997, 1998, 1999]) {
    const rows = sampleBirths(12, values => ({
      ...values,
      quyenSo: `01/${year}`,
      ngayDangKy: (values.ngayDangKy ?? '').replace('1997', String(year)),
      nksNgaySinh: (values.nksNgaySinh ?? '').replace('1997', String(year)),
    }))
    expect((await depositRows(app, commune, { year, rows })).rejected).toBe(0)
  }
  await app.asOwner(async client => {
    await client.query(
      `insert into contractor (id, agency_id, name, contract) values ($1, $2, 'Công ty Thử', 'Hợp đồng 01')`,
      [...[contractorId, province]],
    )
    await client.query(`update book set contractor_id = $1`, [contractorId])
    await client.query(`update book set state = 'accepted' where year in (1997, 1998)`)
    await client.query(`select count_book(agency_id, id, current_date) from book`)
    await client.query(`update book set pages = 20 where year in (1997, 1998)`)
    const counted = await client.query<{ short: number; long: number }>(`
      select count(*) filter (where length(f.value) <= 15)::int as short, count(*) filter (where length(f.value) > 15)::int as long
      from record r join record_version v on v.record_id = r.id, jsonb_each_text(v.fields) f where r.year = 1997 and f.value <> ''`)
    fields = counted.rows[0] ?? { short: 0, long: 0 }
  })
  await addAccount(app, 'so', 'province-lead', province)
  lead = await signInAs(server, 'so')
  const made = await lead.post('/api/prices', {
    ...{ name: 'Hợp đồng 01', source: 'Hợp đồng số 01/2026', appliesFrom: '2026-01-01', vatPercent: 8 },
    prices: [
      { step: 'scan', unit: 'page', amountVnd: 1000 },
      { step: 'key', unit: 'field', upToChars: 15, amountVnd: 100 },
      { step: 'key', unit: 'field', amountVnd: 200 },
      { step: 'record', unit: 'record', amountVnd: 5000 },
    ],
  })
  list = priceListSchema.parse(made.json())
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const place = () => ({ agencyId: list.agency.id, listId: list.id })
const payable = async () =>
  payableSchema.parse((await lead.post('/api/payments/payable', { contractorId, list: place() })).json())
const make = (books: readonly PayableBook[]) =>
  lead.post('/api/payments', {
    ...{ contractorId, list: place() },
    books: books.map(({ agency, id }) => ({ agencyId: agency.id, bookId: id })),
  })

test('only accepted books can be paid, by what was counted in them', async () => {
  const { books, total } = await payable()
  expect([total, books.map(({ year, pages, records }) => [year, pages, records])]).toEqual([
    2,
    [
      [1997, 20, 12],
      [1998, 20, 12],
    ],
  ])
  expect(books[0]?.amountVnd).toBe(20 * 1000 + fields.short * 100 + fields.long * 200 + 12 * 5000)
})

test('a statement has a number, its papers and each book once; cancelled, its books can be paid again', async () => {
  const { books } = await payable()
  const answers = await Promise.all([make(books), make(books)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  const made = paymentDetailSchema.parse(answers.find(({ statusCode }) => statusCode === 201)?.json())
  const sum = books.reduce((all, { amountVnd }) => all + amountVnd, 0)
  expect(made).toMatchObject({
    number: expect.stringMatching(/^1\/TT-\d{4}$/),
    ...{ sumVnd: sum, vatVnd: Math.round(sum * 0.08), books: 2, payableBooks: books, cancelled: null },
  })
  expect(made.words.endsWith(' đồng')).toBe(true)
  expect(made.lines.map(({ quantity }) => quantity)).toEqual([40, 2 * fields.short, 2 * fields.long, 24])
  expect((await payable()).books).toEqual([])

  const path = `/api/payments/${made.agency.id}/${made.id}`
  for (const [format, head] of [
    ['pdf', '%PDF'],
    ['docx', 'PK'],
  ] as const) {
    const file = await lead.get(`${path}/${format}`)
    expect(file.rawPayload.subarray(0, head.length).toString()).toBe(head)
  }
  expect((await lead.post(`${path}/cancellation`, { reason: 'Lập nhầm đợt' })).json()).toMatchObject({
    cancelled: { reason: 'Lập nhầm đợt' },
  })
  expect((await lead.post(`${path}/cancellation`, { reason: 'Lập nhầm đợt' })).json()).toMatchObject({
    code: 'payment.cancelled',
  })
  expect((await payable()).books).toHaveLength(2)
})

test('a book that is not accepted is refused', async () => {
  const { rows } = await app.asOwner(client =>
    client.query<{ id: string }>('select id from book where year = 1999'),
  )
  const [book] = (await payable()).books
  if (book === undefined) throw new Error('nothing to pay')
  const answer = await make([book, { ...book, id: rows[0]?.id ?? '' }])
  expect(answer.json()).toMatchObject({ code: 'payment.not-payable', params: { count: 1 } })
})

test('the plan stands beside what is accepted and paid', async () => {
  const { books } = await payable()
  const [first] = books
  if (first === undefined) throw new Error('nothing to pay')
  expect((await make([first])).json()).toMatchObject({ number: expect.stringMatching(/^2\//) })
  const { payments } = paymentsSchema.parse(
    (await lead.get(`/api/payments?contractor=${contractorId}`)).json(),
  )
  expect(payments.map(({ number, cancelled }) => [Number(number.split('/')[0]), cancelled === null])).toEqual(
    [
      [2, true],
      [1, false],
    ],
  )
  for (const by of ['agency', 'kind', 'contractor']) {
    const answer = await lead.get(`/api/prices/${list.agency.id}/${list.id}/comparison?by=${by}`)
    const { rows, total } = comparisonSchema.parse(answer.json())
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject(total)
    expect(total).toMatchObject({
      planned: { books: 3, records: 36 },
      accepted: { books: 2, records: 24 },
      paid: { books: 1, amountVnd: first.amountVnd },
    })
    expect(total.planned.amountVnd).toBeGreaterThan(total.accepted.amountVnd)
  }
})
