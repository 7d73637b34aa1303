import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { getKind } from '../../register/kind.ts'
import { defaultProfile } from '../../register/profile.ts'
import { cleanBook } from '../../register/testing/clean-rows.ts'
import { writeBook } from '../../sheets/write-book.ts'
import { checkPackageKind, createCheckPackage } from '../check-package.ts'
import { registerCheckingRoutes } from '../routes.ts'
import { sendForm, uploadPackage } from '../testing/upload-package.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agency: string
let registrar: Browser
let auditor: Browser
let url: string
const { year, volume, rows } = cleanBook(getKind('KS'), 4, 8)
const xlsxName = `KS.${year}.${volume}.xlsx`
const number = '079089012345'

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerCheckingRoutes(to, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-revision-'))
  agency = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agency)
  await addAccount(app, 'thanh-tra', 'auditor', agency)
  registrar = await signInAs(server, 'xa')
  auditor = await signInAs(server, 'thanh-tra')
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})
beforeEach(async () => {
  const path = join(dir, xlsxName)
  await rm(path, { force: true })
  const values = rows.map(row => ({ ...row.values, meSoGiayToTuyThan: number }))
  await writeBook(defaultProfile('KS'), values, path)
  const { id } = (await uploadPackage(server, registrar, agency, { xlsx: path })).json()
  url = `/api/packages/${agency}/${id}`
  await finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })
})

/** Downloads a workbook, as one that a person opens in Excel. */
async function download(who: Browser, from: string): Promise<ExcelJS.Workbook> {
  const answer = await who.get(from)
  expect(answer.statusCode).toBe(200)
  const path = join(dir, 'tai-ve.xlsx')
  await writeFile(path, answer.rawPayload)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book
}

function sheetOf(book: ExcelJS.Workbook) {
  const sheet = book.worksheets[0] ?? expect.fail('no sheet')
  const columns = new Map<string, number>()
  sheet.getRow(1).eachCell((cell, at) => columns.set(cell.text, at))
  return { sheet, cell: (row: number, field: string) => sheet.getRow(row).getCell(columns.get(field) ?? 0) }
}

async function upload(who: Browser, book: ExcelJS.Workbook, apply?: string) {
  const path = join(dir, 'da-sua.xlsx')
  await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()))
  return sendForm(server, who, `${url}/revision${apply === undefined ? '' : `?apply=${apply}`}`, {
    xlsx: path,
  })
}

const listRows = async () => (await registrar.get(`${url}/rows`)).json().rows
const none = { cells: 0, rows: 0, added: 0, leftOut: 0, restored: 0, masked: 0, unreadable: 0 }

