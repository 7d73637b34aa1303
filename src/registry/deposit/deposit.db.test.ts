import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { contentHash, type Fields } from '../records/content.ts'
import { getRecord } from '../records/get-record.ts'
import { getFilePlace, openFile } from '../records/open-file.ts'
import { addVersion } from '../records/write-version.ts'
import { createSearchMemory } from '../search/search-memory.ts'
import { searchRecords } from '../search/search-records.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { onePagePdf, type TestPackage, writePackage } from '../testing/write-package.ts'
import { verifyRegistry } from '../verify/verify-registry.ts'
import { depositBook } from './deposit-book.ts'
import type { DepositRequest } from './deposit-request.ts'
import type { DepositReport } from './report-deposit.ts'

let app: TestApp
let dir: string

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await rm(app.vault.dir, { recursive: true, force: true })
  dir = await mkdtemp(join(tmpdir(), 'sogoc-deposit-'))
  await app.asOwner(client =>
    client.query(
      'truncate mention, record_version, record, deposit, package, page, entry, book, file, name, journal, journal_head, agency cascade',
    ),
  )
  return () => rm(dir, { recursive: true })
})

const reader = { removed: true, identity: true }
type Change = Partial<Omit<TestPackage, 'dir'>>

async function deposit(change: Change = {}, request: Partial<DepositRequest> = {}): Promise<DepositReport> {
  const inner = await mkdtemp(join(dir, 'p-'))
  const rows = change.rows ?? sampleBirths(20)
  const files = await writePackage({ kind: 'KS', year: 1997, volume: '01', ...change, rows, dir: inner })
  return depositBook(app, { ...requestOf(files), ...request })
}

function requestOf(files: DepositRequest['files']): DepositRequest {
  return {
    files,
    agency: { code: '10015' },
    jurisdiction: { scope: 'all' },
    accountId: null,
    mode: 'all',
    dryRun: false,
    asInBook: [],
    isolate: false,
  }
}

/** A typing error of the record of a row, put right as the registry does. */
async function repairRow(row: number): Promise<void> {
  await app.database.transaction({ scope: 'all' }, async tx => {
    const { rows } = await sql<{
      id: string
      agency_id: string
      year: number
      fields: Fields
      pdf: Buffer
      pdf_name: string
    }>`
      select r.id, r.agency_id, r.year, v.fields, v.pdf, v.pdf_name
      from record r join record_version v on v.record_id = r.id where v.row = ${row}`.execute(tx)
    const [found] = rows
    if (found === undefined) throw new Error('no such row')
    const { id, agency_id: agencyId, year, pdf, pdf_name: pdfName } = found
    const fields = { ...found.fields, nksNoiSinh: 'Xã Đã Sửa' }
    const content = contentHash(fields, pdf.toString('hex'))
    const record = { agencyId, id, kind: 'KS', year, version: 1 }
    await addVersion(tx, record, { fields, pdf, pdfName, content }, { source: 'repair' }, 'Gõ nhầm nơi sinh')
  })
}

