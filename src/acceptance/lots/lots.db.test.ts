import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { depositRows } from '../../registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../registry/testing/sample-rows.ts'
import { registerAcceptanceRoutes } from '../routes.ts'
import { drawSample } from '../sampling/draw.ts'
import type { Inspection, LotDetail, Proposal, Sample, SampleItem } from './schema.ts'

let app: TestApp
let server: HttpServer
const agencies: Record<string, string> = {}
const accounts: Record<string, string> = {}
const browsers: Record<string, Browser> = {}
let year = 1979
let book: { readonly agencyId: string; readonly bookId: string }

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerAcceptanceRoutes(to, app))
  agencies.province = await addAgency(app, '49', 'province')
  for (const code of ['20509', '20510'])
    agencies[code] = await addAgency(app, code, 'commune', agencies.province)
  const add = async (name: string, role: Parameters<typeof addAccount>[2], agency: string) => {
    accounts[name] = await addAccount(app, name, role, agencies[agency] ?? '')
    browsers[name] = await signInAs(server, name)
  }
  await add('so', 'province-lead', 'province')
  await add('xa', 'registrar', '20509')
  await add('xa-khac', 'registrar', '20510')
  await add('soat', 'checker', 'province')
  await add('thanh-tra', 'auditor', 'province')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  book = await deposit('20509', 40)
})

const by = (name: string): Browser => {
  const browser = browsers[name]
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
const query = (text: string, values: readonly unknown[] = []) =>
  app.asOwner(async client => (await client.query(text, [...values])).rows)

/** A book of a year of its own with so many deposited records. */
async function deposit(agency: string, rows: number) {
  const agencyId = agencies[agency] ?? ''
  const ofYear = ++year
  const dated = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, value.replace('1997', String(ofYear))]),
    )
  await depositRows(app, agencyId, { year: ofYear, rows: sampleBirths(rows, dated) })
  const [row] = await query('select id from book where agency_id = $1 and year = $2', [agencyId, ofYear])
  return { agencyId, bookId: String(row?.id) }
}

// Of 40 records, 13 are inspected and one may be nonconforming.
const plan = { standard: '2859-1', level: 'II', aql: 4, severity: 'normal', othersPerRecord: 2 } as const
const request = (more: object = {}) => ({ id: newId(), name: 'Đợt thử', books: [book], plan, ...more })
const make = async (more: object = {}) => {
  const answer = await by('so').post('/api/acceptance/lots', request(more))
  expect(answer.statusCode, answer.body).toBe(201)
  return `/api/acceptance/lots/${answer.json().agency}/${answer.json().lot}`
}
const lotOf = async (path: string, name = 'so'): Promise<LotDetail> => (await by(name).get(path)).json()
const sampleOf = async (path: string, name = 'so'): Promise<Sample> =>
  (await by(name).get(`${path}/sample`)).json()
const pathOf = ({ agency, id }: Sample['items'][number]) => `/api/acceptance/samples/${agency}/${id}`
const wrong = (field: string) => ({ field, found: 'Khác', note: '' })
const say = async (
  item: Sample['items'][number],
  errors: Inspection['errors'] = [],
  name = 'so',
  more: Partial<Inspection> = {},
) => {
  const { revision }: SampleItem = (await by(name).get(pathOf(item))).json()
  return by(name).post(pathOf(item), { revision, checked: true, errors, note: '', ...more })
}
/** Inspects the whole sample; so many of its first records have a wrong name. */
const inspectAll = async (path: string, nonconforming = 0) => {
  const { items } = await sampleOf(path)
  for (const [at, item] of items.entries())
    expect((await say(item, at < nonconforming ? [wrong('nksHoTen')] : [])).statusCode).toBe(200)
  return items
}
const bookNow = async () =>
  (
    await query('select state, closed_at is not null as closed, accepted from book where id = $1', [
      book.bookId,
    ])
  )[0]

