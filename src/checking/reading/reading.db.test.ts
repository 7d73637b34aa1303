import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { getKind } from '../../register/kind.ts'
import { defaultProfile } from '../../register/profile.ts'
import { cleanBook } from '../../register/testing/clean-rows.ts'
import { checkPackageKind, createCheckPackage } from '../check-package.ts'
import { registerCheckingRoutes } from '../routes.ts'
import { uploadPackage } from '../testing/upload-package.ts'
import type { Reading, ReadingView } from './schema.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agency: string
let registrar: Browser
let auditor: Browser
const { year, volume, rows } = cleanBook(getKind('KS'), 4, 6)
const fields = defaultProfile('KS').columns.flatMap(({ field }) => field ?? [])

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerCheckingRoutes(to, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-reading-'))
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

const work = () => finishJobs(app, { [checkPackageKind]: createCheckPackage({ isolate: false }) })

/** Hands in a book whose sheet has these headers instead of the ministry's; gives the package's address. */
async function handIn(rename: (field: string) => string, headerRow = 1): Promise<string> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Bìa').addRow(['Sổ khai sinh'])
  const sheet = book.addWorksheet('Dữ liệu')
  for (let at = 1; at < headerRow; at++) sheet.addRow([`Tiêu đề ${at}`])
  sheet.addRow(fields.map(rename))
  for (const { values } of rows)
    sheet.addRow(
      fields.map(field => (field === 'meSoGiayToTuyThan' ? '079089012345' : (values[field] ?? ''))),
    )
  const xlsx = join(dir, `KS.${year}.${volume}.xlsx`)
  await book.xlsx.writeFile(xlsx)
  const { id } = (await uploadPackage(server, registrar, agency, { xlsx })).json()
  await work()
  return `/api/packages/${agency}/${id}`
}

const look = async (url: string, query = '', who = registrar): Promise<ReadingView> =>
  (await who.get(`${url}/reading${query}`)).json()

const confirm = async (url: string, reading: Reading) => {
  const answer = await registrar.post(`${url}/reading`, reading)
  if (answer.statusCode === 204) await work()
  return answer
}

describe('how a workbook is read', () => {
  test('a column nobody knows is read as a person says, once for the file', async () => {
    const url = await handIn(field => (field === 'nksNgaySinh' ? 'Cột số 9' : field))
    const view = await look(url)
    expect(view).toMatchObject({ sheet: 'Dữ liệu', headerRow: 1, kind: 'KS', stored: {} })
    expect(view.missing).toContain('nksNgaySinh')
    const column = view.columns.find(({ header }) => header === 'Cột số 9')
    expect(column).toMatchObject({ key: 'Cột số 9', stand: 'unknown', field: null })
    expect(view.rows[1]?.cells[0]).toBe(rows[0]?.values.so)

    expect((await confirm(url, { columns: { 'Cột số 9': 'nksNgaySinh' } })).statusCode).toBe(204)
    expect((await registrar.get(url)).json().state).toBe('checked')
    const [first] = (await registrar.get(`${url}/rows`)).json().rows
    expect(first.values.nksNgaySinh).toBe(rows[0]?.values.nksNgaySinh)
    expect((await look(url)).columns.find(({ key }) => key === 'Cột số 9')).toMatchObject({
      stand: 'told',
      field: 'nksNgaySinh',
    })
  })

  test('a workbook that could not be used is, once somebody says where its header is and what it means', async () => {
    const url = await handIn(field => `Mục ${fields.indexOf(field) + 1}`, 14)
    expect((await registrar.get(url)).json().state).toBe('unusable')
    expect(await look(url)).toMatchObject({ headerRow: null, columns: [] })
    const tried = await look(url, `?sheet=${encodeURIComponent('Dữ liệu')}&headerRow=14`)
    expect(tried.columns.map(({ key }) => key).slice(0, 2)).toEqual(['Mục 1', 'Mục 2'])

    const columns = Object.fromEntries(fields.map((field, at) => [`Mục ${at + 1}`, field]))
    await confirm(url, { sheet: 'Dữ liệu', headerRow: 14, columns })
    expect((await registrar.get(url)).json()).toMatchObject({ state: 'checked', rows: rows.length })
  })

  test('who looked and who confirmed is noted; identity numbers are masked', async () => {
    const url = await handIn(field => field)
    const number = /^\d{12}$/
    const seen = (view: ReadingView) =>
      view.rows.flatMap(({ cells }) => cells).filter(cell => number.test(cell ?? ''))
    expect(seen(await look(url)).length).toBeGreaterThan(0)
    expect(seen(await look(url, '', auditor))).toEqual([])
    await confirm(url, { letters: 'unicode' })
    const { rows: lines } = await app.asOwner(client =>
      client.query(`select action, detail from journal where subject = $1`, [
        `package:${url.split('/').at(-1)}`,
      ]),
    )
    expect(lines).toContainEqual(
      expect.objectContaining({ action: 'package.read', detail: { what: 'reading' } }),
    )
    expect(lines).toContainEqual(
      expect.objectContaining({
        action: 'package.reading',
        detail: { sheet: null, headerRow: null, letters: 'unicode', columns: 0 },
      }),
    )
  })

  test('is not changed under rows that were put right by another sheet', async () => {
    const url = await handIn(field => field)
    await registrar.post(`${url}/corrections`, {
      cells: [{ row: 2, column: 'nksHoTen', value: 'Khác' }],
      rows: [],
    })
    expect((await confirm(url, { sheet: 'Bìa' })).json().code).toBe('reading.corrected')
    expect((await confirm(url, { letters: 'unicode' })).statusCode).toBe(204)
    const [first] = (await registrar.get(`${url}/rows`)).json().rows
    expect(first.values.nksHoTen).toBe('Khác')
  })
})
