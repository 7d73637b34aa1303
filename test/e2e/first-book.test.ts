import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { ensureAgency } from '../../src/agencies/ensure-agency.ts'
import { openApp } from '../../src/platform/app.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Served, serve } from '../support/serve.ts'

// A registrar's morning: sign in, hand in a package typed in haste, see its fault, hand in the mended one, deposit it,
// find a person by a name typed without marks, and read the record beside its PDF.

const password = 'một câu dễ nhớ để thử'
let dir: string
let served: Served
let browser: Browser
let page: Page
let hasty: { xlsxPath: string; zipPath: string }
let mended: { xlsxPath: string; zipPath: string }

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-browser-'))
  const data = join(dir, 'data')
  const app = await openApp(data, { env: { LOG_LEVEL: 'warn' } })
  await app.database.transaction({ scope: 'all' }, async tx => {
    const { id } = await ensureAgency(tx, '20509', { name: 'UBND xã Đồng Mây' })
    const account = { username: 'hotich.dongmay', displayName: 'Lê Thị Thử', role: 'registrar' } as const
    await createAccount(tx, { ...account, agencyId: id, password }, null)
  })
  await app.close()
  hasty = await writeBook('hasty', values =>
    values.so === '7' ? { ...values, nksNgaySinh: '31.02.1997' } : values,
  )
  mended = await writeBook('mended', values => values)
  served = await serve(data)
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await rm(dir, { recursive: true, force: true })
})

afterEach(async ({ task }) => {
  // What the page looked like, for whoever has to find out why.
  if (task.result?.state === 'fail')
    await page.screenshot({ path: `.cache/e2e/${task.name.slice(0, 40)}.png` })
})

async function writeBook(
  name: string,
  change: (values: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
) {
  const folder = join(dir, name)
  await mkdir(folder)
  return writePackage({ dir: folder, kind: 'KS', year: 1997, volume: '01', rows: sampleBirths(24, change) })
}

async function handIn(files: { xlsxPath: string; zipPath: string }) {
  await page.goto(`${served.address}/packages/new`)
  await page.getByLabel('Chọn tệp…').setInputFiles([files.xlsxPath, files.zipPath])
  await page.getByText('Nhận ra: Sổ đăng ký khai sinh, quyển 01 năm 1997').waitFor()
  await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click()
  await page.getByText('Đã kiểm tra').first().waitFor()
}

test('a wrong password is refused with a sentence; the right one lets in', async () => {
  await page.goto(served.address)
  await page.getByLabel('Tên đăng nhập').fill('hotich.dongmay')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải câu này')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('không đúng')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})

test('a package with a fault shows the faulty cell and is not taken whole', async () => {
  await handIn(hasty)
  await page.getByRole('button', { name: /Ngày không có trong lịch/ }).click()
  await page.getByRole('button', { name: /Dòng 8/ }).click()
  await page.getByText('Không có ngày 31.02.1997').first().waitFor()
  await page.getByRole('button', { name: 'Cập nhật vào cơ sở dữ liệu' }).click()
  await page.getByText('cả quyển sẽ bị từ chối').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cập nhật', exact: true }).click()
  await page.getByText('Không dòng nào được ghi').waitFor()
})

test('the mended package is deposited', async () => {
  await handIn(mended)
  await page.getByRole('button', { name: 'Cập nhật vào cơ sở dữ liệu' }).click()
  await page.getByText('Cả 24 dòng được ghi thành bản ghi.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cập nhật', exact: true }).click()
  await page.getByText('Đã cập nhật xong').waitFor()
  const counts = await page.getByRole('dialog').locator('dd').allTextContents()
  expect(counts).toEqual(['24', '0', '0', '0'])
})

test('a person is found by a name typed without marks, and the record shows the fields beside the PDF', async () => {
  await page.goto(`${served.address}/search`)
  await page.locator('#search-text:focus').waitFor()
  await page.keyboard.type('tran thi lan')
  await page.keyboard.press('Enter')
  const hits = page.getByRole('list', { name: 'Kết quả tra cứu' }).getByRole('listitem')
  await hits.first().waitFor()
  expect(await hits.first().textContent()).toContain('Trần Thị Lan')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Sổ đăng ký khai sinh/ }).waitFor()
  await page.getByText('Họ, chữ đệm, tên').first().waitFor()
  const pdf = page.locator('iframe, object, embed').first()
  const source = (await pdf.getAttribute('src')) ?? (await pdf.getAttribute('data')) ?? ''
  const answer = await page.request.get(new URL(source, served.address).href)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('no page of the way has an accessibility fault, on an office screen or a phone', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  for (const size of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    for (const path of ['/', '/books', '/packages', '/packages/new', '/search']) {
      await page.goto(served.address + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      const faults = await page.evaluate(
        `(async () => { ${axe}; return (await axe.run(document)).violations.map(fault => fault.id) })()`,
      )
      expect(faults, `${path} at ${size.width} px`).toEqual([])
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(overflow, `${path} at ${size.width} px`).toBeLessThanOrEqual(0)
    }
  }
})
