import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { closeBook } from '../../inventory/close-book.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { seededRandom } from '../../register/testing/seeded-random.ts'
import { checkBookFiles } from '../check-book.ts'
import { checkPackageKind, createCheckPackage } from '../check-package.ts'
import type { CheckFinding } from '../check-rules.ts'
import { registerCheckingRoutes } from '../routes.ts'
import { type MadeBook, makeBook, tinyPdf } from '../testing/make-book.ts'
import { uploadPackage } from '../testing/upload-package.ts'
import { applyCorrections, type CorrectionPlace, type WantedCorrections } from './apply-corrections.ts'
import { findCorrections } from './find-corrections.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agency: string
let account: string
let who: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerCheckingRoutes(to, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-corrections-'))
  agency = await addAgency(app, '10015')
  account = await addAccount(app, 'xa', 'registrar', agency)
  who = await signInAs(server, 'xa')
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})

const work = () => finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })

/** A package with an impossible day (row 3), blank parts of places (rows 4, 5), dates in another form (6, 7) and a PDF that is missing. */
async function handIn(name: string, seed: number): Promise<{ id: string; url: string; book: MadeBook }> {
  const book = await makeBook(join(dir, name), {
    seed,
    spoilRow: (values, at) => {
      if (at === 1) values.nksNgaySinh = '31.02.1990'
      if (at === 2 || at === 3) values.meNoiCuTru = ', , xã Bình Minh'
      if (at === 4 || at === 5) values.ngayDangKy = (values.ngayDangKy ?? '').replaceAll('.', '-')
      if (at === 6) values.nksHoTen = `  ${values.nksHoTen}`
    },
    spoilPdf: (pdf, at) => (at === 8 ? null : { name: pdf, bytes: tinyPdf(pdf) }),
  })
  const sent = await uploadPackage(server, who, agency, { xlsx: book.xlsxPath, zip: book.zipPath })
  await work()
  const { id } = sent.json()
  return { id, url: `/api/packages/${agency}/${id}`, book }
}

const get = async (url: string) => (await who.get(url)).json()
const problem = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const countOf = async (url: string, code: string): Promise<number> =>
  (await get(`${url}/findings?code=${code}`)).total
const rowOf = async (url: string, row: number) =>
  (await get(`${url}/rows`)).rows.find((one: { row: number }) => one.row === row)
const correct = (url: string, row: number, column: string, value: string | null) =>
  who.post(`${url}/corrections`, { cells: [{ row, column, value }] })
const place = (packageId: string, identity = true): CorrectionPlace => ({
  agencyId: agency,
  packageId,
  accountId: account,
  identity,
})
const within = { agencies: [] as string[], confidential: true }
const apply = (packageId: string, wanted: WantedCorrections, identity = true) =>
  app.database.transaction({ ...within, agencies: [agency] }, tx =>
    applyCorrections(tx, place(packageId, identity), wanted),
  )

describe('one cell put right', () => {
  test('settles its finding at once; the counts, the row and what the sheet said can be seen; undoing brings all back', async () => {
    const { url } = await handIn('one', 1)
    const before = await get(url)
    const answer = await correct(url, 3, 'nksNgaySinh', ' 28.02.1990 ')
    expect(answer.statusCode, answer.body).toBe(200)
    const { change, counts, rows } = answer.json()
    expect(change).toMatchObject({ kind: 'corrections', affected: 1, undoes: null })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ row: 3, corrected: { nksNgaySinh: '31.02.1990' }, added: false })
    expect(rows[0].values.nksNgaySinh).toBe('28.02.1990')
    expect(await countOf(url, 'date.impossible')).toBe(0)
    expect(counts.error).toBeLessThan(before.counts.error)
    expect((await get(url)).counts).toEqual(counts)

    expect((await get(`${url}/changes`)).changes).toHaveLength(1)
    const undone = await who.post(`${url}/changes/${change.id}/undoing`)
    expect(undone.json()).toMatchObject({ change: { undoes: change.id }, counts: before.counts })
    expect(await rowOf(url, 3)).toMatchObject({ values: { nksNgaySinh: '31.02.1990' }, corrected: {} })
    expect(problem(await who.post(`${url}/changes/${change.id}/undoing`))).toEqual([409, 'change.undone'])
  })

  test('is the same row when it says again what the sheet says', async () => {
    const { id, url } = await handIn('same', 2)
    await correct(url, 3, 'nksNgaySinh', '28.02.1990')
    await correct(url, 3, 'nksNgaySinh', '31.02.1990')
    expect((await rowOf(url, 3)).corrected).toEqual({})
    const { cells } = await app.database.transaction({ ...within, agencies: [agency] }, tx =>
      findCorrections(tx, agency, id),
    )
    expect(cells.size).toBe(0)
    expect(problem(await correct(url, 3, 'nksNgaySinh', '31.02.1990'))).toEqual([422, 'change.nothing'])
  })

  test('is refused where there is no such cell, and when it is too long', async () => {
    const { url } = await handIn('refused', 3)
    expect(problem(await correct(url, 3, 'khongCo', 'x'))).toEqual([422, 'correction.column'])
    expect(problem(await correct(url, 900, 'nksHoTen', 'x'))).toEqual([422, 'correction.row'])
    expect(problem(await correct(url, 3, 'nksHoTen', 'x'.repeat(2001)))).toEqual([422, 'correction.too-long'])
    expect((await who.post(`${url}/corrections`, { cells: [] })).statusCode).toBe(422)
  })

  test('stays when the package is checked again, and so does what was said of other findings', async () => {
    const { id, url } = await handIn('again', 4)
    await correct(url, 3, 'nksNgaySinh', '28.02.1990')
    await who.post(`${url}/findings/as-in-book`, { code: 'place.empty-part', reason: 'Sổ ghi đúng như vậy' })
    const before = await get(`${url}/findings?limit=500`)
    await app.database.transaction({ ...within, agencies: [agency] }, tx =>
      enqueueJobs(tx, [{ kind: checkPackageKind, agencyId: agency, payload: { package: id } }]),
    )
    await work()
    const withoutId = ({ findings }: { findings: { id: string }[] }) =>
      findings.map(({ id: _, ...found }) => JSON.stringify(found)).sort()
    expect(withoutId(await get(`${url}/findings?limit=500`))).toEqual(withoutId(before))
    expect(await rowOf(url, 3)).toMatchObject({ corrected: { nksNgaySinh: '31.02.1990' } })
  })
})