describe('the corrected workbook loaded again', () => {
  test.each(['report.xlsx', 'rows.xlsx'])('%s as it was downloaded changes nothing', async name => {
    const answer = await upload(registrar, await download(registrar, `${url}/${name}`))
    expect(answer.json()).toMatchObject({ counts: none, change: null, unknownHeaders: [], absentFields: [] })
    const applied = await upload(registrar, await download(registrar, `${url}/${name}`), answer.json().digest)
    expect(applied.json().code).toBe('change.nothing')
  })

  test('is shown first, then applied as one change, and taken back as one', async () => {
    const before = await listRows()
    const book = await download(registrar, `${url}/report.xlsx`)
    const { sheet, cell } = sheetOf(book)
    cell(3, 'nksHoTen').value = 'Lê Thị Mới'
    cell(4, 'so').value = '900'
    sheet.spliceRows(6, 1)
    sheet.addRow({}).getCell(1).value = '901'
    const preview = (await upload(registrar, book)).json()
    expect(preview.counts).toEqual({ ...none, cells: 2, rows: 2, added: 1, leftOut: 1 })
    expect(preview.changed[0]).toMatchObject({
      row: 3,
      cells: [{ column: 'nksHoTen', before: before[1].values.nksHoTen, after: 'Lê Thị Mới' }],
    })
    expect(await listRows()).toEqual(before)

    const { change } = (await upload(registrar, book, preview.digest)).json()
    expect(change).toMatchObject({ kind: 'corrections', undone: false })
    const after = await listRows()
    expect(after.map(({ row }: { row: number }) => row)).toEqual([2, 3, 4, 5, 7, 8, 9, 10])
    expect([after[1].values.nksHoTen, after[2].values.so, after[7].values.so]).toEqual([
      'Lê Thị Mới',
      '900',
      '901',
    ])
    expect((await upload(registrar, book)).json().counts).toEqual(none)

    expect((await registrar.post(`${url}/changes/${change.id}/undoing`)).statusCode).toBe(200)
    expect((await listRows()).map(({ values }: { values: unknown }) => values)).toEqual(
      before.map(({ values }: { values: unknown }) => values),
    )
  })

  test('what was shown is what is applied: not after somebody else changed the same', async () => {
    const book = await download(registrar, `${url}/report.xlsx`)
    sheetOf(book).cell(3, 'nksHoTen').value = 'Lê Thị Mới'
    const { digest } = (await upload(registrar, book)).json()
    await registrar.post(`${url}/corrections`, {
      cells: [{ row: 3, column: 'nksHoTen', value: 'Khác' }],
      rows: [],
    })
    const answer = await upload(registrar, book, digest)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'revision.stale'])
  })

  test('masked numbers never go in over the real ones', async () => {
    const book = await download(auditor, `${url}/report.xlsx`)
    const { cell } = sheetOf(book)
    expect(cell(2, 'meSoGiayToTuyThan').value).toBe('•••••••••345')
    cell(2, 'nksHoTen').value = 'Lê Thị Mới'
    expect((await upload(auditor, book)).statusCode).toBe(403)
    const preview = (await upload(registrar, book)).json()
    expect(preview.counts).toMatchObject({ cells: 1, rows: 1 })
    expect(preview.counts.masked).toBeGreaterThanOrEqual(rows.length)
    expect((await upload(registrar, book, preview.digest)).statusCode).toBe(200)
    const [first] = await listRows()
    expect(first.values).toMatchObject({ nksHoTen: 'Lê Thị Mới', meSoGiayToTuyThan: number })
  })

  test('of another kind or another book is refused', async () => {
    const write = async (kind: 'KT' | 'KS', seed: number) => {
      const path = join(dir, `${kind}.${seed}.xlsx`)
      await writeBook(
        defaultProfile(kind),
        cleanBook(getKind(kind), seed, 8).rows.map(({ values }) => values),
        path,
      )
      return (await sendForm(server, registrar, `${url}/revision`, { xlsx: path })).json().code
    }
    expect(await write('KT', 4)).toBe('revision.other-kind')
    expect(await write('KS', 99)).toBe('revision.other-book')
  })
})

test('the report shows what was put right in its own colour, with what stood there before', async () => {
  await registrar.post(`${url}/corrections`, {
    cells: [{ row: 3, column: 'nksHoTen', value: 'Lê Thị Mới' }],
    rows: [{ row: 5, leftOut: true }],
  })
  const { cell } = sheetOf(await download(registrar, `${url}/report.xlsx`))
  expect(cell(3, 'nksHoTen').value).toBe('Lê Thị Mới')
  expect(JSON.stringify(cell(3, 'nksHoTen').fill)).toContain('C6EFCE')
  expect(JSON.stringify(cell(3, 'nksHoTen').note)).toContain(`Trước đây: ${rows[1]?.values.nksHoTen}`)
  expect([cell(5, 'so').value, cell(6, 'so').value]).toEqual([null, rows[4]?.values.so])
})

test('the template of a kind has its columns and no row', async () => {
  const book = await download(registrar, '/api/templates/KT.xlsx')
  expect(book.worksheets.map(({ name }) => name)).toEqual(['DL Import', 'Danh mục'])
  expect(sheetOf(book).cell(1, 'nktHoTen').value).toBe('nktHoTen')
  expect((await registrar.get('/api/templates/XX.xlsx')).statusCode).toBe(422)
  expect((await registrar.get('/api/templates/KT.xlsx?profile=ks-60')).statusCode).toBe(404)
})
