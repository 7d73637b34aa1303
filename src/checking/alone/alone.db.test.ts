import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerCheckingRoutes } from '../routes.ts'
import { makeBook } from '../testing/make-book.ts'
import { sendForm } from '../testing/upload-package.ts'
import { type AloneLine, aloneLineSchema } from './schema.ts'
import { aloneDir, makeAloneFolder, sweepAloneFolders } from './temporary-folder.ts'

let app: TestApp
let server: HttpServer
let dir: string
let keyer: Browser
beforeAll(async () => {
  app = await openTestApp()
  dir = await mkdtemp(join(tmpdir(), 'alone-db-'))
  server = await createTestServer(app, each => registerCheckingRoutes(each, app, { isolate: false }))
  const agency = await addAgency(app, '19789')
  await addAccount(app, 'nhap-lieu', 'keyer', agency)
  await addAccount(app, 'thanh-tra', 'auditor', agency)
  keyer = await signInAs(server, 'nhap-lieu')
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true, force: true })
})

const check = (who: Browser, files: Readonly<Record<string, string>>) =>
  sendForm(server, who, '/api/checks', files)

const linesOf = (payload: string): AloneLine[] =>
  payload
    .trim()
    .split('\n')
    .map(line => aloneLineSchema.parse(JSON.parse(line)))

function reportOf(lines: readonly AloneLine[], format: 'html' | 'xlsx'): Buffer {
  return Buffer.concat(
    lines.flatMap(line =>
      line.type === 'report' && line.format === format ? [Buffer.from(line.base64, 'base64')] : [],
    ),
  )
}

/** How many rows every table holds that a package would be written to, and the files in the vault. */
async function stored(): Promise<unknown> {
  const tables = ['package', 'book', 'entry', 'finding', 'file', 'job']
  const counts = await app.asOwner(async client => {
    const { rows } = await client.query(
      `select ${tables.map(table => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`,
    )
    return rows
  })
  let vault = 0
  for await (const _ of app.vault.list()) vault += 1
  return { counts, vault }
}

/** What the journal says of checks, newest last. */
function journalled(): Promise<{ detail: object }[]> {
  return app.asOwner(
    async client =>
      (await client.query(`select * from journal where action = 'package.try' order by sequence`)).rows,
  )
}

test('a book is checked, its reports come with the answer, and nothing of it stays but one line of the journal', async () => {
  const book = await makeBook(join(dir, 'bad'), {
    spoilRow: (values, at) => {
      if (at === 4) values.nksNgaySinh = '31.02.1990'
    },
  })
  const before = await stored()
  const answer = await check(keyer, { xlsx: book.xlsxPath, zip: book.zipPath })
  expect(answer.statusCode).toBe(200)
  const lines = linesOf(answer.payload)
  expect(lines.at(-1)).toEqual({ type: 'done' })
  const result = lines.find(line => line.type === 'result')?.result
  expect(result).toMatchObject({ kind: 'KS', rows: 12, pdfs: 12, counts: { error: expect.any(Number) } })
  expect(result?.groups.find(({ code }) => code === 'date.impossible')?.findings).toMatchObject([
    { row: 6, column: 'nksNgaySinh', message: 'Không có ngày 31.02.1990' },
  ])
  expect(reportOf(lines, 'html').toString()).toContain('Không có ngày 31.02.1990')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(reportOf(lines, 'xlsx')).buffer)
  expect(workbook.worksheets.at(-1)?.name).toBe('Kết quả kiểm tra')
  expect(await readdir(aloneDir(app.config.dataDir))).toEqual([])
  expect(await stored()).toEqual(before)
  const rows = await journalled()
  expect(rows).toHaveLength(1)
  expect(rows[0]?.detail).toMatchObject({ kind: 'KS', rows: 12, pdfs: 12 })
  expect(JSON.stringify(rows)).not.toContain(basename(book.xlsxPath))
})

test('files that can’t be used are told in one sentence, under the name they came with, and leave nothing either', async () => {
  const path = join(dir, 'Nguyễn Văn Thử.xlsx')
  await writeFile(path, Buffer.from('89504e470d0a1a0a', 'hex'))
  const lines = linesOf((await check(keyer, { xlsx: path })).payload)
  expect(lines).toMatchObject([{ type: 'problem', code: expect.stringMatching(/^sheet\./) }])
  expect(JSON.stringify(lines)).toContain('Nguyễn Văn Thử.xlsx')
  expect(await readdir(aloneDir(app.config.dataDir))).toEqual([])
  expect(JSON.stringify(await journalled())).not.toContain('Nguyễn')
})

test('without a workbook, and without the right, nothing is begun', async () => {
  const book = await makeBook(join(dir, 'clean'))
  expect((await check(keyer, { zip: book.zipPath })).json()).toMatchObject({ code: 'package.no-xlsx' })
  const auditor = await signInAs(server, 'thanh-tra')
  expect((await check(auditor, { xlsx: book.xlsxPath })).statusCode).toBe(403)
  expect(await readdir(aloneDir(app.config.dataDir))).toEqual([])
})

test('one account checks one book at a time', async () => {
  const book = await makeBook(join(dir, 'twice'), { count: 300 })
  const answers = await Promise.all([
    check(keyer, { xlsx: book.xlsxPath }),
    check(keyer, { xlsx: book.xlsxPath }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect((await check(keyer, { xlsx: book.xlsxPath })).statusCode).toBe(200)
})

test('what a killed process left goes when the program starts again; what a living one uses stays', async () => {
  const dead = join(aloneDir(app.config.dataDir), '999999999-1-of-nobody')
  await mkdir(dead, { recursive: true })
  await writeFile(join(dead, 'xlsx'), 'x')
  const living = await makeAloneFolder(app.config.dataDir)
  expect(await sweepAloneFolders(app.config.dataDir)).toBe(1)
  expect([existsSync(dead), existsSync(living)]).toEqual([false, true])
  await rm(living, { recursive: true })
})