const count = async (table: string): Promise<number> => {
  const { rows } = await app.asOwner(client => client.query(`select count(*)::int as n from ${table}`))
  return rows[0].n
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

const vaultFiles = async (): Promise<number> => (await collect(app.vault.list())).length

test('a file that nobody names is told of, one that somebody is putting in at the moment is not', async () => {
  const pending = await app.vault.begin('at work')
  await pending.put(Buffer.from('đang nạp'))
  expect((await verifyRegistry(app)).unreferenced).toBe(0)
  await app.vault.put(Buffer.from('bỏ quên'))
  expect((await verifyRegistry(app)).unreferenced).toBe(1)
  await pending.rollback()
})

describe('a deposit', () => {
  test('brings every row in, with its PDF, its people and a line in the journal', async () => {
    const report = await deposit()
    expect(report).toMatchObject({
      rows: 20,
      inserted: 20,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      counts: { error: 0 },
    })
    expect(await count('record')).toBe(20)
    expect(await count('mention')).toBe(60)
    expect(await vaultFiles()).toBe(2)
    const verified = await verifyRegistry(app)
    expect(verified).toMatchObject({
      books: 1,
      pdfs: 20,
      rows: 20,
      records: 20,
      missing: 0,
      damaged: 0,
      unreferenced: 0,
    })
    expect(verified.mismatches).toEqual([])
    expect(report.findings.map(found => found.code)).toContain('agency.new')
  })

  test('of the same package again changes nothing but one line of the journal', async () => {
    await deposit()
    const before = await count('journal')
    const again = await deposit()
    expect(again).toMatchObject({ deposit: null, inserted: 0, updated: 0, unchanged: 20, rejected: 0 })
    expect(await count('deposit')).toBe(1)
    expect(await count('record_version')).toBe(20)
    expect(await count('journal')).toBe(before + 1)
    expect(await vaultFiles()).toBe(2)
  })

  test('of the same files again is answered with the receipt of the first, and names what was repaired since', async () => {
    const first = await deposit()
    const files = await writePackage({ kind: 'KS', year: 1997, volume: '01', rows: sampleBirths(20), dir })
    const again = (request: Partial<DepositRequest> = {}) =>
      depositBook(app, { ...requestOf(files), ...request })
    expect(await again()).toMatchObject({ deposit: null, unchanged: 20, receipt: { deposit: first.deposit } })
    // Not asked the same: it goes the whole way, and finds the same.
    const answers = [{ code: 'number.gap', row: 3, reason: 'Sổ bỏ cách số' }]
    expect(await again({ asInBook: answers })).toMatchObject({ unchanged: 20, receipt: null })

    await repairRow(5)
    const reports = [await again(), await again({ asInBook: answers })]
    for (const { unchanged, updated, findings } of reports) {
      expect({ unchanged, updated }).toEqual({ unchanged: 20, updated: 0 })
      expect(findings.filter(({ code }) => code === 'record.repaired-since')).toMatchObject([
        { row: 5, value: '4', params: { year: 1997 } },
      ])
    }
    expect(reports[0]?.receipt).toMatchObject({ deposit: first.deposit })
    expect(await count(`record where version = 2`)).toBe(1)
  })

  test('of the same files again goes the whole way when a later deposit changed a record or two persons removed it', async () => {
    const changed = sampleBirths(20, (values, i) =>
      i === 4 ? { ...values, nksNoiSinh: 'Xã Hòa Bình' } : values,
    )
    await deposit()
    await deposit({ rows: changed })
    expect(await deposit()).toMatchObject({ updated: 1, unchanged: 19 })
    await app.asOwner(client => client.query(`update record set removed_at = now() where number = '7'`))
    expect(await deposit()).toMatchObject({ updated: 0, unchanged: 19, rejected: 1 })
  })

  test('of the same book zipped otherwise is unchanged, and the other .zip is not kept', async () => {
    await deposit()
    expect(await deposit({ method: 'deflated' })).toMatchObject({ unchanged: 20, updated: 0 })
    expect(await vaultFiles()).toBe(2)
  })

  test('of a corrected book adds versions, and the old ones stay', async () => {
    const first = await deposit()
    const rows = sampleBirths(20, (values, i) =>
      i === 4 ? { ...values, nksHoTen: 'Huỳnh Thị Phượng Anh' } : values,
    )
    const second = await deposit({ rows })
    expect(second).toMatchObject({ inserted: 0, updated: 1, unchanged: 19 })
    expect(second.deposit).not.toBe(first.deposit)
    const hits = await search('phuong anh')
    expect(hits.map(hit => hit.name)).toEqual(['Huỳnh Thị Phượng Anh'])
    const hit = hits[0]
    if (hit === undefined) throw new Error('not found')
    const { record } = await app.database.transaction({ scope: 'all' }, tx =>
      getRecord(tx, hit.agencyId, hit.record, reader),
    )
    expect(record.versions.map(({ version, fields }) => [version, fields.nksHoTen])).toEqual([
      [2, 'Huỳnh Thị Phượng Anh'],
      [1, 'Huỳnh Thị Phượng'],
    ])
    expect((await verifyRegistry(app)).mismatches).toEqual([])
  })

  test('with another PDF is a new version too', async () => {
    await deposit()
    expect(
      await deposit({ pdfText: (values, i) => (i === 0 ? 'quét lại' : (values.so ?? '')) }),
    ).toMatchObject({ updated: 1, unchanged: 19 })
  })

  test('a dry run says what would happen and leaves nothing', async () => {
    expect(await deposit({}, { dryRun: true })).toMatchObject({ deposit: null, inserted: 20 })
    for (const table of ['agency', 'book', 'record', 'file', 'journal']) expect(await count(table)).toBe(0)
    expect(await vaultFiles()).toBe(0)
  })
})

describe('errors in the book', () => {
  const broken = sampleBirths(20, (values, i) =>
    i === 6 ? { ...values, nksNgaySinh: '31.02.1997' } : values,
  )

  test('refuse the whole book in mode all, and leave nothing behind', async () => {
    const report = await deposit({ rows: broken })
    expect(report).toMatchObject({ deposit: null, inserted: 0, rejected: 20 })
    expect(report.counts.error).toBeGreaterThan(0)
    for (const table of ['agency', 'book', 'record', 'file', 'journal']) expect(await count(table)).toBe(0)
    expect(await vaultFiles()).toBe(0)
  })

  test('refuse their rows in mode valid', async () => {
    const report = await deposit({ rows: broken }, { mode: 'valid' })
    expect(report).toMatchObject({ inserted: 19, rejected: 1 })
    expect(await deposit({ rows: broken }, { mode: 'valid' })).toMatchObject({
      deposit: null,
      unchanged: 19,
      rejected: 1,
    })
    expect((await verifyRegistry(app)).mismatches).toEqual([])
  })

  test('a row without its PDF is refused in mode valid, the others go in', async () => {
    const report = await deposit(
      { pdfText: (values, i) => (i === 2 ? null : (values.so ?? '')) },
      { mode: 'valid' },
    )
    expect(report).toMatchObject({ inserted: 19, rejected: 1 })
  })

  test('a number that the paper repeats goes in when a person says so', async () => {
    const rows = sampleBirths(5, (values, i) => (i === 3 ? { ...values, so: '3' } : values))
    const refused = await deposit({ rows })
    expect(refused.findings.some(found => found.code === 'number.repeated')).toBe(true)
    const answers = refused.findings
      .filter(found => found.code === 'number.repeated')
      .map(({ code, row }) => ({ code, row, reason: 'Sổ ghi trùng số 3' }))
    const accepted = await deposit({ rows }, { asInBook: answers })
    expect(accepted).toMatchObject({ inserted: 5, rejected: 0 })
    const { rows: versions } = await app.asOwner(client =>
      client.query(`select reason from record_version where reason like '%trùng số 3%'`),
    )
    expect(versions).toHaveLength(answers.length)
    expect(await deposit({ rows }, { asInBook: answers })).toMatchObject({ unchanged: 5 })
  })

  test('a number of another volume is refused until a person says that the paper repeats it', async () => {
    await deposit()
    const second = {
      volume: '02',
      rows: sampleBirths(2, values => ({
        ...values,
        quyenSo: '02/1997',
        so: values.so === '1' ? '21' : '5',
      })),
    }
    const refused = await deposit(second)
    expect(refused.findings.map(found => found.code)).toContain('number.other-volume')
    expect(await count('record')).toBe(20)
    const asInBook = [{ code: 'number.other-volume', row: 3, reason: 'Quyển 2 ghi trùng số 5' }]
    expect(await deposit(second, { asInBook })).toMatchObject({ inserted: 2, rejected: 0 })
  })
})

describe('at the same time', () => {
  test('two deposits of one book: one writes, the other finds everything unchanged', async () => {
    const reports = await Promise.all([deposit(), deposit()])
    expect(reports.map(report => report.inserted).sort()).toEqual([0, 20])
    expect(reports.map(report => report.unchanged).sort()).toEqual([0, 20])
    expect(await count('record')).toBe(20)
    expect(await count('agency')).toBe(1)
    expect(await vaultFiles()).toBe(2)
    expect((await verifyRegistry(app)).mismatches).toEqual([])
  })

  test('books of several agencies that share names neither block each other for good nor lose a name', async () => {
    const codes = ['1', '2', '3', '4', '5', '6']
    const reports = await Promise.all(codes.map(code => deposit({}, { agency: { code } })))
    expect(reports.every(report => report.inserted === 20)).toBe(true)
    expect(await count('record')).toBe(120)
    expect((await verifyRegistry(app)).mismatches).toEqual([])
  })
})

describe('what was deposited', () => {
  test('the PDF of a case comes out of the .zip as it went in, stored or deflated', async () => {
    for (const method of ['stored', 'deflated'] as const) {
      await deposit({ method, pdfText: values => `${method} ${values.so}` }, { agency: { code: method } })
      const { rows } = await app.asOwner(client =>
        client.query(
          `select v.agency_id, v.pdf from record_version v join agency a on a.id = v.agency_id where a.code = $1 and v.row = 9`,
          [method],
        ),
      )
      const place = await app.database.transaction({ scope: 'all' }, tx =>
        getFilePlace(tx, rows[0].agency_id, rows[0].pdf),
      )
      const bytes = Buffer.concat(await collect<Buffer>(await openFile(app.vault, place)))
      expect(bytes).toEqual(onePagePdf(`${method} 8`))
    }
  })

  test('is seen by its own agency only', async () => {
    await deposit()
    await deposit({}, { agency: { code: '20020' } })
    const { rows } = await app.asOwner(client => client.query('select id from agency order by code'))
    const [own, other] = rows.map(row => row.id)
    expect(new Set((await search('thi hoa', { agencies: [own] })).map(hit => hit.agencyId))).toEqual(
      new Set([own]),
    )
    const { rows: foreign } = await app.asOwner(client =>
      client.query('select id from record where agency_id = $1 limit 1', [other]),
    )
    await expect(
      app.database.transaction({ agencies: [own] }, tx => getRecord(tx, other, foreign[0].id, reader)),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(deposit({}, { agency: { id: other }, jurisdiction: { agencies: [own] } })).rejects.toThrow()
  })

  test.each([
    [
      'record_version',
      `update record_version set fields = fields || '{"nksHoTen": "Ai đó"}' where row = 5`,
      'version.content',
    ],
    ['record', "update record set version = 7 where number = '3'", 'record.version'],
    [
      'mention',
      `delete from mention where role = 'me' and record_id = (select id from record where number = '3')`,
      'record.mentions',
    ],
    ['deposit', `update deposit set digest = decode(repeat('00', 32), 'hex')`, 'deposit.digest'],
    ['journal', `update journal set subject = 'khác' where action = 'records.deposit'`, 'journal.broken'],
    [
      'record_version rows',
      'alter table record_version disable trigger all; delete from record_version where row = 4',
      'deposit.rows',
    ],
  ])('verify notices a change behind its back: %s', async (_, change, code) => {
    await deposit()
    await app.asOwner(client => client.query(change))
    const { mismatches } = await verifyRegistry(app)
    expect(mismatches.map(mismatch => mismatch.code)).toContain(code)
  })
})

async function search(text: string, jurisdiction: DepositRequest['jurisdiction'] = { scope: 'all' }) {
  const memory = createSearchMemory()
  const request = { text, born: null, kind: null, limit: 20 }
  const answer = await app.database.transaction(jurisdiction, tx => searchRecords(tx, memory, request))
  return answer.hits
}
