import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { ensureAgency } from '../../src/agencies/ensure-agency.ts'
import { type MadeBook, makeBook } from '../../src/checking/testing/make-book.ts'
import { openApp } from '../../src/platform/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Served, serve } from '../support/serve.ts'

// A registrar tries two books before handing one in: nothing of them stays on the server.

const password = 'một câu dễ nhớ để thử'
let dir: string
let dataDir: string
let served: Served
let browser: Browser
let page: Page
let hasty: MadeBook
let clean: MadeBook

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'check-alone-'))
  dataDir = join(dir, 'data')
  const app = await openApp(dataDir, { env: { LOG_LEVEL: 'warn' } })
  await app.database.transaction({ scope: 'all' }, async tx => {
    const { id } = await ensureAgency(tx, '20509', { name: 'UBND xã Đồng Mây' })
    const account = { username: 'hotich', displayName: 'Lê Thị Thử', role: 'registrar' } as const
    await createAccount(tx, { ...account, agencyId: id, password }, null)
  })
  await app.close()
  clean = await makeBook(join(dir, 'books'), { kind: 'KT', seed: 3 })
  hasty = await makeBook(join(dir, 'books'), {
    count: 40,
    spoilRow: (values, at) => {
      if (at < 30) values.nksNgaySinh = '31.02.1990'
    },
  })
  served = await serve(dataDir)
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  page.setDefaultTimeout(20_000)
  await page.goto(served.address)
  await page.getByLabel('Tên đăng nhập').fill('hotich')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await rm(dir, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  // What the page looked like, for whoever has to find out why.
  if (task.result?.state === 'fail')
    await page.evaluate('scrollTo(0, 0); document.querySelector("main")?.scrollTo(0, 0)')
  await page.screenshot({ path: `.cache/e2e/${task.name.slice(0, 40)}.png` })
})

const card = (book: MadeBook) => page.getByRole('region', { name: `${book.core}.xlsx` })

test('two books are checked one after the other, each with its findings by rule', async () => {
  await page.getByRole('link', { name: 'Gói dữ liệu' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Kiểm tra thử' }).click()
  await page.getByText('Không lưu gì').waitFor()
  await page
    .getByLabel('Chọn tệp…')
    .setInputFiles([hasty.zipPath, clean.xlsxPath, hasty.xlsxPath, clean.zipPath])
  await page.getByText('Đã kiểm tra 2/2 quyển').waitFor()
  await card(clean).getByText('Đạt').waitFor()
  await card(hasty).getByText('Có lỗi').waitFor()
  await card(hasty).getByText('40 dòng, 40 tệp PDF').waitFor()
  await card(hasty).getByText('Ngày không có trong lịch').click()
  await card(hasty).getByText('Không có ngày 31.02.1990').first().waitFor()
  expect(await card(hasty).getByText('Không có ngày 31.02.1990').count()).toBe(20)
  await card(hasty).getByRole('button', { name: 'Xem thêm 10 chỗ' }).click()
  expect(await card(hasty).getByText('Không có ngày 31.02.1990').count()).toBe(30)
})

test('the page is accessible at the width of a desk and of a phone, and nothing of the files is left', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect(
      await page.evaluate(
        `(async () => { ${axe}; return (await axe.run(document)).violations.map(fault => fault.id) })()`,
      ),
    ).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  expect(await readdir(join(dataDir, 'checks'))).toEqual([])
  const answer = await page.request.get(`${served.address}/api/packages`)
  expect((await answer.json()).packages).toEqual([])
})

test('both reports are files of the browser', async () => {
  const take = async (name: string) => {
    const coming = page.waitForEvent('download')
    await card(hasty).getByRole('link', { name }).click()
    const download = await coming
    expect(download.suggestedFilename()).toContain(`${hasty.core}.kiem-tra`)
    return readFile(await download.path())
  }
  expect((await take('Báo cáo (HTML)')).toString()).toContain('Không có ngày 31.02.1990')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await take('Bản Excel có chú thích')).buffer)
  expect(workbook.worksheets.map(({ name }) => name)).toContain('Kết quả kiểm tra')
})

test('from there it is one step to handing the package in', async () => {
  await card(clean).getByRole('button', { name: 'Nộp gói này' }).click()
  await page.getByRole('heading', { name: 'Nộp gói để kiểm tra' }).waitFor()
  await page.getByText(`${clean.core}.zip`).waitFor()
  await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click()
  await page.getByText('Đã kiểm tra').first().waitFor()
})

test('stopping leaves nothing, on the server either', async () => {
  const large = await makeBook(join(dir, 'large'), { count: 6000, seed: 9 })
  await page.goto(`${served.address}/check`)
  await page.getByLabel('Chọn tệp…').setInputFiles([large.xlsxPath, large.zipPath])
  await page.getByRole('button', { name: 'Dừng' }).click()
  await card(large).getByText('Đã dừng').waitFor()
  await expect.poll(() => readdir(join(dataDir, 'checks')), { timeout: 20_000 }).toEqual([])
  await card(large).getByRole('button', { name: 'Kiểm tra lại' }).click()
  await page.getByText('Đã kiểm tra 1/1 quyển').waitFor({ timeout: 90_000 })
})
