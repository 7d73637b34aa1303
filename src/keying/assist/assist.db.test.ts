import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { ensureBook } from '../../inventory/ensure-book.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import type { KindCode } from '../../register/kind.ts'
import { keepRecords } from '../../registry/testing/keep-records.ts'
import { handOut } from '../batches/hand-out.ts'
import { registerKeyingRoutes } from '../routes.ts'
import { keyEntries } from '../settle/key-entries.ts'
import { addCases } from '../testing.ts'
import type { Dictionary, FamilyAnswer } from './schema.ts'

type Values = Readonly<Record<string, string>>

let app: TestApp
let server: HttpServer
let agencyId: string
let neighbourId: string
let bookId: string
let entries: readonly string[]
let batch: string
let tasks: readonly string[]
let an: Browser
let binh: Browser
const accounts: Record<string, string> = {}

const asProgram = <T>(run: (tx: Transaction) => Promise<T>) => app.database.transaction({ scope: 'all' }, run)

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerKeyingRoutes(to, app))
  neighbourId = await addAgency(app, '10016')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
// A fresh agency each time: nothing of one test is known in another, nor remembered.
let round = 0
beforeEach(async () => {
  round++
  agencyId = await addAgency(app, `2000${round}`)
  for (const name of ['an', 'binh'])
    accounts[name] = await addAccount(app, `${name}${round}`, 'keyer', agencyId)
  ;[an, binh] = [await signInAs(server, `an${round}`), await signInAs(server, `binh${round}`)]
  bookId = await newBook('KS', 1995)
  entries = await addCases(app, { agencyId, bookId }, 4)
  batch = await hand('an')
  tasks = await asProgram(async tx =>
    (
      await tx
        .selectFrom('keying_task')
        .select('id')
        .where('batch_id', '=', batch)
        .orderBy('position')
        .execute()
    ).map(({ id }) => id),
  )
})

const newBook = async (kind: KindCode, year: number) => {
  const id = await asProgram(tx => ensureBook(tx, { agencyId, kind, year, volume: '01' }))
  await asProgram(tx =>
    tx
      .insertInto('assignment')
      .values(
        Object.values(accounts).map(account => ({ account_id: account, agency_id: agencyId, book_id: id })),
      )
      .execute(),
  )
  return id
}
const hand = async (name: string, pass: 1 | 2 = 1) =>
  (await asProgram(tx =>
    handOut(tx, { agencyId, bookId, accountId: accounts[name] ?? '', handedBy: null, size: 3, pass }),
  )) ?? ''
const ask = (values: Values, who = an, task = tasks[0] ?? '') =>
  who.post(`/api/keying/batches/${agencyId}/${batch}/families`, { task, values })
const families = async (values: Values) => (await ask(values)).json<FamilyAnswer>().families
const dictionary = async () =>
  (await an.get(`/api/keying/batches/${agencyId}/${batch}/dictionary`)).json<Dictionary>()
const keep = (kind: KindCode, year: number, rows: readonly Values[], agency = agencyId) =>
  keepRecords(app, agency, kind, year, rows)

const marriage = {
  ...{
    so: '12',
    quyenSo: '01/1990',
    ngayDangKy: '20.10.1990',
    chongHoTen: 'Trần Văn Tám',
    chongNgaySinh: '06.07.1965',
  },
  ...{ voHoTen: 'Lê Thị Hòa', voNgaySinh: '04.02.1970', voDanToc: 'Kinh', voSoGiayToTuyThan: '390000001' },
}
const birth = { quyenSo: '01/1995', ngayDangKy: '03.03.1995', meHoTen: 'le thi hoa' }

