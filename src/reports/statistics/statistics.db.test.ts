import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import type { KindCode } from '../../register/kind.ts'
import { countEntry } from '../../register/statistics/count-entry.ts'
import { addEntry, type Cells } from '../../registry/counters/cells.ts'
import { writeCells } from '../../registry/counters/keep-counters.ts'
import { registerReportRoutes } from '../routes.ts'
import { ethnicGroupsSchema, type Statistics, statisticsSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
/** The lead of the province, the registrar of the new commune, the auditor of the province. */
let lead: Browser
let registrar: Browser
let auditor: Browser
const id: Record<string, string> = {}

type Entry = readonly [kind: KindCode, year: number, values: Readonly<Record<string, string>>]

/** Counters as deposits leave them, without the records: how they come about is the registry's test. */
async function fill(agency: string, entries: readonly Entry[]): Promise<void> {
  const kinds = new Map<KindCode, Cells>()
  for (const [kind, year, values] of entries) {
    const cells = kinds.get(kind) ?? new Map()
    addEntry(cells, year, countEntry(kind, year, values), 1)
    kinds.set(kind, cells)
  }
  await app.database.transaction({ scope: 'all' }, async tx => {
    for (const [kind, cells] of kinds) await writeCells(tx, agency, kind, [...cells.values()])
  })
}

const born = (day: string, change: Record<string, string> = {}): Entry => [
  'KS',
  Number(day.slice(-4)),
  { ngayDangKy: day, loaiDangKy: '1', nksGioiTinh: '1', nksDanToc: 'Kinh', ...change },
]
const died = (day: string, birth: string): Entry => [
  'KT',
  Number(day.slice(-4)),
  { ngayDangKy: day, loaiDangKy: '4', nktNgaySinh: birth, nktNgayChet: day, nktDanToc: 'Cơ Tu' },
]

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerReportRoutes(to, app))
  id.province = await addAgency(app, 'P', 'province')
  id.now = await addAgency(app, 'N', 'commune', id.province)
  id.other = await addAgency(app, 'O', 'commune', id.province)
  id.elsewhere = await addAgency(app, 'E', 'province')
  id.old = await addAgency(app, 'A', 'commune', id.province)
  await app.asOwner(async client => {
    await client.query(`update agency set valid_to = '2025-07-01' where id = $1`, [id.old])
    await client.query(
      `insert into agency_succession (predecessor_id, successor_id, on_date, extent) values ($1, $2, '2025-07-01', 'full')`,
      [id.old, id.now],
    )
  })
  const { province = '', now = '', other = '', elsewhere = '', old = '' } = id
  await fill(old, [
    born('05.03.2019'),
    born('06.03.2019', { nksGioiTinh: '2', nksDanToc: 'Cơ Tu', loaiDangKy: '4', nksNgaySinh: '01.02.2019' }),
    born('2019'),
    born('07.05.2018'),
    died('09.05.2019', '1950'),
    ['KH', 2019, { ngayDangKy: '01.06.2019', loaiDangKy: '1', chongNgaySinh: '1990', voNgaySinh: '1994' }],
    ['KH', 2019, { ngayDangKy: '02.06.2019', loaiDangKy: '1', chongNgaySinh: '1991', voNgaySinh: '1993' }],
  ])
  await fill(now, [born('08.08.2025'), ['CN', 2025, { ngayDangKy: '09.08.2025', cnGioiTinh: '2' }]])
  await fill(other, [born('01.01.2019'), born('02.01.2019', { loaiDangKy: '2' })])
  await fill(elsewhere, [born('01.01.2019')])
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

async function ask(who: Browser, query: string): Promise<Statistics> {
  const answer = await who.get(`/api/statistics?${query}`)
  expect([answer.statusCode, answer.body]).toEqual([200, answer.body])
  return statisticsSchema.parse(answer.json())
}
const totalsOf = ({ kinds }: Statistics) =>
  Object.fromEntries(kinds.map(({ kind, now }) => [kind, now.total ?? 0]))