describe('a row', () => {
  test('that is no entry is left out, and can be taken in again; not all of them', async () => {
    const { url } = await handIn('row', 5)
    const { values } = await rowOf(url, 6)
    const out = await who.post(`${url}/corrections`, { rows: [{ row: 6, leftOut: true }] })
    expect(out.json().rows).toEqual([])
    const rows = await get(`${url}/rows`)
    expect([rows.total, rows.leftOut]).toEqual([11, [6]])
    expect(await countOf(url, 'number.gap')).toBe(1)
    await who.post(`${url}/corrections`, { rows: [{ row: 6, leftOut: false }] })
    expect((await rowOf(url, 6)).values).toEqual(values)
    const all = Array.from({ length: 12 }, (_, at) => ({ row: at + 2, leftOut: true }))
    expect(problem(await who.post(`${url}/corrections`, { rows: all }))).toEqual([409, 'correction.last-row'])
  })

  test('that the sheet lacks is added after its last, checked like any other, and goes as a whole', async () => {
    const { id, url, book } = await handIn('added', 6)
    const values = Object.fromEntries(
      Object.entries(book.rows[9]?.values ?? {}).filter(([, value]) => value !== ''),
    )
    const cells = Object.fromEntries(Object.entries(values).map(([column, value]) => [`14:${column}`, value]))
    const change = await apply(id, { '14:': 'added', ...cells })
    expect(await rowOf(url, 14)).toMatchObject({ added: true, values })
    expect(await countOf(url, 'number.repeated')).toBe(1)
    expect((await who.post(`${url}/changes/${change.id}/undoing`)).statusCode).toBe(200)
    expect((await get(`${url}/rows`)).total).toBe(12)
    await expect(apply(id, { '14:so': '5' })).rejects.toMatchObject({ code: 'correction.row' })
    await expect(apply(id, { '3:': 'added' })).rejects.toMatchObject({ code: 'correction.row' })
  })
})

describe('all that are alike', () => {
  test('are shown before, put right as one change but for those excluded, and brought back by one undoing', async () => {
    const { url } = await handIn('alike', 7)
    const alike = { code: 'date.form' }
    const preview = (await who.post(`${url}/corrections/alike/preview`, alike)).json()
    expect(preview).toMatchObject({ total: 2, hidden: 0 })
    expect(preview.cells[0]).toMatchObject({ row: 6, column: 'ngayDangKy' })
    expect(preview.cells[0].after).toBe(preview.cells[0].before.replaceAll('-', '.'))
    const exclude = [{ row: 6, column: 'ngayDangKy' }]
    const partly = await who.post(`${url}/corrections/alike`, { ...alike, exclude })
    expect(partly.json().change.affected).toBe(1)
    expect(await countOf(url, 'date.form')).toBe(1)
    await who.post(`${url}/changes/${partly.json().change.id}/undoing`)
    const whole = await who.post(`${url}/corrections/alike`, alike)
    expect(whole.json().change.affected).toBe(2)
    expect(await countOf(url, 'date.form')).toBe(0)
    await who.post(`${url}/changes/${whole.json().change.id}/undoing`)
    expect(await countOf(url, 'date.form')).toBe(2)
  })

  test('are answered "as in the book" together with one reason, and taken back; never where the rule allows no answer', async () => {
    const { url } = await handIn('answers', 8)
    const reason = 'Sổ chỉ ghi tên xã'
    const answer = (code: string) => who.post(`${url}/findings/as-in-book`, { code, reason })
    expect(problem(await answer('date.impossible'))).toEqual([409, 'finding.not-overridable'])
    const groups = await get(`${url}/findings/alike?code=place.empty-part`)
    expect(groups.groups[0]).toMatchObject({ column: 'meNoiCuTru', value: ', , xã Bình Minh', count: 2 })
    expect((await answer('place.empty-part')).json()).toEqual({ count: 2 })
    expect((await answer('place.empty-part')).json()).toEqual({ count: 0 })
    const back = await who.delete(
      `${url}/findings/as-in-book?code=place.empty-part&reason=${encodeURIComponent(reason)}`,
    )
    expect(back.json()).toEqual({ count: 2 })
    const { findings } = await get(`${url}/findings?code=place.empty-part&open=true`)
    expect(findings).toHaveLength(2)
  })
})

