import { sql } from 'kysely'
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
import type { Transaction } from '../../platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { jobHandlers } from '../../worker.ts'
import { drawGold } from '../gold/draw-gold.ts'
import type { GoldDraft, GoldList } from '../gold/schema.ts'
import type { Quality } from '../quality/schema.ts'
import { registerKeyingRoutes } from '../routes.ts'
import type { Keying, Pack } from '../schema.ts'
import { addCases, keyed } from '../testing.ts'
import type { Arbitration, Decision, DifferenceList, ParkedEntry, ParkedList } from './schema.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let cases: readonly string[]
const accounts: Record<string, string> = {}
const browsers: Record<string, Browser> = {}

const keyers = ['an', 'binh', 'chi']
const right = { so: '1', ngayDangKy: '02.03.1987', nksHoTen: 'Nguyễn Thị Thử', nksNgaySinh: '01.03.1987' }

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerKeyingRoutes(to, app))
  agencyId = await addAgency(app, '10015')
  const elsewhere = await addAgency(app, '10016')
  const add = async (name: string, role: 'keyer' | 'checker' | 'registrar', at = agencyId) => {
    accounts[name] = await addAccount(app, name, role, at)
    browsers[name] = await signInAs(server, name)
  }
  for (const name of keyers) await add(name, 'keyer')
  await add('xa', 'registrar')
  await add('soat', 'checker')
  await add('xa-khac', 'registrar', elsewhere)
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  bookId = await addBook(app, agencyId)
  for (const name of [...keyers, 'soat']) await assign(accounts[name] ?? '')
  cases = await addCases(app, { agencyId, bookId }, 2)
})

const by = (name: string): Browser => {
  const browser = browsers[name]
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}
const asProgram = <T>(run: (tx: Transaction) => Promise<T>) => app.database.transaction({ scope: 'all' }, run)
const assign = (account: string) =>
  asProgram(tx =>
    tx
      .insertInto('assignment')
      .values({ account_id: account, agency_id: agencyId, book_id: bookId })
      .execute(),
  )
const setUp = (mode: string, goldShare = 0) =>
  asProgram(tx =>
    sql`insert into keying_setup (agency_id, book_id, mode, batch_size, fields, gold_share)
      values (${agencyId}, ${bookId}, ${mode}, 2, '{so,ngayDangKy,nksHoTen,nksNgaySinh}', ${goldShare})`.execute(
      tx,
    ),
  )
/** Takes the next batch and keys all of it; what each entry says, by its number. */
const key = async (
  name: string,
  of: (number: string) => Record<string, string>,
  more: Partial<Keying> = {},
) => {
  const { batch } = (await by(name).post(`/api/books/${agencyId}/${bookId}/keying/next`)).json()
  const path = `/api/keying/batches/${agencyId}/${batch}`
  const pack: Pack = (await by(name).get(path)).json()
  const keyings = pack.tasks.map(({ id, number }) => keyed(id, of(number), more))
  expect((await by(name).post(`${path}/keyings`, { keyings })).json().refused).toEqual([])
  await finishJobs(app, jobHandlers)
  return pack
}
const differences = async (name: string): Promise<DifferenceList> =>
  (await by(name).get(`/api/keying/differences?agency=${agencyId}&book=${bookId}`)).json()
const decide = (name: string, id: string, decision: Partial<Decision>) =>
  by(name).post(`/api/keying/differences/${agencyId}/${id}/decision`, {
    ...{ value: { side: 0 }, doubt: null, note: null },
    ...decision,
  })
const entries = () =>
  asProgram(async tx => {
    const { rows } = await sql<{
      number: string
      status: string
      fields: Record<string, string>
      doubts: object
    }>`
      select number, status, fields, doubts from entry where book_id = ${bookId} order by position`.execute(
      tx,
    )
    return rows
  })
const faults = () =>
  asProgram(async tx => {
    const { rows } = await sql<{ field: string; fault: string | null }>`
      select field, fault from keying_difference where book_id = ${bookId} order by field, id`.execute(tx)
    return rows.map(({ field, fault }) => `${field} ${fault}`)
  })
const waiting = async (name: string) => {
  const { books }: Arbitration = (await by(name).get('/api/keying/arbitration')).json()
  return books.find(({ id }) => id === bookId)
}

