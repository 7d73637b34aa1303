import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount } from '../access/testing.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { findActingAgencies } from './acting-agencies.ts'
import { findAgencyOfYear } from './agency-reference.ts'
import { existsOn } from './agency-rules.ts'
import { type Dvhc, readDvhc } from './dvhc/read-dvhc.ts'
import { ensureAgency } from './ensure-agency.ts'
import { findAgencyByCode } from './find-agency.ts'
import { listAgencies } from './list-agencies.ts'
import { loadAgencies } from './load-agencies.ts'
import { searchAgencies } from './search-agencies.ts'

const everything = { scope: 'all' } as const
let app: TestApp
let dvhc: Dvhc
beforeAll(async () => {
  app = await openTestApp()
  dvhc = await readDvhc()
})
afterAll(() => app.close())
beforeEach(() =>
  app.asOwner(client => client.query('truncate agency, account, book, journal, journal_head cascade')),
)

const within = <T>(run: (tx: Transaction) => Promise<T>) => app.database.transaction(everything, run)
const load = (province?: string) => within(tx => loadAgencies(tx, dvhc, province))
const list = () => within(tx => listAgencies(tx, everything))
const actions = async (): Promise<readonly string[]> => {
  const { rows } = await app.asOwner(client =>
    client.query('select action from journal order by at, sequence'),
  )
  return rows.map(row => row.action)
}

describe('a loaded province', () => {
  test('shows its tree at any date: 94 units today, the communes of two provinces before', async () => {
    expect(await load('48')).toMatchObject({ province: '48', changed: 0, warnings: [] })
    const { agencies } = await list()
    const on = (day: string) => agencies.filter(agency => existsOn(agency, day))
    const today = on('2025-07-01')
    expect(today.filter(agency => agency.level === 'commune')).toHaveLength(94)
    expect(today.find(agency => agency.level === 'province')?.name).toBe('Sở Tư pháp thành phố Đà Nẵng')
    const before = on('2025-06-30')
    expect(before.filter(agency => agency.level === 'province').map(agency => agency.name)).toEqual([
      'Sở Tư pháp thành phố Đà Nẵng',
      'Sở Tư pháp tỉnh Quảng Nam',
    ])
    expect(before.filter(agency => agency.level === 'commune').length).toBeGreaterThan(250)
    expect(await actions()).toEqual(['agency.load'])
  })

  test('is found by old and new names: “xã Điện Thắng”', async () => {
    await load('48')
    const search = (name: string) => within(tx => searchAgencies(tx, everything, name, 20))
    const names = async (name: string) => (await search(name)).hits.map(hit => hit.agency.name)
    expect(await names('xa dien thang')).toEqual([
      'UBND phường An Thắng',
      'UBND phường Điện Bàn Bắc',
      'UBND phường Điện Thắng Bắc',
      'UBND phường Điện Thắng Nam',
      'UBND phường Điện Thắng Trung',
      'UBND xã Thăng Điền',
    ])
    expect(await names('xã Điện Thắng')).toEqual(await names('xa dien thang'))
    const [hit] = (await search('Điện Thắng Bắc')).hits
    expect(hit).toMatchObject({
      agency: { name: 'UBND phường Điện Bàn Bắc' },
      predecessors: expect.arrayContaining([expect.objectContaining({ name: 'UBND phường Điện Thắng Bắc' })]),
    })
    const back = (await search('dien ban bac')).hits
    expect(back[0]?.agency).toMatchObject({ name: 'UBND phường Điện Bàn Bắc', validTo: null })
    expect(back.find(each => each.agency.name === 'UBND phường Điện Thắng Bắc')?.successors).toEqual([
      back[0]?.agency,
    ])
  })

  test('gives each new commune the books of the old ones, the province all of them, and nobody a seat at the top', async () => {
    await load('48')
    const find = (code: string, day?: string) => within(tx => findAgencyByCode(tx, code, day))
    const [province, commune, old, split] = await Promise.all([
      find('48'),
      find('20557'),
      find('20560', '2020-01-01'),
      find('20194', '2020-01-01'),
    ])
    if (!province || !commune || !old || !split) throw new Error('not loaded')
    const acting = (id: string, below: boolean) => within(tx => findActingAgencies(tx, id, { below }))
    expect((await acting(commune.id, false)).whole).toContain(old.id)
    const { agencies } = await list()
    expect(new Set((await acting(province.id, true)).whole)).toEqual(
      new Set(agencies.map(agency => agency.id)),
    )
    expect(agencies.filter(agency => agency.parentId === null)).toEqual([province])
    expect(split.parentId).toBe(province.id)
  })

  test('stays as it is when it is loaded again, with what people corrected', async () => {
    await load('48')
    await app.asOwner(client =>
      client.query(
        `update agency set name = 'UBND xã Hòa Vang (đã sửa)' where code = '20293' and valid_to is null`,
      ),
    )
    const before = await list()
    expect(await load('48')).toMatchObject({ added: 0, changed: 0, successions: 0 })
    expect(await list()).toEqual(before)
    expect(await actions()).toEqual(['agency.load'])
  })

  test('asks which agency a book of 2025 is of, and knows it for every other year', async () => {
    await load('48')
    const find = (reference: string, year: number) => within(tx => findAgencyOfYear(tx, reference, year))
    expect((await find('20557', 2006))?.name).toBe('UBND xã Điện Hòa')
    expect((await find('20557', 2026))?.name).toBe('UBND phường Điện Bàn Bắc')
    const refused = find('20557', 2025)
    await expect(refused).rejects.toMatchObject({ code: 'agency.ambiguous' })
    await expect(refused).rejects.toHaveProperty(
      'params.list',
      'UBND xã Điện Hòa (…–30/06/2025); UBND phường Điện Bàn Bắc (01/07/2025–…)',
    )
    await expect(refused).rejects.toHaveProperty('params.example', '20557@2025-07-01')
    expect((await find('20557@2025-06-30', 2025))?.name).toBe('UBND xã Điện Hòa')
    expect(await find('99999', 2006)).toBeUndefined()
  })
})

