import ExcelJS from 'exceljs'
import PizZip from 'pizzip'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { registerInventoryRoutes } from '../../inventory/routes.ts'
import { bookListSchema } from '../../inventory/schema.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { registerReportRoutes } from '../routes.ts'
import { addDays, mondayOf } from './forecast.ts'
import {
  type BookSums,
  behindSchema,
  groupings,
  measures,
  type ProgressGroup,
  progressSchema,
  reasonFilters,
  seriesSchema,
} from './schema.ts'

let app: TestApp
let server: HttpServer
/** The lead of the province, the registrar of the new commune, the auditor of the province. */
let lead: Browser
let registrar: Browser
let auditor: Browser
const id: Record<string, string> = {}
const contractor = newId()

/** Books with their numbers and days, written as count_book leaves them. */
async function addBooks(
  agency: string,
  books: readonly Partial<Record<string, string | number>>[],
): Promise<void> {
  await app.asOwner(async client => {
    for (const book of books) {
      const values: Record<string, unknown> = {
        agency_id: agency,
        id: newId(),
        kind: 'KH',
        year: 1999,
        volume: newId().slice(-4),
        ...book,
      }
      const names = Object.keys(values)
      await client.query(
        `insert into book (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
        Object.values(values),
      )
      const grown = measures.map(measure => Number(values[measure] ?? 0))
      if (grown.every(count => count === 0)) continue
      await client.query(
        `insert into book_day (agency_id, book_id, day, ${measures.join(', ')}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [agency, values.id, addDays(today(), -7 * (Number(values.year) % 9)), ...grown],
      )
    }
  })
}

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerInventoryRoutes(to, app)
    registerReportRoutes(to, app)
  })
  id.province = await addAgency(app, 'P', 'province')
  id.district = await addAgency(app, 'D', 'district', id.province)
  id.now = await addAgency(app, 'N', 'commune', id.province)
  id.other = await addAgency(app, 'O', 'commune', id.province)
  id.old = await addAgency(app, 'A', 'commune', id.district)
  id.split = await addAgency(app, 'S', 'commune', id.district)
  id.elsewhere = await addAgency(app, 'E', 'province')
  await app.asOwner(async client => {
    const { old, split, district, now, other, province } = id
    await client.query(`update agency set valid_to = '2025-07-01' where id = any($1)`, [
      [old, split, district],
    ])
    for (const [from, to, extent] of [
      [old, now, 'full'],
      [district, province, 'full'],
      [split, now, 'partial'],
      [split, other, 'partial'],
    ])
      await client.query(
        `insert into agency_succession (predecessor_id, successor_id, on_date, extent) values ($1, $2, '2025-07-01', $3)`,
        [from, to, extent],
      )
    await client.query('insert into contractor (id, agency_id, name) values ($1, $2, $3)', [
      contractor,
      province,
      'Công ty Số hóa',
    ])
  })
  const { province = '', now = '', other = '', old = '', split = '', district = '', elsewhere = '' } = id
  const period = { period: 'quang-nam:3', period_source: 'rule' }
  await addBooks(old, [
    {
      ...period,
      state: 'accepted',
      closing_total: 50,
      pages: 60,
      cases: 50,
      pdfs: 50,
      keyed: 50,
      checked: 50,
      deposited: 49,
      accepted: 49,
    },
    {
      ...period,
      kind: 'KS',
      year: 2001,
      state: 'deposited',
      pages: 30,
      cases: 40,
      pdfs: 40,
      keyed: 40,
      checked: 40,
      deposited: 40,
    },
    {
      kind: 'KS',
      year: 2002,
      state: 'scanned',
      contractor_id: contractor,
      pages: 30,
      cases: 40,
      pdfs: 40,
      keyed: 40,
      checked: 33,
    },
    {
      kind: 'CN',
      year: 2003,
      state: 'deposited',
      pages: 2,
      cases: 2,
      pdfs: 2,
      keyed: 2,
      checked: 2,
      deposited: 2,
    },
  ])
  await addBooks(now, [{ year: 2020, state: 'scanned', pages: 20, cases: 20, keyed: 5 }, { year: 2021 }])
  await addBooks(other, [{ kind: 'KT', year: 2004, contractor_id: contractor, closing_total: 30 }])
  await addBooks(split, [
    { kind: 'KS', year: 1985 },
    {
      kind: 'KS',
      year: 1986,
      keeper_id: other,
      state: 'checked',
      pages: 9,
      cases: 10,
      pdfs: 10,
      keyed: 10,
      checked: 10,
    },
  ])
  await addBooks(district, [{ kind: 'KH', year: 1990, closing_total: 12 }])
  await addBooks(elsewhere, [{ pages: 1000, cases: 1000 }])
  await addAccount(app, 'so', 'province-lead', province)
  await addAccount(app, 'xa', 'registrar', now)
  await addAccount(app, 'thanh-tra', 'auditor', province)
  await addAccount(app, 'quet', 'scanner', now)
  lead = await signInAs(server, 'so')
  registrar = await signInAs(server, 'xa')
  auditor = await signInAs(server, 'thanh-tra')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