describe('making a lot', () => {
  test('draws a sample that anybody with the seed draws again, and numbers the lots of the year', async () => {
    const path = await make()
    const { seed, plan: kept, number, size, state } = await lotOf(path)
    expect({ n: kept.n, ac: kept.ac, re: kept.re, size, state }).toEqual({
      ...{ n: 13, ac: 1, re: 2, size: 40, state: 'inspecting' },
    })
    const records = await query('select id from record where book_id = $1', [book.bookId])
    const drawn = await query('select record_id from sample_item where lot_id = $1 order by position', [
      path.slice(-36),
    ])
    expect(drawn.map(row => row.record_id)).toEqual(
      drawSample(
        records.map(row => String(row.id)),
        13,
        seed,
      ),
    )
    expect(number).toMatch(/^\d+\/NT-\d{4}$/)
  })

  test('asked for twice, makes one; a book is in one lot at a time', async () => {
    const asked = request()
    const first = await by('so').post('/api/acceptance/lots', asked)
    expect((await by('so').post('/api/acceptance/lots', asked)).json()).toEqual(first.json())
    const again = await by('so').post('/api/acceptance/lots', request())
    expect(again.json()).toMatchObject({ code: 'acceptance.hindered' })
    const { books }: Proposal = (await by('so').post('/api/acceptance/proposals', { books: [book] })).json()
    expect(books[0]?.hindrances).toEqual(['in-lot'])
    expect((await by('so').get('/api/acceptance/books')).json().books).not.toContainEqual(
      expect.objectContaining({ book: expect.objectContaining({ id: book.bookId }) }),
    )
  })

  test('is refused while a count is unexplained, for two contractors at once, and to who may not sign', async () => {
    await query('update book set closing_total = 41 where id = $1', [book.bookId])
    const list = (await by('so').get('/api/acceptance/books?limit=200')).json()
    expect(list.books).toContainEqual(
      expect.objectContaining({
        ...{ records: 40, closingTotal: 41, hindrances: ['unexplained'] },
      }),
    )
    expect((await by('so').post('/api/acceptance/lots', request())).json().code).toBe('acceptance.hindered')
    await query('update book set closing_total = null where id = $1', [book.bookId])
    const contractor = newId()
    await query('insert into contractor (id, agency_id, name) values ($1, $2, $3)', [
      contractor,
      agencies.province,
      'Công ty Thử',
    ])
    const other = await deposit('20510', 3)
    await query('update book set contractor_id = $1 where id = $2', [contractor, other.bookId])
    const mixed = await by('so').post('/api/acceptance/lots', request({ books: [book, other] }))
    expect(mixed.json().code).toBe('acceptance.mixed')
    expect((await by('xa').post('/api/acceptance/lots', request())).statusCode).toBe(403)
    const reduced = request({ plan: { ...plan, severity: 'reduced' } })
    expect((await by('so').post('/api/acceptance/lots', reduced)).json().code).toBe('acceptance.severity')
  })
})