describe('known families', () => {
  test('a marriage of the same agency is found by the mother’s name without its marks, and told once in the journal', async () => {
    await keep('KH', 1990, [marriage])
    expect(await families(birth)).toMatchObject([
      {
        from: 'KH 12/1990',
        values: { meHoTen: 'Lê Thị Hòa', chaHoTen: 'Trần Văn Tám', chaNgaySinh: '06.07.1965' },
      },
    ])
    const told = await asProgram(tx =>
      tx
        .selectFrom('journal')
        .selectAll()
        .where('agency_id', '=', agencyId)
        .where('action', '=', 'keying.families')
        .execute(),
    )
    expect(told).toMatchObject([
      { subject: `book:${bookId}`, detail: { batch, task: tasks[0], families: 1 }, account_id: accounts.an },
    ])
    expect(JSON.stringify(told)).not.toMatch(/Hòa|Tám|39000/)
  })
  test('nothing is told, nor journaled, of who nobody knows and of one word', async () => {
    await keep('KH', 1990, [marriage])
    expect(await families({ meHoTen: 'Lê Thị Hoài' })).toEqual([])
    expect(await families({ meHoTen: 'Lê' })).toEqual([])
    const told = await asProgram(tx =>
      tx
        .selectFrom('journal')
        .select('action')
        .where('agency_id', '=', agencyId)
        .where('action', '=', 'keying.families')
        .execute(),
    )
    expect(told).toEqual([])
  })
  test('other agencies’ people, adoptions and removed records are never told', async () => {
    await keep('KH', 1990, [marriage], neighbourId)
    const adoption = {
      so: '1',
      ngayDangKy: '01.01.1994',
      cnHoTen: 'Trần Bé',
      meNuoiHoTen: 'Lê Thị Hòa',
      chaNuoiHoTen: 'Trần Văn Tám',
    }
    await keep('CN', 1994, [adoption])
    expect(await families(birth)).toEqual([])
    await keep('KH', 1990, [marriage])
    expect(await families(birth)).toHaveLength(1)
    await app.asOwner(client =>
      client.query('update record set removed_at = now() where agency_id = $1', [agencyId]),
    )
    expect(await families(birth)).toEqual([])
  })
  test('what is keyed and not deposited yet is known, too, but never the entry itself', async () => {
    const first = {
      ...birth,
      so: '1',
      nksHoTen: 'Trần Thị Một',
      meHoTen: 'Lê Thị Hòa',
      chaHoTen: 'Trần Văn Tám',
      chaDanToc: 'Kinh',
    }
    const [one = '', , , four = ''] = entries
    await asProgram(tx =>
      keyEntries(tx, agencyId, [{ entry: four, values: { ...first, so: '4' }, doubts: {} }]),
    )
    expect(await families(birth)).toMatchObject([{ from: 'KS 4/1995', values: { chaHoTen: 'Trần Văn Tám' } }])
    await asProgram(tx => tx.deleteFrom('keyed_person').where('agency_id', '=', agencyId).execute())
    await asProgram(tx => keyEntries(tx, agencyId, [{ entry: one, values: first, doubts: {} }]))
    expect(await families(birth)).toEqual([])
    expect((await ask(birth, an, tasks[1])).json().families).toHaveLength(1)
  })
  test('its own record is no source either: a gold entry does not give itself away', async () => {
    await keep('KS', 1995, [{ ...birth, so: '1', meHoTen: 'Lê Thị Hòa', chaHoTen: 'Trần Văn Tám' }])
    expect(await families(birth)).toEqual([])
  })
  test('the birth decides between people of one name', async () => {
    await keep('KH', 1990, [marriage, { ...marriage, so: '13', voNgaySinh: '1961', chongHoTen: 'Võ Ba' }])
    expect(await families({ ...birth, meNgaySinh: '1961' })).toMatchObject([{ from: 'KH 13/1990' }])
    expect(await families(birth)).toHaveLength(2)
  })
  test('another’s batch is not found, nor a task of another batch; the second pass is told nothing', async () => {
    await keep('KH', 1990, [marriage])
    expect((await ask(birth, binh)).statusCode).toBe(404)
    expect((await ask(birth, an, '019a0000-0000-7000-8000-000000000000')).statusCode).toBe(404)
    await asProgram(tx => tx.updateTable('keying_batch').set({ pass: 2 }).where('id', '=', batch).execute())
    expect(await families(birth)).toEqual([])
  })
  test('who may not see identity numbers gets families without them', async () => {
    const { answerFamilies } = await import('./answer-families.ts')
    await keep('KH', 1993, [{ ...marriage, quyenSo: '01/1993', ngayDangKy: '20.10.1993' }])
    const answer = (identity: boolean) =>
      answerFamilies(
        app.database,
        { accountId: accounts.an ?? '', identity, inTransaction: asProgram },
        { agencyId, batchId: batch },
        { task: tasks[0] ?? '', values: birth },
      )
    expect((await answer(true)).families[0]?.values.meSoGiayToTuyThan).toBe('390000001')
    expect(JSON.stringify(await answer(false))).not.toContain('390000001')
  })
  test('whoever asks more than anybody keys has to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 61 }, () => ask({ meHoTen: 'Lê' })))
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1)
  })
})

