import PizZip from 'pizzip'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import { registerInventoryRoutes } from '../inventory/routes.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { registerPlanRoutes } from './routes.ts'
import {
  bookPlanSchema,
  type Campaign,
  type CampaignContent,
  campaignChangesSchema,
  campaignListSchema,
  campaignSchema,
  type Phase,
  type Target,
  targetListSchema,
  workListSchema,
} from './schema.ts'

let app: TestApp
let server: HttpServer
/** Province P with the old communes A and B, merged into N; another province Q. */
let id: Readonly<Record<'P' | 'A' | 'B' | 'N' | 'Q', string>>
let lead: Browser
let registrar: Browser
let stranger: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, each => {
    registerInventoryRoutes(each, app)
    registerPlanRoutes(each, app)
  })
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await app.asOwner(client => client.query('truncate agency, account, book, journal, journal_head cascade'))
  const P = await addAgency(app, 'P', 'province')
  const [A, B, N] = [
    await addAgency(app, 'A', 'commune', P),
    await addAgency(app, 'B', 'commune', P),
    await addAgency(app, 'N', 'commune', P),
  ]
  id = { P, A, B, N, Q: await addAgency(app, 'Q', 'province') }
  await addAccount(app, 'lead', 'province-lead', P)
  await addAccount(app, 'registrar', 'registrar', N)
  await addAccount(app, 'stranger', 'province-lead', id.Q)
  lead = await signInAs(server, 'lead')
  registrar = await signInAs(server, 'registrar')
  stranger = await signInAs(server, 'stranger')
  const links = [A, B].map(predecessorId => ({ predecessorId, successorId: N, extent: 'full' }))
  expect(
    (await lead.post('/api/successions', { onDate: '2025-07-01', kind: 'merge', links })).statusCode,
  ).toBe(201)
})

const phase = (key: string, yearFrom: number, yearTo: number, dated = true): Phase => ({
  ...{ id: key, name: `Giai đoạn ${key}`, track: 'Cấp xã', levels: ['commune'], yearFrom, yearTo },
  ...{ kinds: ['KH', 'KS', 'KT'], leadId: null, joiningIds: [], note: '' },
  ...(dated ? { fromOn: '2026-01-01', toOn: '2026-06-30' } : { fromOn: null, toOn: null }),
})
const content = (...phases: readonly Phase[]): CampaignContent => ({
  ...{ name: 'Kế hoạch số hóa', basis: 'Quyết định thử', fromOn: '2026-01-01', toOn: '2030-12-31' },
  body: { leadId: id.P, joiningIds: [id.N], people: [], phases: [...phases] },
})
const twoPhases = () => content(phase('1', 2006, 2015), phase('2', 1999, 2005))
const make = async (said: CampaignContent): Promise<Campaign> => {
  const answer = await lead.post('/api/plan/campaigns', { agencyId: id.P, template: '', content: said })
  expect(answer.statusCode, answer.body).toBe(201)
  return campaignSchema.parse(answer.json())
}
const at = ({ agency, id: campaign }: Pick<Campaign, 'agency' | 'id'>) =>
  `/api/plan/campaigns/${agency.id}/${campaign}`
const move = (campaign: Campaign, state: Campaign['state'], reason = '') =>
  lead.post(`${at(campaign)}/state`, { revision: campaign.revision, state, reason })
const issue = async (said: CampaignContent): Promise<Campaign> =>
  campaignSchema.parse((await move(await make(said), 'issued')).json())
const codeOf = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code

interface Given {
  readonly state?: string
  readonly closing?: number
  readonly keyed?: number
}
/** A book at some state; its numbers as `count_book` would leave them. */
const list = async (agency: 'A' | 'B' | 'P', kind: string, year: number, given: Given = {}) => {
  const { state = 'listed', closing = null, keyed = 0 } = given
  const { rows } = await app.asOwner(client =>
    client.query<{ id: string }>(
      `insert into book (agency_id, id, kind, year, volume, state, closing_total, cases, keyed, deposited)
       values ($1, gen_random_uuid(), $2, $3, '01', $4, $5, $6, $6, $7) returning id`,
      [id[agency], kind, year, state, closing, keyed, state === 'deposited' ? keyed : 0],
    ),
  )
  return rows[0]?.id ?? ''
}
const work = async (who: Browser, query = '') =>
  workListSchema.parse((await who.get(`/api/plan/work${query}`)).json())