describe('inspecting', () => {
  test('one critical field or two others make a record nonconforming; it can be taken back', async () => {
    const path = await make()
    const { items } = await sampleOf(path)
    const [first, second] = items
    if (first === undefined || second === undefined) throw new Error('no sample')
    expect((await say(first, [wrong('meDanToc')])).json()).toMatchObject({ state: 'conforming' })
    expect((await say(first, [wrong('meDanToc'), wrong('chaDanToc')])).json().state).toBe('nonconforming')
    expect((await say(second, [wrong('nksHoTen')])).json().state).toBe('nonconforming')
    expect(await lotOf(path)).toMatchObject({ inspected: 2, found: 2, findings: [{}, {}] })
    expect((await say(second, [], 'so', { checked: false })).json().state).toBe('waiting')
    expect(await lotOf(path)).toMatchObject({ inspected: 1, found: 1 })
    const stale = await by('so').post(pathOf(first), { revision: 0, checked: true, errors: [] })
    expect(stale.json().code).toBe('acceptance.changed')
    expect((await say(first, [wrong('khongCo')])).json().code).toBe('acceptance.field')
    const read = await query(`select count(*)::int as n from journal where action = 'sample.read'`)
    expect(read[0]?.n).toBeGreaterThan(3)
  })

  test('is not for who keyed, checked or delivered a book of the lot, and says which', async () => {
    const path = await make()
    const [item] = (await sampleOf(path)).items
    if (item === undefined) throw new Error('no sample')
    const { agencyId, bookId } = book
    const code = async (name: string) => (await say(item, [], name)).json().code
    await query(
      'insert into keying_batch (agency_id, id, book_id, pass, account_id) values ($1, $2, $3, 1, $4)',
      [agencyId, newId(), bookId, accounts.xa],
    )
    expect(await code('xa')).toBe('acceptance.own-keyed')
    expect((await sampleOf(path, 'xa')).ownWork).toContain('KS.19')
    await query('delete from keying_batch where account_id = $1', [accounts.xa])
    await query(
      `insert into package (agency_id, id, book_id, xlsx, xlsx_name, account_id)
       select agency_id, $2, $3, sha256, 'x.xlsx', $4 from file where agency_id = $1 limit 1`,
      [agencyId, newId(), bookId, accounts.xa],
    )
    expect(await code('xa')).toBe('acceptance.own-delivered')
    await query('update package set account_id = null')
    await query(
      `insert into finding (agency_id, id, package_id, code, severity, resolution, reason, resolved_by, resolved_at)
       select agency_id, $2, id, 'x', 'warning', 'as-in-book', 'như sổ', $3, now() from package where book_id = $1`,
      [bookId, newId(), accounts.xa],
    )
    expect(await code('xa')).toBe('acceptance.own-checked')
    await query('delete from finding where resolved_by = $1', [accounts.xa])
    expect((await say(item, [], 'xa')).statusCode).toBe(200)
  })

  test('is for the commune whose book it is and an assigned checker; nobody else sees the lot', async () => {
    const path = await make()
    const [item] = (await sampleOf(path, 'xa')).items
    if (item === undefined) throw new Error('no sample')
    expect((await lotOf(path, 'xa')).maySign).toBe(false)
    expect((await by('xa').get(`/api/books/${book.agencyId}/${book.bookId}/lots`)).json().lots).toHaveLength(
      1,
    )
    for (const name of ['xa-khac', 'soat']) {
      expect((await by(name).get(path)).statusCode).toBe(404)
      expect((await by(name).get(`${path}/sample`)).statusCode).toBe(404)
      expect((await by(name).get(pathOf(item))).statusCode).toBe(404)
      expect((await by(name).post(pathOf(item), { revision: 0, checked: true, errors: [] })).statusCode).toBe(
        404,
      )
      expect((await by(name).get('/api/acceptance/lots')).json().total).toBe(0)
    }
    await query('insert into assignment (account_id, agency_id, book_id) values ($1, $2, $3)', [
      ...[accounts.soat, book.agencyId, book.bookId],
    ])
    expect((await say(item, [], 'soat')).statusCode).toBe(200)
    expect((await by('soat').get(`${pathOf(item)}/pdf`)).statusCode).toBe(200)
    await query(`update assignment set sees = 'crop'`)
    expect((await by('soat').get(pathOf(item))).json().code).toBe('page.crop-only')
    await query('delete from assignment')
    expect((await by('thanh-tra').get(`${path}/sample`)).statusCode).toBe(403)
    expect((await lotOf(path, 'thanh-tra')).inspected).toBe(1)
  })
})