describe('differences', () => {
  const first = (so: string) => ({ ...right, so, nksHoTen: 'Nguyễn Thị Thử' })
  const second = (so: string) =>
    so === '1' ? { ...right, so, nksHoTen: 'Nguyễn Thị Thứ', nksNgaySinh: '1/3/1987' } : { ...right, so }
  beforeEach(async () => {
    await setUp('double')
    await key('an', first)
    await key('binh', second)
  })

  test('go to an arbiter, who is not told who wrote what; dates written otherwise are no difference', async () => {
    const list = await differences('soat')
    expect(list.total).toBe(1)
    const [only] = list.differences
    expect(only).toMatchObject({ field: 'nksHoTen', number: '1', entry: cases[0], pages: [{ part: 'main' }] })
    expect(only?.sides.map(({ value }) => value).sort()).toEqual(['Nguyễn Thị Thứ', 'Nguyễn Thị Thử'].sort())
    for (const name of keyers) expect(JSON.stringify(list)).not.toContain(accounts[name])
    // The order is by lot, and the same whenever it is looked at.
    expect((await differences('xa')).differences[0]?.sides).toEqual(only?.sides)
    expect(await waiting('xa')).toMatchObject({ differences: 1, parked: 0 })
  })

  test('the arbiter’s choice becomes the book’s data and says who was wrong', async () => {
    const [only] = (await differences('soat')).differences
    const side = only?.sides[0].value === 'Nguyễn Thị Thử' ? 0 : 1
    expect((await entries()).map(({ status }) => status)).toEqual(['assigned', 'keyed'])
    expect((await decide('soat', only?.id ?? '', { value: { side } })).statusCode).toBe(204)
    expect((await entries())[0]).toMatchObject({ status: 'keyed', fields: { nksHoTen: 'Nguyễn Thị Thử' } })
    expect(await faults()).toEqual(['nksHoTen second'])
    expect(await waiting('xa')).toBeUndefined()
  })

  test('another value, with a doubt and a note: both were wrong', async () => {
    const [only] = (await differences('soat')).differences
    const typed = ' Nguyễn  Thị Thu '
    const doubt = { kind: 'doubtful', note: 'mực nhòe' } as const
    await decide('soat', only?.id ?? '', { value: { typed }, doubt, note: 'xem dòng dưới' })
    const [entry] = await entries()
    expect(entry).toMatchObject({ fields: { nksHoTen: 'Nguyễn Thị Thu' }, doubts: { nksHoTen: doubt } })
    expect(await faults()).toEqual(['nksHoTen both'])
  })

  test('whoever was quicker decided; a decision can be taken back by who made it', async () => {
    const [only] = (await differences('soat')).differences
    const id = only?.id ?? ''
    await decide('soat', id, { value: { typed: 'Nguyễn Thị Thử' } })
    expect((await decide('xa', id, {})).json().code).toBe('keying.decided')
    const reopen = (name: string) => by(name).post(`/api/keying/differences/${agencyId}/${id}/reopening`)
    expect((await reopen('xa')).statusCode).toBe(404)
    expect((await reopen('soat')).statusCode).toBe(204)
    expect((await entries())[0]).toMatchObject({ status: 'assigned' })
    expect(await faults()).toEqual(['nksHoTen null'])
    // Nothing is left of the first decision, not even when the second is that the book has nothing there.
    await decide('soat', id, { value: { typed: '' } })
    expect((await entries())[0]?.fields).not.toHaveProperty('nksHoTen')
    expect((await entries())[0]?.status).toBe('keyed')
  })

  test('are nobody’s own: who keyed the entry neither sees nor settles its differences', async () => {
    const [only] = (await differences('soat')).differences
    // The registrar may key as well; here they took a batch that was taken back again.
    await asProgram(tx =>
      sql`update keying_batch set account_id = ${accounts['xa'] ?? ''} where book_id = ${bookId} and pass = 2`.execute(
        tx,
      ),
    )
    expect((await differences('xa')).total).toBe(0)
    expect(await waiting('xa')).toBeUndefined()
    const refused = await decide('xa', only?.id ?? '', {})
    expect(refused.statusCode).toBe(403)
    expect(refused.json().code).toBe('keying.own-work')
    expect((await entries())[0]?.status).toBe('assigned')
  })

  test('wait while the book is closed', async () => {
    const close = (at: string) =>
      asProgram(tx => sql`update book set closed_at = ${sql.raw(at)} where id = ${bookId}`.execute(tx))
    const [only] = (await differences('soat')).differences
    await close('now()')
    expect((await differences('soat')).total).toBe(0)
    expect((await decide('soat', only?.id ?? '', {})).json().code).toBe('book.closed')
    await close('null')
    expect((await differences('soat')).total).toBe(1)
  })

  test('stay within the jurisdiction; keyers are not asked', async () => {
    const [only] = (await differences('soat')).differences
    expect((await differences('xa-khac')).total).toBe(0)
    expect((await decide('xa-khac', only?.id ?? '', {})).statusCode).toBe(404)
    expect((await by('an').get('/api/keying/differences')).statusCode).toBe(403)
    expect((await decide('chi', only?.id ?? '', {})).statusCode).toBe(403)
  })

  test('who was wrong is kept by field, never by name', async () => {
    const [only] = (await differences('soat')).differences
    await decide('soat', only?.id ?? '', { value: { typed: 'Nguyễn Thị Thử' } })
    const answer = await by('xa').get(`/api/books/${agencyId}/${bookId}/keying/quality`)
    const quality: Quality = answer.json()
    expect(quality).toMatchObject({ mode: 'double', entries: { all: 2, finished: 2 } })
    expect(quality.fields.find(({ field }) => field === 'nksHoTen')).toMatchObject({
      ...{ fields: 2, twice: 2, faults: { first: 0, second: 1 }, kinds: { tones: 1 } },
    })
    expect(quality.evidence).toMatchObject({ fields: 8, twice: 8, differences: 1, open: 0 })
    expect(quality.unmeasured).toEqual(['shared', 'arbiter'])
    for (const id of Object.values(accounts)) expect(answer.body).not.toContain(id)
    const workbook = await by('xa').get(`/api/books/${agencyId}/${bookId}/keying/quality.xlsx`)
    expect(workbook.headers['content-disposition']).toContain('chat-luong-nhap_KS.2001')
    expect((await by('an').get(`/api/books/${agencyId}/${bookId}/keying/quality`)).statusCode).toBe(403)
  })
})

