import { rm } from 'node:fs/promises'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAgency } from '../../access/testing.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { findKind } from '../../register/kind.ts'
import { measuresOf } from '../../register/statistics/measure.ts'
import { reinstateRecord, removeRecord } from '../corrections/remove-record.ts'
import { lockNumbers } from '../deposit/find-existing.ts'
import { contentHash } from '../records/content.ts'
import { addRecord, addVersion } from '../records/write-version.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'
import { countUncounted, rebuildAllCounters } from './rebuild-counters.ts'

const all = { scope: 'all' } as const
let app: TestApp
let agencyId: string

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await rm(app.vault.dir, { recursive: true, force: true })
  await app.asOwner(client =>
    client.query(
      'truncate mention, record_version, record, deposit, book, file, name, journal, journal_head, agency cascade',
    ),
  )
  agencyId = await addAgency(app, '10015')
})

type Values = Readonly<Record<string, string>>

async function deposit(rows: readonly Values[], year = 1997, volume = '01'): Promise<void> {
  const report = await depositRows(app, agencyId, { year, volume, rows })
  expect(report.rejected).toBe(0)
}

/** The counters of a period by the names of their measures, without zeros; `group` for one ethnic group. */
async function counted(period: number, group = 0): Promise<Record<string, number>> {
  const { rows } = await app.asOwner(client =>
    client.query(`select counts from record_count where kind = 'KS' and period = $1 and ethnic_group = $2`, [
      period,
      group,
    ]),
  )
  const counts: number[] = rows[0]?.counts ?? []
  const kind = findKind('KS')
  const named =
    kind === undefined ? [] : measuresOf(kind.code).map(({ id }, at) => [id, counts[at] ?? 0] as const)
  return Object.fromEntries(named.filter(([, count]) => count !== 0))
}

const listCounters = async () => {
  const { rows } = await app.asOwner(client =>
    client.query(
      'select agency_id, kind, ethnic_group, period, counts, parts from record_count order by 1, 2, 3, 4',
    ),
  )
  return rows
}
const verified = async () =>
  (await verifyRegistry(app)).mismatches.map(({ code, params }) => ({ code, ...params }))

/** Ten births: rows 1 and 2 a boy and a Cơ Tu girl registered late in March, the others Kinh girls on time in January. */
const births = sampleBirths(10, (values, at) => {
  if (at === 0) return { ...values, nksGioiTinh: '1', ngayDangKy: '05.03.1997' }
  if (at === 1)
    return {
      ...values,
      nksDanToc: 'Cơ Tu',
      loaiDangKy: '4',
      nksNgaySinh: '02.11.1995',
      ngayDangKy: '06.03.1997',
    }
  return { ...values, ngayDangKy: `0${at - 1}.01.1997` }
})
  .map((values, at) => ({ values, at }))
  .sort((a, b) => (a.at < 2 ? 1 : 0) - (b.at < 2 ? 1 : 0))
  .map(({ values }, at) => ({ ...values, so: String(at + 1) }))

