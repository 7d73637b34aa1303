import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { contractorListSchema } from './contractors/schema.ts'
import { pairListSchema } from './duplicates/schema.ts'
import { bookPaperSchema } from './paper/schema.ts'
import { suggestionsSchema } from './periods/schema.ts'
import { reviewSchema } from './review/schema.ts'
import { registerInventoryRoutes } from './routes.ts'
import { bookListSchema, bookSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
/** Province P with the district D (ended 2025), its old communes A and B and the new commune N that took A over. */
let id: Readonly<Record<'P' | 'D' | 'A' | 'B' | 'N', string>>
let lead: Browser
let officer: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, each => registerInventoryRoutes(each, app, { isolate: false }))
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await app.asOwner(client =>
    client.query('truncate agency, account, book, contractor, setting, journal, journal_head cascade'),
  )
  const P = await addAgency(app, 'P', 'province')
  const D = await addAgency(app, 'D', 'district', P)
  const A = await addAgency(app, 'A', 'commune', D)
  const B = await addAgency(app, 'B', 'commune', D)
  const N = await addAgency(app, 'N', 'commune', P)
  id = { P, D, A, B, N }
  await addAccount(app, 'lead', 'province-lead', P)
  await addAccount(app, 'officer', 'registrar', N)
  lead = await signInAs(server, 'lead')
  officer = await signInAs(server, 'officer')
  const answer = await lead.post('/api/successions', {
    ...{ onDate: '2025-07-01', kind: 'merge' },
    links: [{ predecessorId: A, successorId: N, extent: 'full' }],
  })
  expect(answer.statusCode).toBe(201)
})