test('a parked entry goes to a second reader, who has the last word', async () => {
  await setUp('single')
  const note = 'Tên bị rách mất một nửa'
  await key('an', so => ({ ...right, so, nksHoTen: 'Nguyễn' }), { state: 'parked', note })
  const list: ParkedList = (await by('soat').get(`/api/keying/parked?book=${bookId}`)).json()
  expect(list.entries.map(({ entry, notes }) => ({ entry, notes }))).toEqual(
    cases.map(entry => ({ entry, notes: [note] })),
  )
  expect(await waiting('soat')).toMatchObject({ differences: 0, parked: 2 })
  const path = `/api/keying/parked/${agencyId}/${cases[0]}`
  expect((await by('an').get(path)).statusCode).toBe(403)
  expect((await by('xa-khac').get(path)).statusCode).toBe(404)
  const parked: ParkedEntry = (await by('soat').get(path)).json()
  expect(parked.keyings).toMatchObject([{ values: { nksHoTen: 'Nguyễn' }, note, parked: true }])
  expect(parked.fields).toEqual(['so', 'ngayDangKy', 'nksHoTen', 'nksNgaySinh'])
  const doubts = { nksHoTen: { kind: 'unreadable', note: null } } as const
  const read = { values: { ...right, nksHoTen: 'Nguyễn Thị' }, doubts }
  expect((await by('soat').post(path, { ...read, values: { meHoTen: 'Lê' } })).json().code).toBe(
    'keying.field',
  )
  expect((await by('soat').post(path, read)).statusCode).toBe(204)
  expect((await entries())[0]).toMatchObject({ status: 'keyed', fields: { nksHoTen: 'Nguyễn Thị' }, doubts })
  expect((await by('xa').post(path, read)).statusCode).toBe(404)
})