describe('counters', () => {
  test('say after a deposit what its records are, by month, year and decade', async () => {
    await deposit(births)
    const whole = { total: 10, male: 1, female: 9, kinh: 9, minority: 1, onTime: 9, late: 1, lateUnder5: 1 }
    expect(await counted(199)).toEqual(whole)
    expect(await counted(1997)).toEqual(whole)
    expect(await counted(199701)).toEqual({ total: 8, female: 8, kinh: 8, onTime: 8 })
    expect(await counted(199703)).toMatchObject({ total: 2, male: 1, late: 1 })
    expect(await counted(1997, 26)).toEqual({ total: 1 })
    expect(await verified()).toEqual([])
  })

  test('follow a row that changes, and its month', async () => {
    await deposit(births)
    await deposit(
      births.map(row => (row.so === '9' ? { ...row, nksGioiTinh: '2', ngayDangKy: '05.02.1997' } : row)),
    )
    expect(await counted(1997)).toMatchObject({ total: 10, female: 10 })
    expect(await counted(1997)).not.toHaveProperty('male')
    expect(await counted(199702)).toMatchObject({ total: 1 })
    expect(await counted(199703)).toMatchObject({ total: 1 })
    expect(await verified()).toEqual([])
  })

  test('do not move when the same book comes again', async () => {
    await deposit(births)
    const before = await listCounters()
    await deposit(births)
    expect(await listCounters()).toEqual(before)
  })

  test('leave out a record that two persons removed, until they bring it back', async () => {
    await deposit(births)
    const before = await listCounters()
    const { rows } = await app.asOwner(client => client.query(`select id from record where number = '10'`))
    const change = { agencyId, id: rows[0].id, approvalId: newId(), wanted: {}, reason: 'Đăng ký trùng' }
    await app.database.transaction(all, tx => removeRecord.apply(tx, change))
    expect(await counted(199)).toMatchObject({ total: 9 })
    expect(await counted(1997, 26)).toEqual({})
    expect((await verified()).map(({ code }) => code)).not.toContain('counters.differ')
    await app.database.transaction(all, tx => reinstateRecord.apply(tx, change))
    expect(await listCounters()).toEqual(before)
  })

  test('follow a record that is entered, and one that is repaired', async () => {
    await deposit(births)
    const { rows } = await app.asOwner(client =>
      client.query(`select r.id, r.book_id, v.fields, v.pdf, v.pdf_name from record r
        join record_version v on v.record_id = r.id where r.number = '9'`),
    )
    const { id, book_id: bookId, fields, pdf, pdf_name: pdfName } = rows[0]
    const version = (changed: Values) => ({
      fields: { ...fields, ...changed },
      pdf,
      pdfName,
      content: contentHash({ ...fields, ...changed }, pdf.toString('hex')),
    })
    const key = { agencyId, kind: 'KS' }
    await app.database.transaction(all, async tx => {
      await lockNumbers(tx, agencyId, 'KS')
      await addRecord(
        tx,
        { ...key, id: newId(), year: 1997, bookId, number: '11', occurrence: 1 },
        version({ so: '11' }),
        'x',
      )
      // A year that was typed wrongly: the record moves to another decade.
      const there = { year: 1979, number: '9', occurrence: 1, former: { year: 1997, number: '9' } }
      const moved = version({ ngayDangKy: '05.03.1979' })
      await addVersion(tx, { ...key, id, year: 1997, version: 1 }, moved, { source: 'repair' }, 'x', there)
    })
    expect(await counted(1997)).toMatchObject({ total: 10, male: 1 })
    expect(await counted(197903)).toMatchObject({ total: 1, male: 1 })
    expect((await verified()).map(({ code }) => code)).not.toContain('counters.differ')
  })

  test('lose nothing when two books come at the same moment', async () => {
    const second = sampleBirths(10, (values, at) => ({ ...values, so: String(at + 11), quyenSo: '02/1997' }))
    await Promise.all([deposit(births), deposit(second, 1997, '02')])
    expect(await counted(1997)).toMatchObject({ total: 20 })
    expect(await verified()).toEqual([])
  })

  test('are the same when they are made anew', async () => {
    await deposit(births)
    const kept = await listCounters()
    await app.asOwner(client => client.query('truncate record_count'))
    await rebuildAllCounters(app.database)
    expect(await listCounters()).toEqual(kept)
  })

  test('of an agency that was never counted wait for the count, and are then whole', async () => {
    await deposit(births.slice(0, 8))
    // As an upgrade finds it: records, and no counters.
    await app.asOwner(async client => {
      await client.query('truncate record_count')
      await client.query('insert into uncounted_agency (agency_id) values ($1)', [agencyId])
    })
    await deposit(births)
    expect(await listCounters()).toEqual([])
    expect(await verified()).toEqual([])
    expect(await countUncounted(app.database)).toBe(1)
    expect(await counted(1997)).toMatchObject({ total: 10 })
    expect(await verified()).toEqual([])
    expect(await countUncounted(app.database)).toBe(0)
  })

  test('that somebody altered are named by the check', async () => {
    await deposit(births)
    await app.asOwner(client =>
      client.query(`update record_count set counts[5] = 3 where period = 1997 and ethnic_group = 0`),
    )
    expect(await verified()).toMatchObject([
      { code: 'counters.differ', agency: '10015', kind: 'KS', period: 1997 },
    ])
  })
})