const add = async (agency: keyof typeof id, kind: string, year: number, more: object = {}) => {
  const answer = await lead.post('/api/books', { agencyId: id[agency], kind, year, volume: '1', ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return bookSchema.parse(answer.json())
}
const list = async (query: string, who: Browser = lead) =>
  bookListSchema.parse((await who.get(`/api/books?${query}`)).json())
const paperOf = async ({ agency, id: book }: { agency: { id: string }; id: string }) =>
  bookPaperSchema.parse((await lead.get(`/api/books/${agency.id}/${book}/paper`)).json())
const write = (book: { agency: { id: string }; id: string }, change: object, who: Browser = lead) =>
  who.post(`/api/books/${book.agency.id}/${book.id}/paper`, change)
const ref = (book: { agency: { id: string }; id: string }) => ({ agencyId: book.agency.id, bookId: book.id })
const chooseSchemes = () =>
  lead.post('/api/periods', {
    inForce: { province: 'ben-tre-so', district: 'ben-tre', commune: 'ben-tre' },
    own: [],
  })
const journal = async (action: string) => {
  const { rows } = await app.asOwner(client =>
    client.query('select agency_id, detail from journal where action = $1 order by at', [action]),
  )
  return rows
}

describe('the list of books', () => {
  test('narrows by every filter, sums the numbers of all that fit, and follows mergers', async () => {
    const [ks, kh] = [await add('A', 'KS', 2005), await add('B', 'KH', 2010)]
    await add('P', 'KS', 2014)
    await app.asOwner(async client => {
      await client.query(`update book set pages = 7, cases = 5, keyed = 5, state = 'checked' where id = $1`, [
        ks.id,
      ])
      await client.query(`update book set pages = 3 where id = $1`, [kh.id])
    })
    await write(kh, { registering: { standing: 'lost' } })
    const found = async (query: string) =>
      (await list(query)).books.map(book => `${book.agency.code}.${book.kind}`)
    expect(await list('')).toMatchObject({ total: 3, sums: { pages: 10, cases: 5, keyed: 5, accepted: 0 } })
    expect(await found(`under=${id.N}`)).toEqual(['A.KS'])
    expect(await found(`under=${id.D}`)).toEqual(['B.KH', 'A.KS'])
    expect(await found(`under=${id.B}`)).toEqual(['B.KH'])
    expect(await found(`agency=${id.A}`)).toEqual(['A.KS'])
    expect(await found('level=province')).toEqual(['P.KS'])
    expect(await found('kinds=KH,KT')).toEqual(['B.KH'])
    expect(await found('yearFrom=2006&yearTo=2012')).toEqual(['B.KH'])
    expect(await found('step=scanned')).toEqual(['B.KH', 'A.KS'])
    expect(await found('step=unkeyed')).toEqual(['B.KH', 'P.KS'])
    expect(await found('step=checked')).toEqual(['A.KS'])
    expect(await found('standing=lost')).toEqual(['B.KH'])
    expect(await found('second=none&standing=present')).toEqual(['A.KS', 'P.KS'])
    expect(await found('reviewed=yes')).toEqual([])
    expect(await found('contractor=none&period=none&year=2014')).toEqual(['P.KS'])
    expect((await lead.get('/api/books?kinds=x')).statusCode).toBe(422)
  })
})

describe('the paper of a book', () => {
  test('is written piece by piece, read back, journaled once, and classified by its dates', async () => {
    await chooseSchemes()
    const book = await add('A', 'KS', 2004, { paper: { registering: { place: 'Kho 1', paperSize: 'A3' } } })
    expect(book.period).toBe('ben-tre:3')
    expect(await paperOf(book)).toMatchObject({
      periodSource: 'rule',
      copies: [{ copy: 'registering', standing: 'present', place: 'Kho 1', paperSize: 'A3', holder: null }],
    })
    const answer = await write(
      book,
      {
        ...{
          openedOn: '2005-11-02',
          endedOn: '2006-08-30',
          lastNumber: '187',
          closingTotal: 187,
          reviewed: true,
        },
        superior: { standing: 'present', place: 'Kho Phòng Tư pháp' },
      },
      officer,
    )
    expect(answer.statusCode, answer.body).toBe(200)
    expect(await paperOf(book)).toMatchObject({
      ...{ lastNumber: '187', closingTotal: 187, reviewedBy: 'Người officer' },
      // 2006 belongs to two periods in the plan's own words: somebody has to look.
      ...{ period: null, possiblePeriods: ['ben-tre:2', 'ben-tre:3'] },
      copies: [{ copy: 'registering' }, { copy: 'superior', standing: 'present' }],
    })
    expect(await journal('book.update')).toHaveLength(1)
    await write(book, { lastNumber: '187' })
    expect(await journal('book.update')).toHaveLength(1)
    await write(book, { period: 'ben-tre:2' })
    expect(await paperOf(book)).toMatchObject({ period: 'ben-tre:2', periodSource: 'person' })
    expect((await write(book, { period: 'ben-tre:9' })).json()).toMatchObject({ code: 'period.unknown' })
    expect((await write(book, { endedOn: '2004-01-01' })).json()).toMatchObject({ code: 'book.dates' })
  })

  test('of a closed book: where it lies may be written, what stands in it may not', async () => {
    const book = await add('A', 'KS', 2004)
    await lead.post(`/api/books/${id.A}/${book.id}/closing`)
    expect((await write(book, { registering: { place: 'Kho 2' } })).statusCode).toBe(200)
    expect((await write(book, { closingTotal: 12 })).json()).toMatchObject({ code: 'book.closed' })
    expect((await write(book, { registering: { place: 'x' } }, await stranger())).statusCode).toBe(404)
  })
})

async function stranger(): Promise<Browser> {
  await addAccount(app, 'stranger', 'registrar', id.B)
  return signInAs(server, 'stranger')
}

describe('legal periods', () => {
  test('are suggested by dates and given in bulk; what a person said stays; a new scheme makes it all anew', async () => {
    await add('A', 'KS', 2004)
    const twice = await add('A', 'KH', 2006)
    await add('B', 'KT', 2020)
    await add('P', 'KH', 2000)
    const suggest = async () => suggestionsSchema.parse((await lead.get('/api/periods/suggestions')).json())
    expect((await suggest()).open).toEqual([
      { level: 'commune', hasScheme: false, periods: [], books: 3 },
      { level: 'province', hasScheme: false, periods: [], books: 1 },
    ])
    expect((await officer.post('/api/periods', {})).statusCode).toBe(403)
    await chooseSchemes()
    expect((await suggest()).open).toEqual([
      { level: 'commune', hasScheme: true, periods: [], books: 1 },
      { level: 'commune', hasScheme: true, periods: ['ben-tre:2', 'ben-tre:3'], books: 1 },
      { level: 'commune', hasScheme: true, periods: ['ben-tre:3'], books: 1 },
      { level: 'province', hasScheme: true, periods: ['ben-tre-so:3'], books: 1 },
    ])
    const classify = async () => (await lead.post('/api/periods/classification', { filter: {} })).json()
    expect(await classify()).toEqual({ books: 2 })
    expect(await classify()).toEqual({ books: 0 })
    expect(await journal('book.classify')).toHaveLength(2)
    expect(
      (await lead.post('/api/books/period', { books: [ref(twice)], period: 'ben-tre:2' })).statusCode,
    ).toBe(204)
    expect(await suggest()).toMatchObject({ classified: 3, open: [{ books: 1, periods: [] }] })
    expect((await list('period=ben-tre:2')).books.map(book => book.kind)).toEqual(['KH'])

    const own = {
      ...{ id: 'own-ba', name: 'Ba giai đoạn' },
      periods: [{ id: 'a', name: 'Trước 2010', from: null, to: '2009-12-31', law: null }],
    }
    const inForce = { province: 'ben-tre-so', district: null, commune: 'own-ba' }
    expect((await lead.post('/api/periods', { inForce, own: [own] })).statusCode).toBe(200)
    expect(await suggest()).toMatchObject({ classified: 1 })
    expect(await classify()).toEqual({ books: 2 })
    expect((await list('period=own-ba:a')).total).toBe(2)
    const bad = { inForce: { ...inForce, commune: 'gone' }, own: [] }
    expect((await lead.post('/api/periods', bad)).json()).toMatchObject({ code: 'period.unknown' })
  })
})

describe('contractors', () => {
  test('are declared, given books, ended; another agency’s can’t be changed', async () => {
    const book = await add('A', 'KS', 2004)
    const made = await lead.post('/api/contractors', { name: 'Công ty Số hóa Ví dụ', contract: 'HĐ 12/2026' })
    const [contractor] = contractorListSchema.parse(made.json()).contractors
    const give = (contractorId: string | null) =>
      lead.post('/api/books/contractor', { books: [ref(book)], contractorId })
    expect((await give(contractor?.id ?? '')).statusCode).toBe(204)
    expect((await list(`contractor=${contractor?.id}`)).total).toBe(1)
    expect(await paperOf(book)).toMatchObject({ contractor: { name: 'Công ty Số hóa Ví dụ' } })
    const twice = await lead.post('/api/contractors', {
      name: 'công ty số hóa ví dụ',
      contract: 'HĐ 12/2026',
    })
    expect(twice.json()).toMatchObject({ code: 'contractor.exists' })
    const change = { name: 'Công ty Ví dụ', contract: '', signedOn: null, ended: true }
    await addAccount(app, 'phong', 'district', id.D)
    const district = await signInAs(server, 'phong')
    expect((await district.post(`/api/contractors/${contractor?.id}`, change)).statusCode).toBe(404)
    expect((await lead.post(`/api/contractors/${contractor?.id}`, change)).json()).toMatchObject({
      contractors: [{ name: 'Công ty Ví dụ', books: 1 }],
    })
    expect((await give(null)).statusCode).toBe(204)
    expect((await give(contractor?.id ?? '')).json()).toMatchObject({ code: 'contractor.ended' })
    expect(await journal('book.contractor')).toHaveLength(2)
  })
})

describe('a book that commune and district both listed', () => {
  const pairs = async (settled = 'no') =>
    pairListSchema.parse((await lead.get(`/api/book-pairs?settled=${settled}`)).json())
  const settle = (first: object, second: object, verdict: string) =>
    lead.post('/api/book-pairs', { first, second, verdict })

  test('is found by its facts, settled as the second copy, and taken apart again', async () => {
    const paper = { lastNumber: '187', registering: { sheets: 200, condition: 'worn' } }
    const one = await add('A', 'KS', 2004, { closingTotal: 187 })
    const other = await add('D', 'KS', 2004, { closingTotal: 187, paper })
    await add('B', 'KS', 2004, { closingTotal: 187 })
    await add('P', 'KS', 2004, { closingTotal: 90 })
    // B is the district's too: the same facts make a second pair, which is no copy.
    const open = await pairs()
    expect(open.total).toBe(2)
    const pair = open.pairs.find(({ first }) => first.id === one.id)
    expect(pair).toMatchObject({
      second: { id: other.id, lastNumber: '187', worked: false },
      same: { closingTotal: true, volume: true, lastNumber: false },
    })
    expect((await list('duplicates=likely')).total).toBe(3)

    await app.asOwner(client => client.query('update book set pages = 2 where id = $1', [other.id]))
    expect((await settle(ref(one), ref(other), 'second')).json()).toMatchObject({ code: 'book.work-begun' })
    await app.asOwner(client => client.query('update book set pages = 0 where id = $1', [other.id]))
    expect((await settle(ref(one), ref(other), 'second')).statusCode).toBe(204)
    expect((await list('')).books.map(book => book.id)).not.toContain(other.id)
    expect(await paperOf(one)).toMatchObject({
      lastNumber: '187',
      copies: [{}, { copy: 'superior', standing: 'present', sheets: 200, place: 'Cơ quan D' }],
    })
    expect(await paperOf(other)).toMatchObject({ secondOf: { agency: { code: 'A' }, id: one.id } })
    expect(await pairs()).toMatchObject({ total: 0 })
    expect(await pairs('second')).toMatchObject({ total: 1, pairs: [{ first: { id: one.id } }] })

    await settle(ref(one), ref(other), 'open')
    expect((await list('')).total).toBe(4)
    expect((await pairs()).total).toBe(2)
    await settle(ref(one), ref(other), 'different')
    expect((await pairs()).total).toBe(1)
    expect(await pairs('different')).toMatchObject({ total: 1 })
    expect((await settle(ref(one), { ...ref(other), agencyId: id.B }, 'open')).statusCode).toBe(404)
  })
})

test('the report of the review counts what the list shows, on screen and as a workbook', async () => {
  await chooseSchemes()
  const lost = await add('A', 'KS', 2004, { closingTotal: 20, paper: { registering: { standing: 'lost' } } })
  await add('A', 'KS', 2003, { paper: { reviewed: true, registering: { sheets: 50, condition: 'torn' } } })
  await add('B', 'KH', 2010, { closingTotal: 5, paper: { superior: { standing: 'present' } } })
  const review = reviewSchema.parse((await lead.get('/api/inventory/review')).json())
  expect(review.total).toEqual({
    ...{ books: 3, reviewed: 1, lost: 1, destroyed: 0, torn: 1, illegible: 0, second: 1 },
    ...{ withTotal: 2, closingTotal: 25, withSheets: 1, sheets: 50 },
  })
  for (const { agency, kind, period, ...counts } of review.rows) {
    const where = `agency=${agency.id}&kind=${kind}&period=${period ?? 'none'}`
    expect((await list(where)).total).toBe(counts.books)
    expect((await list(`${where}&standing=lost`)).total).toBe(counts.lost)
    expect((await list(`${where}&condition=torn&standing=present`)).total).toBe(counts.torn)
    expect((await list(`${where}&reviewed=yes`)).total).toBe(counts.reviewed)
    expect((await list(`${where}&second=present`)).total).toBe(counts.second)
  }
  expect((await list('standing=lost')).books.map(book => book.id)).toEqual([lost.id])
  const workbook = await lead.get('/api/inventory/review.xlsx')
  expect(workbook.statusCode).toBe(200)
  expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK')
})