type Query = Readonly<Record<string, string | number | undefined>>
const search = (query: Query) => {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value))
  return given
}

async function get<T>(
  who: Browser,
  path: string,
  query: Query,
  schema: { parse(value: unknown): T },
): Promise<T> {
  const answer = await who.get(`${path}?${search(query)}`)
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body])
  return schema.parse(answer.json())
}
const ask = (who: Browser, query: Query) => get(who, '/api/progress', query, progressSchema)
const list = (who: Browser, query: Query) => get(who, '/api/books', query, bookListSchema)

/** What a list says of itself, as the dashboard says it. */
async function expectList(who: Browser, filter: Query, sums: BookSums): Promise<void> {
  const { total, sums: listed } = await list(who, filter)
  const ofDashboard = Object.fromEntries(measures.map(name => [name, sums[name]]))
  expect([filter, total, listed]).toEqual([filter, sums.books, ofDashboard])
  const states = {
    listed: 'listed',
    scanned: 'scannedBooks',
    checked: 'checkedBooks',
    deposited: 'depositedBooks',
    accepted: 'acceptedBooks',
  } as const
  for (const [state, name] of Object.entries(states)) {
    if ((await list(who, { ...filter, state })).total !== sums[name])
      throw new Error(`${JSON.stringify(filter)} ${state}`)
  }
}

describe('every number opens the list it counts', () => {
  test.each(groupings.flatMap(by => [[by, 'so'] as const, [by, 'xa'] as const, [by, 'thanh-tra'] as const]))(
    'by %s, as %s sees it',
    async (by, name) => {
      const who = { so: lead, xa: registrar, 'thanh-tra': auditor }[name]
      const { totals, groups } = await ask(who, { by })
      await expectList(who, {}, totals)
      const books = groups.reduce((sum, { sums }) => sum + sums.books, 0)
      expect(books).toBe(totals.books)
      for (const { filter, sums } of groups) if (filter !== null) await expectList(who, filter, sums)
    },
  )

  test('of a narrowed question, too', async () => {
    const filter = { under: id.now, kinds: 'KH,KS', yearFrom: 1990 }
    for (const by of ['kind', 'agency', 'period', 'contractor', 'level'] as const) {
      const { totals, groups, under } = await ask(lead, { ...filter, by })
      expect([under?.code, totals.books]).toEqual(['N', 5])
      for (const group of groups)
        if (group.filter !== null) await expectList(lead, { ...filter, ...group.filter }, group.sums)
    }
  })

  test('of a plan’s phases, and what is outside of them', async () => {
    const phase = {
      track: '',
      levels: ['commune'],
      fromOn: '2026-01-01',
      toOn: '2026-12-31',
      leadId: null,
      joiningIds: [],
      note: '',
    }
    const phases = [
      { ...phase, id: 'a', name: 'Từ 1999', yearFrom: 1999, yearTo: 2030, kinds: ['KH', 'KS'] },
      {
        ...phase,
        id: 'b',
        name: 'Trước 1999',
        yearFrom: null,
        yearTo: 1998,
        kinds: ['KH', 'KS'],
        levels: ['commune', 'district'],
      },
    ]
    await app.asOwner(client =>
      client.query(
        `insert into campaign (agency_id, id, name, from_on, to_on, state, body) values ($1, $2, 'Kế hoạch', '2026-01-01', '2026-12-31', 'issued', $3)`,
        [id.province, newId(), JSON.stringify({ leadId: null, joiningIds: [], people: [], phases })],
      ),
    )
    const { totals, groups } = await ask(lead, { by: 'phase' })
    expect(groups.map(({ name, sums }) => [name, sums.books])).toEqual([
      ['Từ 1999', 5],
      ['Trước 1999', 3],
      [null, 2],
    ])
    expect(totals.books).toBe(10)
    for (const { filter, sums } of groups) if (filter !== null) await expectList(lead, filter, sums)
  })

  test('of the reasons why an agency is behind', async () => {
    const { agencies, due } = await get(lead, '/api/progress/behind', {}, behindSchema)
    expect(due).toBe('2026-12-31')
    expect(agencies.map(({ agency }) => agency?.code ?? null)).toContain(null)
    let opened = 0
    for (const { filter, sums, reasons } of agencies) {
      await expectList(lead, filter, sums)
      for (const { reason, count } of reasons) {
        const more = reasonFilters[reason]
        if (more === null) continue
        opened++
        expect([reason, (await list(lead, { ...filter, ...more })).total]).toEqual([reason, count])
      }
    }
    expect(opened).toBeGreaterThan(8)
  })
})