describe('the statistics of a period', () => {
  test('are of the whole jurisdiction and of nobody else', async () => {
    expect(totalsOf(await ask(lead, 'from=2019-01&to=2019-12'))).toEqual({ KS: 5, KT: 1, KH: 2 })
    expect(totalsOf(await ask(registrar, 'from=2019-01&to=2019-12'))).toEqual({ KS: 3, KT: 1, KH: 2 })
  })

  test('of one agency hold what it took over; one outside of the jurisdiction is not there', async () => {
    expect(totalsOf(await ask(lead, `agency=${id.now}&from=1990-01&to=2025-12`))).toEqual({
      KS: 5,
      KT: 1,
      KH: 2,
      CN: 1,
    })
    for (const [who, agency] of [
      [lead, id.elsewhere],
      [registrar, id.other],
    ] as const) {
      const answer = await who.get(`/api/statistics?agency=${agency}&from=2019-01&to=2019-12`)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    }
    const scanner = await signInAs(server, 'quet')
    expect((await scanner.get('/api/statistics?from=2019-01&to=2019-12')).statusCode).toBe(403)
    expect((await lead.get('/api/statistics?from=2019-12&to=2019-01')).statusCode).toBe(422)
  })

  test('name the agencies of today, and below them who registered', async () => {
    const { keepers } = await ask(lead, 'from=2018-01&to=2025-12')
    expect(keepers).toMatchObject([
      {
        keeper: { code: 'N' },
        totals: { KS: 5, KT: 1, KH: 2, CN: 1 },
        registrars: [
          { agency: { code: 'A' }, totals: { KS: 4 } },
          { agency: { code: 'N' }, totals: { KS: 1 } },
        ],
      },
      { keeper: { code: 'O' }, totals: { KS: 2 }, registrars: [{ agency: { code: 'O' } }] },
    ])
  })

  test('of some months leave out what has no month, and say how much', async () => {
    const half = await ask(lead, 'from=2019-01&to=2019-06&against=year')
    expect(totalsOf(half)).toEqual({ KS: 4, KT: 1, KH: 2 })
    expect(half).toMatchObject({ undated: 1, compared: { from: '2018-01', to: '2018-06' } })
    expect(half.kinds[0]).toMatchObject({ kind: 'KS', before: { total: 1 } })
    expect(half.series).toMatchObject({ step: 'month' })
    expect(half.series.points.map(({ at, totals }) => `${at} ${totals.KS ?? 0}`)).toEqual([
      '2019-01 2',
      '2019-02 0',
      '2019-03 2',
      '2019-04 0',
      '2019-05 0',
      '2019-06 0',
    ])
  })

  test('of many years are told by year, the first and last by the months asked for', async () => {
    const { series, undated } = await ask(lead, 'from=2016-01&to=2019-02')
    expect(series.points).toEqual([
      { at: '2016', totals: {} },
      { at: '2017', totals: {} },
      { at: '2018', totals: { KS: 1 } },
      { at: '2019', totals: { KS: 2 } },
    ])
    expect(undated).toBe(1)
  })

  test('keep adoptions from who may not see them, and say so', async () => {
    const seen = await ask(lead, 'from=2025-01&to=2025-12')
    expect([totalsOf(seen), seen.confidential]).toEqual([{ KS: 1, CN: 1 }, true])
    const hidden = await ask(auditor, 'from=2025-01&to=2025-12')
    expect([totalsOf(hidden), hidden.confidential]).toEqual([{ KS: 1 }, false])
  })

  test('of an agency that is still being counted say that it is missing', async () => {
    await app.asOwner(client =>
      client.query('insert into uncounted_agency (agency_id) values ($1)', [id.other]),
    )
    expect(await ask(lead, 'from=2019-01&to=2019-12')).toMatchObject({ waiting: 1 })
    expect(await ask(registrar, 'from=2019-01&to=2019-12')).toMatchObject({ waiting: 0 })
    await app.asOwner(client => client.query('truncate uncounted_agency'))
  })
})

test('births and deaths are told by ethnic group', async () => {
  const answer = await lead.get('/api/statistics/ethnic-groups?from=2019-01&to=2019-12')
  expect(ethnicGroupsSchema.parse(answer.json()).groups).toEqual([
    { group: 1, counts: { KS: 3 } },
    { group: 26, counts: { KS: 1, KT: 1 } },
  ])
})

test('the workbook holds the numbers as numbers, under whose and of when they are', async () => {
  const answer = await lead.get('/api/statistics/export.xlsx?from=2019-01&to=2019-12&against=before')
  expect(answer.statusCode).toBe(200)
  expect(String(answer.headers['content-disposition'])).toContain('thong-ke-ho-tich_2019-01_2019-12.xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer)
  expect(workbook.worksheets.map(sheet => sheet.name)).toEqual([
    'Tổng hợp',
    'Theo cơ quan',
    'Theo thời gian',
    'Dân tộc',
    'Biểu 13a',
    'Biểu 14a',
    'Biểu 22a',
  ])
  const cells = (sheet: string) => {
    const rows: (string | number | null)[][] = []
    workbook.getWorksheet(sheet)?.eachRow(row => {
      const values: (string | number | null)[] = []
      row.eachCell({ includeEmpty: true }, ({ value }) => {
        values.push(typeof value === 'number' || typeof value === 'string' ? value : null)
      })
      rows.push(values)
    })
    return rows
  }
  const summary = cells('Tổng hợp')
  expect(summary[0]).toEqual(['Thống kê hộ tịch'])
  expect(summary.flat()).toContain('Kỳ: tháng 01/2019 đến tháng 12/2019, theo ngày đăng ký')
  expect(summary.find(row => row[1] === 'Đăng ký lại')).toEqual(['Sổ đăng ký khai sinh', 'Đăng ký lại', 1, 0])
  const circular = cells('Biểu 13a')
  expect(circular.flat().join('\n')).toContain('chưa tìm thấy bản chính thức')
  const total = circular.find(row => row[0] === 'Tổng số')
  // New births, Kinh, others, male, female, on time, late, of the year, under five, again.
  expect(total?.slice(3, 13)).toEqual([4, 3, 1, 3, 1, 3, 1, 1, 1, 1])
  // Couples, first marriages (not told), mean ages, again.
  expect(total?.slice(20, 25)).toEqual([2, '–', 28.5, 25.5, 0])
  expect(circular.find(row => row[2] === 'A')?.slice(3, 5)).toEqual([3, 2])
})