const named = ({ books }: Awaited<ReturnType<typeof work>>) =>
  books.map(({ kind, year }) => `${kind}.${year}`)

describe('a plan', () => {
  test('is made, dated, issued, changed with a reason, restored and ended; all of it stays readable', async () => {
    const draft = await make(content(phase('1', 2006, 2015, false)))
    expect(codeOf(await move(draft, 'issued'))).toBe('plan.undated')
    const dated = await lead.post(at(draft), { revision: 1, content: content(phase('1', 2006, 2015)) })
    expect(dated.statusCode).toBe(200)
    const issued = await move(campaignSchema.parse(dated.json()), 'issued')
    expect(campaignSchema.parse(issued.json())).toMatchObject({ state: 'issued', revision: 3 })
    expect(codeOf(await lead.post(at(draft), { revision: 3, content: twoPhases() }))).toBe('plan.reason')
    const longer = { revision: 3, reason: 'Thêm sổ cũ', content: twoPhases() }
    expect((await lead.post(at(draft), longer)).statusCode).toBe(200)
    expect(codeOf(await lead.post(at(draft), longer))).toBe('plan.changed')
    const restored = await lead.post(`${at(draft)}/restoring`, { revision: 4, to: 2, reason: 'Hết kinh phí' })
    expect(campaignSchema.parse(restored.json()).body.phases.map(each => each.id)).toEqual(['1'])
    // What it said at first had no days: an issued plan can't go back there.
    const undated = { revision: 5, to: 1, reason: 'Nhầm' }
    expect(codeOf(await lead.post(`${at(draft)}/restoring`, undated))).toBe('plan.undated')
    const ended = campaignSchema.parse((await move(campaignSchema.parse(restored.json()), 'ended')).json())
    expect(codeOf(await lead.post(at(draft), { ...longer, revision: ended.revision }))).toBe('plan.ended')
    expect(codeOf(await lead.delete(at(draft)))).toBe('plan.issued')
    const { changes } = campaignChangesSchema.parse((await lead.get(`${at(draft)}/changes`)).json())
    expect(changes.map(each => [each.revision, each.after.state, each.reason])).toEqual([
      [6, 'ended', ''],
      [5, 'issued', 'Hết kinh phí'],
      [4, 'issued', 'Thêm sổ cũ'],
      [3, 'issued', ''],
      [2, 'draft', ''],
    ])
    expect(changes[0]?.by).toBe('Người lead')
  })

  test('a draft can be discarded; two phases with the same books, or an agency that there is not, are refused', async () => {
    const draft = await make(twoPhases())
    const twice = content(phase('1', 2006, 2015), phase('2', 1999, 2006))
    expect(codeOf(await lead.post(at(draft), { revision: 1, content: twice }))).toBe('plan.overlap')
    const unknown = { ...twoPhases(), body: { ...twoPhases().body, leadId: draft.id } }
    expect(codeOf(await lead.post(at(draft), { revision: 1, content: unknown }))).toBe('plan.agency')
    expect((await lead.delete(at(draft))).statusCode).toBe(204)
    expect((await lead.get(at(draft))).statusCode).toBe(404)
  })

  test('is seen by those below whom it concerns and changed by its agency only', async () => {
    const made = await issue(twoPhases())
    const lists = async (who: Browser) =>
      campaignListSchema
        .parse((await who.get('/api/plan/campaigns')).json())
        .campaigns.map(each => [each.id, each.mayManage])
    expect(await lists(lead)).toEqual([[made.id, true]])
    expect(await lists(registrar)).toEqual([[made.id, false]])
    expect(await lists(stranger)).toEqual([])
    expect((await registrar.get(at(made))).statusCode).toBe(200)
    expect((await stranger.get(at(made))).statusCode).toBe(404)
    const change = { revision: made.revision, reason: 'Thử', content: twoPhases() }
    expect((await registrar.post(at(made), change)).statusCode).toBe(403)
    expect((await stranger.post(at(made), change)).statusCode).toBe(404)
    expect((await stranger.get(`${at(made)}/annex.pdf`)).statusCode).toBe(404)
  })
})