describe('gold entries', () => {
  const gold = (more = '') => `/api/books/${agencyId}/${bookId}/keying/gold${more}`
  /** The first batch is keyed once; the registrar reads both entries with care. The first of them had been keyed wrongly. */
  beforeEach(async () => {
    await setUp('single', 0.5)
    await key('an', so => ({ ...right, so, nksHoTen: so === '1' ? 'Nguyễn Thị Thứ' : 'Lê Văn Mẫu' }))
    const { draft }: { draft: GoldDraft | null } = (await by('xa').get(gold('/lot'))).json()
    expect(draft?.fields).toEqual(['so', 'ngayDangKy', 'nksHoTen', 'nksNgaySinh'])
    const known = { ...right, so: '1', nksHoTen: 'Nguyễn Thị Thử' }
    expect((await by('xa').post(gold(`/${cases[0]}`), { values: known })).statusCode).toBe(204)
  })

  test('put right what the entry itself had wrong, and keep what was keyed', async () => {
    expect((await entries())[0]?.fields).toMatchObject({ nksHoTen: 'Nguyễn Thị Thử' })
    const list: GoldList = (await by('xa').get(gold())).json()
    expect(list).toMatchObject({ possible: 1, entries: [{ number: '1', fields: 4, measured: 0 }] })
    expect((await by('an').get(gold())).statusCode).toBe(403)
    expect((await by('xa-khac').get(gold())).statusCode).toBe(404)
  })

  test('go into the work of others unseen, measure it, and change nothing', async () => {
    await asProgram(tx =>
      sql`insert into entry (agency_id, id, book_id, number, position, status, fields)
        select agency_id, gen_random_uuid(), book_id, '3', 3, 'assigned', '{}' from entry where id = ${cases[0] ?? ''}`.execute(
        tx,
      ),
    )
    await asProgram(tx =>
      sql`insert into entry_page (agency_id, entry_id, page_id, position)
        select e.agency_id, e.id, p.page_id, 1 from entry e cross join entry_page p
        where e.book_id = ${bookId} and e.number = '3' and p.entry_id = ${cases[0] ?? ''}`.execute(tx),
    )
    const pack = await key('binh', so => ({
      ...right,
      so,
      nksHoTen: so === '1' ? 'Nguyễn Thị Thu' : 'Trần Thị Giả',
    }))
    expect(pack.tasks.map(({ number }) => number)).toEqual(['1', '3'])
    // Nothing in the pack tells them apart.
    const [known, other] = pack.tasks
    expect(Object.keys(known ?? {})).toEqual(Object.keys(other ?? {}))
    expect(known?.keying).toEqual({ ...other?.keying, task: known?.id })
    expect(JSON.stringify(pack)).not.toContain('gold')
    expect((await entries())[0]?.fields).toMatchObject({ nksHoTen: 'Nguyễn Thị Thử' })
    const list: GoldList = (await by('xa').get(gold())).json()
    expect(list.entries).toMatchObject([{ measured: 4, wrong: 1, contested: 0 }])
    // Now the arbiters are measured: it is a difference like any other, but not for who set the known answer.
    expect((await differences('xa')).total).toBe(0)
    const [wrong] = (await differences('soat')).differences
    expect(wrong).toMatchObject({ field: 'nksHoTen', number: '1' })
    expect(Object.keys(wrong ?? {})).not.toContain('gold')
    await decide('soat', wrong?.id ?? '', { value: { typed: 'Nguyễn Thị Thu' } })
    expect((await entries())[0]?.fields).toMatchObject({ nksHoTen: 'Nguyễn Thị Thử' })
    const { evidence }: Quality = (
      await by('xa').get(`/api/books/${agencyId}/${bookId}/keying/quality`)
    ).json()
    expect(evidence).toMatchObject({
      ...{ gold: { measured: 4, wrong: 1 }, arbiter: { measured: 1, wrong: 1 } },
      // Two read it, both wrong, but not alike.
      pairs: { measured: 4, wrong: 1, alike: 0 },
    })
    expect(((await by('xa').get(gold())).json() as GoldList).entries).toMatchObject([{ contested: 1 }])
  })

  test('never go to who keyed or set them, nor when retired', async () => {
    const drawn = (name: string) =>
      asProgram(tx => drawGold(tx, { agencyId, bookId, accountId: accounts[name] ?? '', count: 5 }))
    expect(await drawn('an')).not.toContain(cases[0])
    expect(await drawn('xa')).not.toContain(cases[0])
    // Those of the book itself come first.
    expect((await drawn('binh'))[0]).toBe(cases[0])
    expect((await by('xa').post(gold(`/${cases[0]}/retirement`), { retired: true })).statusCode).toBe(204)
    expect(await drawn('binh')).not.toContain(cases[0])
  })
})
