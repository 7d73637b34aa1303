import { spawn } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MadeBook, makeBook } from '../../src/checking/testing/make-book.ts'
import { programEntry } from '../../src/platform/program.ts'
import { launchBrowser } from '../support/browser.ts'
import { findFaults } from '../support/faults.ts'
import { type Ended, sogoc as runSogoc } from '../support/sogoc.ts'

// A contractor's delivery: a folder of books, some good, some not, one broken in the copy.

let dir: string
let delivery: string
let clean: MadeBook
let hasty: MadeBook
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'check-folder-'))
  delivery = join(dir, 'giao nộp')
  clean = await makeBook(join(delivery, 'xã 2'), { seed: 1 })
  hasty = await makeBook(join(delivery, 'xã 10'), {
    seed: 2,
    kind: 'KT',
    prefix: 'Xã Mười.',
    spoilRow: (values, at) => {
      if (at === 4) values.nktNgaySinh = '31.02.1930'
      if (at === 5) values.nktDanToc = '<script>alert(document.cookie)</script>'
      if (at === 6) values.nktSoGiayToTuyThan = '04820600123'
    },
  })
  // The contractor's own way of naming the .zip.
  const core = hasty.core.replace('Xã Mười.', '')
  await copyFile(hasty.zipPath, join(delivery, 'xã 10', `${core.toLowerCase()} (1).ZIP`))
  await rm(hasty.zipPath)
  await writeFile(join(delivery, 'KH.2001.01.xlsx'), (await readFile(clean.xlsxPath)).subarray(0, 3000))
  await copyFile(clean.zipPath, join(delivery, 'CN.2001.01.zip'))
  await writeFile(join(delivery, '~$KH.2001.01.xlsx'), 'Excel is open')
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const sogoc = (...args: string[]): Promise<Ended> => runSogoc(args)
const names = () => ['KH.2001.01.xlsx', `xã 2/${clean.core}.xlsx`, `xã 10/${hasty.core}.xlsx`]

test('a table of the books in natural order; the broken one does not stop the others; status 1', async () => {
  const run = await sogoc('check', delivery)
  expect(run.status).toBe(1)
  const lines = run.stdout.split('\n')
  expect(lines.slice(2, 5).map(line => line.slice(0, 12).trim())).toEqual(
    names().map(name => name.slice(0, 12).trim()),
  )
  // What stands right of the names stands in one column, whatever letters they are written in.
  const verdicts = ['Không đọc được', 'Đạt', 'Có lỗi']
  expect(new Set(lines.slice(2, 5).map((line, at) => line.indexOf(verdicts[at] ?? '?'))).size).toBe(1)
  expect(run.stdout).toContain('CN.2001.01.zip')
  expect(run.stderr.split('\n').filter(line => /^\[\d\/3\]/.test(line))).toHaveLength(3)
})

test('--json gives every book as the contract has it, with its files, and totals', async () => {
  const run = await sogoc('check', delivery, '--json')
  expect(run.status).toBe(1)
  const result = JSON.parse(run.stdout)
  expect(result.books.map(({ file }: { file: string }) => file)).toEqual(names())
  const [broken, good, bad] = result.books
  expect(broken).toEqual({
    file: names()[0],
    zip: null,
    error: { code: 'sheet.damaged', message: expect.any(String) },
  })
  expect(Object.keys(good)).toEqual(['file', 'zip', 'book', 'rows', 'pdfs', 'counts', 'findings'])
  expect(bad).toMatchObject({ pdfs: 12, zip: expect.stringMatching(/\(1\)\.ZIP$/) })
  expect(bad.findings).toContainEqual(expect.objectContaining({ code: 'date.impossible', row: 6 }))
  expect(result.totals).toMatchObject({ books: 3, rows: 24, verdicts: { clean: 1, errors: 1, unusable: 1 } })
  expect(result.aloneZips).toEqual(['CN.2001.01.zip'])
})