describe('agencies that were there before', () => {
  const addBook = (agencyId: string, year: number) =>
    within(tx =>
      tx
        .insertInto('book')
        .values({ agency_id: agencyId, id: crypto.randomUUID(), kind: 'KS', year, volume: '01' })
        .execute(),
    )

  test('are adopted: by their books the old one, by their people the one of today', async () => {
    const [books, people, province] = [
      await within(tx => ensureAgency(tx, '20557')),
      await within(tx => ensureAgency(tx, '20575')),
      await within(tx => ensureAgency(tx, '48', { name: 'Sở Tư pháp Đà Nẵng' })),
    ]
    await addBook(books.id, 1998)
    await addAccount(app, 'hotich', 'registrar', people.id)
    await addAccount(app, 'quantri', 'administrator', province.id)
    expect(await load('48')).toMatchObject({ changed: 3, warnings: [] })
    const { agencies } = await list()
    const find = (id: string) => agencies.find(agency => agency.id === id)
    expect(find(books.id)).toMatchObject({
      name: 'UBND xã Điện Hòa',
      validFrom: '1900-01-01',
      validTo: '2025-07-01',
      parentId: province.id,
    })
    expect(find(people.id)).toMatchObject({
      name: 'UBND phường An Thắng',
      validFrom: '2025-07-01',
      validTo: null,
    })
    // A name that somebody gave stays.
    expect(find(province.id)).toMatchObject({
      name: 'Sở Tư pháp Đà Nẵng',
      validFrom: '2025-07-01',
      parentId: null,
    })
    expect((await actions()).filter(action => action === 'agency.update')).toHaveLength(3)
    expect(await load('48')).toMatchObject({ added: 0, changed: 0, successions: 0 })
  })

  test('with people and books of an agency that ended are pointed out', async () => {
    const { id } = await within(tx => ensureAgency(tx, '20557'))
    await addBook(id, 1998)
    await addBook(id, 2026)
    await addAccount(app, 'hotich', 'registrar', id)
    const { warnings } = await load('48')
    expect(warnings.map(warning => warning.code)).toEqual(['later-books', 'accounts'])
  })
})

test('the whole country is loaded in seconds, and searched in a blink', async () => {
  const started = performance.now()
  const report = await load()
  const loadMs = performance.now() - started
  expect(report).toMatchObject({ changed: 0, warnings: [] })
  expect(report.added).toBeGreaterThan(13_000)
  const searching = performance.now()
  const all = await list()
  const listMs = performance.now() - searching
  const { hits } = await within(tx => searchAgencies(tx, everything, 'hoa binh', 20))
  const searchMs = performance.now() - searching
  expect(hits).toHaveLength(20)
  if (process.env.SOGOC_MEASURE !== undefined)
    process.stderr.write(
      `load ${loadMs.toFixed(0)} ms, list ${listMs.toFixed(0)} ms of ${all.agencies.length}, both ${searchMs.toFixed(0)} ms, ${JSON.stringify(report)}\n`,
    )
  expect(loadMs).toBeLessThan(30_000)
  expect(searchMs).toBeLessThan(3_000)
})

test('an unknown province is refused; an old one is told where it went', async () => {
  await expect(load('00')).rejects.toMatchObject({ code: 'agency.no-province' })
  await expect(load('49')).rejects.toMatchObject({
    code: 'agency.old-province',
    params: { heir: '48', name: 'Thành phố Đà Nẵng' },
  })
})