describe('the dictionary', () => {
  const births = (count: number, change: (at: number) => Values) =>
    Array.from({ length: count }, (_, at) => ({
      ...{
        so: String(at + 1),
        ngayDangKy: '03.03.1990',
        nksHoTen: 'Trần Thị Bé',
        nksGioiTinh: '2',
        meHoTen: 'Lê Thị Hòa',
        chaHoTen: 'Trần Văn Tám',
      },
      ...{ meNoiCuTru: 'thôn 1, xã Ia Mơ', nguoiKy: 'Rơ Mah Bláh', ghiChu: 'Con riêng' },
      ...change(at),
    }))

  test('tells words, places and who signed, of several entries each', async () => {
    await keep(
      'KS',
      1990,
      births(3, at => (at === 0 ? { chaHoTen: 'Siu Lẻ', meNoiCuTru: 'nhà riêng của một người' } : {})),
    )
    const { names, texts } = await dictionary()
    expect(names.first).toEqual([
      ['Trần', 2, 3],
      ['Lê', 0, 3],
    ])
    expect(names.next.Thị).toEqual([
      ['Bé', 0, 3],
      ['Hòa', 0, 3],
    ])
    expect(texts).toEqual({ NoiCuTru: [['thôn 1, xã Ia Mơ', 2]], nguoiKy: [['Rơ Mah Bláh', 3]] })
  })
  test('knows nothing of other agencies, of adoptions, of long ago', async () => {
    await keep(
      'KS',
      1990,
      births(3, () => ({ meHoTen: 'Siu Xa' })),
      neighbourId,
    )
    await keep(
      'KS',
      1950,
      births(3, () => ({ ngayDangKy: '03.03.1950', meHoTen: 'Siu Xưa' })),
    )
    await keep(
      'CN',
      1990,
      births(3, at => ({ so: `${at}`, cnHoTen: 'Siu Kín' })),
    )
    expect(await dictionary()).toEqual({ names: { first: [], next: {} }, texts: {} })
  })
  test('knows what was keyed and is not deposited yet', async () => {
    const values = births(1, () => ({ ngayDangKy: '03.03.1995' }))[0] ?? {}
    await asProgram(tx =>
      keyEntries(
        tx,
        agencyId,
        entries.slice(2).map(entry => ({ entry, values, doubts: {} })),
      ),
    )
    const { names, texts } = await dictionary()
    expect(names.first).toContainEqual(['Lê', 0, 2])
    expect(texts.NoiCuTru).toEqual([['thôn 1, xã Ia Mơ', 2]])
  })
  test('is for whoever works on the batch', async () => {
    const get = (who: Browser) => who.get(`/api/keying/batches/${agencyId}/${batch}/dictionary`)
    expect((await get(binh)).statusCode).toBe(404)
    await asProgram(tx =>
      tx.updateTable('keying_batch').set({ revoked_at: new Date() }).where('id', '=', batch).execute(),
    )
    expect((await get(an)).statusCode).toBe(404)
  })
})