test('filters list less and count the same', async () => {
  const run = await sogoc('check', delivery, '--json', '--rule', 'date.impossible')
  const { books } = JSON.parse(run.stdout)
  expect(books[2].findings.map(({ code }: { code: string }) => code)).toEqual(['date.impossible'])
  expect(books[2].counts.error).toBeGreaterThan(1)
  expect((await sogoc('check', delivery, '--only', 'everything')).status).toBe(2)
})

test('a folder of reports: summaries, and an annotated workbook for each book with findings', async () => {
  const out = join(delivery, 'báo cáo')
  for (const _ of ['first', 'again']) {
    // The second time the reports lie below the folder that is checked, and are no books.
    const run = await sogoc('check', delivery, '--out', out, '--json', '--only', 'warning')
    expect(JSON.parse(run.stdout).totals.books).toBe(3)
    expect((await readdir(out, { recursive: true })).sort()).toEqual([
      'summary.html',
      'summary.xlsx',
      'xã 10',
      `xã 10/${hasty.core}.kiem-tra.xlsx`,
    ])
  }
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(join(out, 'summary.xlsx'))
  expect(workbook.worksheets[0]?.getColumn(1).values.slice(2, 5)).toEqual(names())
  await rm(out, { recursive: true })
})

test('Ctrl-C leaves no report, whole or half', async () => {
  const many = join(dir, 'many')
  await mkdir(many)
  for (let i = 1; i <= 30; i++) await copyFile(clean.xlsxPath, join(many, `KS.2001.${i}.xlsx`))
  const out = join(dir, 'never')
  const child = spawn(process.execPath, [programEntry, 'check', many, '--out', out], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.resume()
  const ended = new Promise(resolve => child.once('close', resolve))
  await new Promise<void>(resolve => child.stderr.once('data', () => resolve()))
  child.kill('SIGINT')
  expect(await ended).toBe(130)
  expect(await readdir(dir)).not.toContain('never')
})

test('the report never takes the place of what is checked', async () => {
  const before = await readFile(clean.xlsxPath)
  const run = await sogoc('check', clean.xlsxPath, '--out', clean.xlsxPath)
  expect(run.status).toBe(2)
  expect((await sogoc('check', delivery, '--out', delivery)).status).toBe(2)
  expect((await sogoc('check', delivery, '--out', clean.xlsxPath)).status).toBe(2)
  expect(await readFile(clean.xlsxPath)).toEqual(before)
})

test('the HTML report in a browser: accessible, harmless, narrow enough for a phone, A4 when printed', async () => {
  const out = join(dir, 'báo cáo.html')
  await sogoc('check', delivery, '--out', out)
  const source = await readFile(out, 'utf8')
  expect(source).not.toContain('04820600123')
  expect(source).not.toMatch(/<script|src=|url\(/)
  await sogoc('check', delivery, '--out', join(dir, 'full.html'), '--unmasked')
  expect(await readFile(join(dir, 'full.html'), 'utf8')).toContain('04820600123')
  const browser = await launchBrowser()
  try {
    // Axe is a script, which the report's own policy refuses.
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1366, height: 768 } })
    const page = await context.newPage()
    const dialogs: string[] = []
    page.on('dialog', dialog => void dialogs.push(dialog.message()))
    await page.goto(pathToFileURL(out).href)
    await page.getByRole('link', { name: `xã 10/${hasty.core}.xlsx` }).click()
    await page.getByText('Không có ngày 31.02.1930').waitFor()
    expect(await findFaults(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    // A4 in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/)
    expect(dialogs).toEqual([])
  } finally {
    await browser.close()
  }
})

test('a sample to try it on is made in one command', async () => {
  const sample = join(dir, 'gói mẫu')
  expect((await sogoc('sample', sample)).status).toBe(0)
  const run = await sogoc('check', sample, '--json')
  const { totals, across } = JSON.parse(run.stdout)
  expect(run.status).toBe(1)
  expect(totals.verdicts).toMatchObject({ unusable: 1 })
  expect(totals.verdicts.clean).toBeGreaterThan(0)
  expect(across).toContainEqual(expect.objectContaining({ code: 'cross.book-twice' }))
  expect((await sogoc('sample', sample)).status).toBe(2)
})