describe('targets', () => {
  test('are proposed from the books of today’s agencies, and what was set for merged communes carries over', async () => {
    const made = await issue(twoPhases())
    await list('A', 'KS', 2007, { closing: 120 })
    await list('B', 'KS', 2008, { closing: 80, state: 'deposited', keyed: 80 })
    await list('B', 'KH', 2001)
    await list('P', 'KS', 2007)
    const read = async () => targetListSchema.parse((await lead.get(`${at(made)}/targets`)).json()).targets
    const short = (lines: Awaited<ReturnType<typeof read>>) =>
      lines.map(line => [
        line.phase,
        line.agency?.name,
        line.sums.books,
        line.sums.closing,
        line.closingKnown,
        line.set,
      ])
    expect(short(await read())).toEqual([
      ['1', 'Cơ quan N', 2, 200, true, null],
      ['2', 'Cơ quan N', 1, 0, false, null],
    ])
    // As it was set before the merger.
    await app.asOwner(client =>
      client.query(
        `insert into campaign_target (agency_id, campaign_id, phase, for_agency_id, books, records, due_on)
         values ($1, $2, '1', $3, 1, 120, '2026-03-01'), ($1, $2, '1', $4, 2, null, '2026-04-01')`,
        [id.P, made.id, id.A, id.B],
      ),
    )
    expect((await read())[0]?.set).toEqual({ books: 3, records: 120, dueOn: '2026-04-01' })
    const target: Target = { phase: '1', agencyId: id.N, books: 2, records: 200, dueOn: null }
    expect((await lead.post(`${at(made)}/targets`, { targets: [target] })).statusCode).toBe(200)
    expect((await read())[0]?.set).toEqual({ books: 2, records: 200, dueOn: null })
    const nothing = { ...target, books: null, records: null }
    expect((await lead.post(`${at(made)}/targets`, { targets: [nothing] })).statusCode).toBe(200)
    expect((await read())[0]?.set).toBeNull()
    expect((await registrar.post(`${at(made)}/targets`, { targets: [target] })).statusCode).toBe(403)
  })

  test('every count of a phase opens a list of as many books', async () => {
    await list('A', 'KS', 2007, { closing: 120 })
    await list('B', 'KH', 2001, { state: 'deposited', keyed: 7 })
    await list('B', 'GH', 2001)
    await list('P', 'KS', 2007)
    const made = await issue(twoPhases())
    for (const each of made.body.phases) {
      const query = `under=${id.P}&levels=${each.levels}&yearFrom=${each.yearFrom}&yearTo=${each.yearTo}&kinds=${each.kinds}`
      const { total, sums } = (await lead.get(`/api/books?${query}`)).json()
      expect(made.standing[each.id]).toMatchObject({ books: total, ...pick(sums) })
    }
    expect(made.outside).toBe(2)
  })
})

const pick = ({ pages, keyed, deposited }: Record<string, number>) => ({ pages, keyed, deposited })