describe('nobody corrects', () => {
  test('a package that a newer one has replaced, that is in the registry, or whose book is closed', async () => {
    const old = await handIn('old', 9)
    const { id, url } = await handIn('new', 9)
    expect(problem(await correct(old.url, 3, 'nksNgaySinh', '28.02.1990'))).toEqual([
      409,
      'package.superseded',
    ])
    expect((await correct(url, 3, 'nksNgaySinh', '28.02.1990')).statusCode).toBe(200)
    const { bookId } = await get(url)
    const setState = (state: string) =>
      app.asOwner(client => client.query('update package set state = $1 where id = $2', [state, id]))
    await setState('deposited')
    expect(problem(await correct(url, 3, 'nksNgaySinh', '27.02.1990'))).toEqual([409, 'package.deposited'])
    await setState('checked')
    await app.database.transaction({ ...within, agencies: [agency] }, tx => closeBook(tx, agency, bookId))
    expect(problem(await correct(url, 3, 'nksNgaySinh', '27.02.1990'))).toEqual([409, 'book.closed'])
  })

  test('an identity number that they may not see', async () => {
    const { id } = await handIn('hidden', 10)
    const hidden = { code: 'correction.hidden' }
    await expect(apply(id, { '3:nksSoDinhDanh': '001' }, false)).rejects.toMatchObject(hidden)
    await apply(id, { '3:meNoiCuTru': 'CMND 012345678' })
    await expect(apply(id, { '3:meNoiCuTru': 'Hà Nội' }, false)).rejects.toMatchObject(hidden)
    await apply(id, { '4:meNoiCuTru': 'Hà Nội' }, false)
  })
})

test('after any corrections and undoings, what is stored is what a whole check says', async () => {
  const { id, url, book } = await handIn('any', 11)
  const random = seededRandom(7)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const columns = ['so', 'ngayDangKy', 'nksHoTen', 'nksNgaySinh', 'quyenSo', 'meNgaySinh', 'nksGioiTinh']
  const texts = ['', '5', '31.02.1997', '19.11.1999', '12.03.1990', 'Trần Văn  Bê', 'null', '1', '3a']
  const changes: string[] = []
  for (let step = 0; step < 25; step++) {
    const row = 2 + Math.floor(random() * 12)
    const kind = random()
    const last = changes.at(-1)
    const answer =
      kind < 0.3 && last !== undefined
        ? await who.post(`${url}/changes/${last}/undoing`)
        : kind < 0.45
          ? await who.post(`${url}/corrections`, { rows: [{ row, leftOut: random() < 0.6 }] })
          : await correct(url, row, pick(columns), pick(texts))
    if (kind < 0.3 && last !== undefined) changes.pop()
    else if (answer.statusCode === 200) changes.push(answer.json().change.id)
    if (step % 6 !== 0) continue
    const corrections = await app.database.transaction({ ...within, agencies: [agency] }, tx =>
      findCorrections(tx, agency, id),
    )
    const whole = await checkBookFiles({ ...book, corrections, isolate: false })
    const { rows: stored } = await app.database.transaction({ ...within, agencies: [agency] }, tx =>
      sql<CheckFinding>`
        select code, severity, row, "column", value, params, suggestion from finding where package_id = ${id}`.execute(
        tx,
      ),
    )
    const texted = (findings: readonly CheckFinding[]) =>
      findings
        .map(({ code, severity, row, column, value, params, suggestion }) =>
          JSON.stringify([code, severity, row, column, value, Object.entries(params).sort(), suggestion]),
        )
        .sort()
    expect(texted(stored)).toEqual(texted(whole.findings))
    expect(await get(url)).toMatchObject({ counts: whole.counts, rows: whole.rows })
  }
  expect(changes.length).toBeGreaterThan(3)
})