describe('progress', () => {
  const codes = (groups: readonly ProgressGroup[]) =>
    groups.map(({ name, region, sums }) => [name, region, sums.books])

  test('counts the books of ended agencies with those who keep them today', async () => {
    const { groups } = await ask(lead, { by: 'agency' })
    expect(codes(groups)).toEqual([
      ['Cơ quan N', 'Cơ quan D', 6],
      ['Cơ quan O', 'Cơ quan D', 2],
      ['Cơ quan P', null, 1],
      [null, 'Cơ quan D', 1].with(1, null),
    ])
    expect((await ask(registrar, { by: 'agency' })).groups.map(({ name }) => name)).toEqual([
      'Cơ quan N',
      null,
    ])
  })

  test('hides what is in adoptions from who may not see them, but for the books', async () => {
    const of = async (who: Browser) => (await ask(who, {})).groups.find(({ key }) => key === 'CN')?.sums
    expect(await of(lead)).toMatchObject({ books: 1, deposited: 2, depositedBooks: 1, size: 2 })
    expect(await of(auditor)).toMatchObject({ books: 1, deposited: 0, depositedBooks: 1, size: 0 })
    expect((await ask(auditor, {})).confidential).toBe(false)
  })

  test('is for who leads the work, and of nobody else’s books', async () => {
    const scanner = await signInAs(server, 'quet')
    expect((await scanner.get('/api/progress')).statusCode).toBe(403)
    const answer = await registrar.get(`/api/progress?under=${id.other}`)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
  })

  test('leaves out second copies and books for practising', async () => {
    const before = (await ask(lead, {})).totals.books
    await addBooks(id.now ?? '', [
      { kind: 'GH', second_of_agency_id: id.old ?? '', second_of_book_id: newId(), pages: 5 },
    ])
    expect((await ask(lead, {})).totals.books).toBe(before)
  })
})

describe('the series of a number', () => {
  const series = (who: Browser, query: Query) => get(who, '/api/progress/series', query, seriesSchema)
  const sum = (counts: readonly { readonly count: number }[]) =>
    counts.reduce((total, { count }) => total + count, 0)

  test('adds up to what stands there today, before and after the weeks are rolled up', async () => {
    for (const who of [lead, registrar, auditor])
      for (const measure of ['pages', 'deposited'] as const)
        for (const query of [
          {},
          { kind: 'KS' },
          { under: id.now },
          { keeper: 'none' },
          { contractor },
          { yearTo: 2001 },
        ]) {
          const before = await series(who, { measure, ...query })
          expect(before.now).toBe((await list(who, query)).sums[measure])
          expect(sum(before.weeks)).toBe(before.now)
          await app.asOwner(client => client.query('select roll_up_weeks()'))
          expect(await series(who, { measure, ...query })).toEqual(before)
          await app.asOwner(client => client.query('delete from book_week'))
        }
    await app.asOwner(client => client.query('select roll_up_weeks()'))
    const [week] = (await series(lead, { measure: 'pages', weeks: 9 })).weeks.slice(-1)
    expect(week?.week).toBe(mondayOf(today()))
  })

  test('knows its target from closing notes, and guesses what nobody has counted', async () => {
    const { target, forecast } = await series(lead, { measure: 'deposited', kind: 'KS' })
    // Three books of 40, 40 and 10 entries, and one of which nothing is known.
    expect(target).toEqual({ entries: 120, estimated: 30, unknownBooks: 0 })
    expect(forecast.state).not.toBe('done')
    expect((await series(lead, { measure: 'pages' })).target).toBeNull()
  })
})

/** The words of a Word file. */
const readDocx = (file: Buffer): string =>
  (new PizZip(file).file('word/document.xml')?.asText() ?? '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('the weekly report comes as Word, PDF and Excel with the numbers of the page', async () => {
  const [docx, pdf, xlsx] = await Promise.all(
    ['docx', 'pdf', 'xlsx'].map(format => lead.get(`/api/progress/report.${format}`)),
  )
  const words = readDocx(docx?.rawPayload ?? Buffer.alloc(0))
  for (const text of [
    'Tiến độ số hóa sổ hộ tịch',
    'Cơ quan N',
    'Chưa xác định cơ quan giữ sổ',
    'Chưa tìm thấy mẫu báo cáo',
  ])
    expect(words).toContain(text)
  expect(pdf?.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(xlsx?.rawPayload ?? []).buffer)
  const totals = (await ask(lead, {})).totals
  const last = workbook.getWorksheet('Cơ quan')?.lastRow
  expect([last?.getCell(1).value, last?.getCell(2).value, last?.getCell(13).value]).toEqual([
    'Tổng số',
    totals.books,
    totals.deposited,
  ])
  expect(workbook.worksheets.map(sheet => sheet.name)).toContain('Nơi chậm')
})