describe('the work list', () => {
  test('comes in the order of the plan: phase, kind, newest year; then what is in no phase', async () => {
    await list('A', 'KT', 2010)
    await list('A', 'KS', 2008)
    await list('B', 'KS', 2009)
    await list('A', 'KH', 2001)
    await list('A', 'KH', 2007)
    await list('B', 'GH', 2007)
    await list('B', 'KH', 2012, { state: 'deposited', keyed: 9 })
    const made = await issue(twoPhases())
    const expected = ['KH.2007', 'KS.2009', 'KS.2008', 'KT.2010', 'KH.2001', 'GH.2007']
    expect(named(await work(registrar))).toEqual(expected)
    expect(named(await work(lead, `?agency=${id.N}`))).toEqual(expected)
    expect(named(await work(lead, '?limit=2&offset=1'))).toEqual(expected.slice(1, 3))
    expect(named(await work(lead, '?kind=KS'))).toEqual(['KS.2009', 'KS.2008'])
    expect(named(await work(lead, '?step=accept'))).toEqual(['KH.2012'])
    expect(named(await work(stranger))).toEqual([])
    const { total, books } = await work(registrar)
    expect(total).toBe(6)
    expect(books.map(book => book.phase?.name ?? null)).toEqual([
      ...Array(4).fill('Giai đoạn 1'),
      'Giai đoạn 2',
      null,
    ])
    expect(
      books.every(book => book.phase === null || (book.phase.campaign.id === made.id && book.late)),
    ).toBe(true)
  })

  test('tells what is lost when a later kind begins before an earlier one of the same commune is keyed', async () => {
    const marriages = await list('A', 'KH', 2007)
    const births = await list('A', 'KS', 2008)
    await list('B', 'KS', 2008)
    await issue(twoPhases())
    const early = async () => (await work(registrar)).books.map(({ early }) => early)
    const lost = [{ kind: 'KH', books: 1, losesPeople: true }]
    expect(await early()).toContainEqual(lost)
    const plan = async (book: string) =>
      bookPlanSchema.parse((await registrar.get(`/api/books/${id.A}/${book}/plan`)).json())
    expect(await plan(births)).toMatchObject({ phase: { name: 'Giai đoạn 1' }, early: lost })
    expect(await plan(marriages)).toMatchObject({ early: [] })
    await app.asOwner(client =>
      client.query(`update book set cases = 5, keyed = 5 where id = $1`, [marriages]),
    )
    expect((await plan(births)).early).toEqual([])
  })

  test('leaves out what is lost on paper, unless the copy above is there', async () => {
    const book = await list('A', 'KS', 2008)
    const copy = (name: string, standing: string) =>
      app.asOwner(client =>
        client.query(
          `insert into book_copy (agency_id, book_id, copy, standing) values ($1, $2, $3, $4)
           on conflict (agency_id, book_id, copy) do update set standing = excluded.standing`,
          [id.A, book, name, standing],
        ),
      )
    await copy('registering', 'lost')
    expect((await work(registrar)).total).toBe(0)
    await copy('superior', 'present')
    expect((await work(registrar)).total).toBe(1)
  })

  test('without a plan is by kind and year all the same; the newest plan prevails where there are two', async () => {
    await list('A', 'KS', 2008)
    expect((await work(registrar)).books).toMatchObject([{ phase: null, step: 'scan', early: [] }])
    await issue(twoPhases())
    const short = { ...content(phase('9', 2008, 2008)), name: 'Chiến dịch 20 ngày', fromOn: '2026-01-01' }
    await issue(short)
    expect((await work(registrar)).books).toMatchObject([
      { phase: { campaign: { name: 'Chiến dịch 20 ngày' } } },
    ])
  })
})

test('the annex names phases, order, agencies and targets', async () => {
  await list('A', 'KS', 2007, { closing: 1200 })
  const made = await issue(twoPhases())
  const answer = await lead.get(`${at(made)}/annex.docx`)
  expect(answer.statusCode).toBe(200)
  const text = new PizZip(answer.rawPayload).file('word/document.xml')?.asText() ?? ''
  const words = text.replace(/<[^>]+>/g, ' ')
  for (const wanted of [
    'Kế hoạch số hóa',
    'Giai đoạn 1',
    '2006–2015',
    'kết hôn → khai sinh',
    'Cơ quan N',
    '1.200',
  ])
    expect(words).toContain(wanted)
  const pdf = await lead.get(`${at(made)}/annex.pdf`)
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})