describe('signing', () => {
  const end = (path: string, what: string, body: object = {}, name = 'so') =>
    by(name).post(`${path}/${what}`, body)
  const reason = 'Sai họ tên nhiều, nhập lại'

  test('a lot that passed is accepted: its books are accepted and closed, and nothing of it changes any more', async () => {
    const path = await make()
    expect((await end(path, 'acceptance')).json().code).toBe('acceptance.unfinished')
    const [item] = await inspectAll(path, 1)
    expect(await lotOf(path)).toMatchObject({ state: 'judged', verdict: 'accept', found: 1 })
    expect((await end(path, 'acceptance', {}, 'xa')).statusCode).toBe(403)
    const signed = await end(path, 'acceptance', { remark: 'Đồng ý' })
    expect(signed.statusCode, signed.body).toBe(204)
    expect(await bookNow()).toEqual({ state: 'accepted', closed: true, accepted: 40 })
    const { said } = (await by('xa').get(`${path}/minutes`)).json()
    expect(said).toMatchObject({
      verdict: 'accepted',
      remark: 'Đồng ý',
      sample: { size: 13, nonconforming: 1 },
    })
    if (item === undefined) throw new Error('no sample')
    expect((await say(item)).json().code).toBe('acceptance.signed')
    expect((await end(path, 'withdrawal', { reason })).json().code).toBe('acceptance.signed')
  })

  test('a lot that failed can’t be accepted by anybody; rejected, its books come back and count as such', async () => {
    const path = await make()
    await inspectAll(path, 2)
    expect(await lotOf(path)).toMatchObject({ state: 'judged', verdict: 'reject', found: 2 })
    expect((await end(path, 'acceptance')).json().code).toBe('acceptance.failed')
    expect((await end(path, 'rejection', { reason })).statusCode).toBe(204)
    expect(await bookNow()).toEqual({ state: 'deposited', closed: false, accepted: 0 })
    const { lots } = (await by('xa').get(`/api/books/${book.agencyId}/${book.bookId}/lots`)).json()
    expect(lots).toMatchObject([{ state: 'rejected', reason, findings: [{}, {}] }])
    const proposal: Proposal = (await by('so').post('/api/acceptance/proposals', { books: [book] })).json()
    expect(proposal).toMatchObject({ resubmitted: true, books: [{ hindrances: [], rejected: { reason } }] })
    expect((await lotOf(await make())).plan.resubmitted).toBe(true)
  })

  test('is refused when a record changed after the draw; the lot is withdrawn, and its books are free', async () => {
    const path = await make()
    const [item] = await inspectAll(path)
    await query(
      'update record set version = version + 1 where id = (select record_id from sample_item where id = $1)',
      [item?.id],
    )
    expect((await end(path, 'acceptance')).json().code).toBe('acceptance.moved')
    expect((await end(path, 'rejection', { reason: 'ngắn' })).statusCode).toBe(422)
    expect((await end(path, 'withdrawal', { reason })).statusCode).toBe(204)
    await make()
  })

  test('two of five lots of a contractor rejected: the next is inspected tightened, and no less', async () => {
    const contractor = newId()
    await query('insert into contractor (id, agency_id, name) values ($1, $2, $3)', [
      ...[contractor, agencies.province, 'Công ty Hai'],
    ])
    for (const _ of [1, 2]) {
      book = await deposit('20509', 40)
      await query('update book set contractor_id = $1 where id = $2', [contractor, book.bookId])
      const path = await make()
      await inspectAll(path, 2)
      await end(path, 'rejection', { reason })
    }
    book = await deposit('20509', 40)
    await query('update book set contractor_id = $1 where id = $2', [contractor, book.bookId])
    const { series, severities }: Proposal = (
      await by('so').post('/api/acceptance/proposals', { books: [book] })
    ).json()
    expect(series).toMatchObject({ lots: 2, severity: 'tightened', because: 'two-of-five-rejected' })
    expect(severities).toEqual(['tightened'])
    expect((await by('so').post('/api/acceptance/lots', request())).json().code).toBe('acceptance.severity')
  })
})
