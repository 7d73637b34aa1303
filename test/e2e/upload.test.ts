import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { writePdf } from '../../src/imaging/pdf/write-pdf.ts'
import { type Page as BookPage, pageListSchema } from '../../src/scanning/schema.ts'
import { launchBrowser } from '../support/browser.ts'
import { findFaults, windows } from '../support/faults.ts'
import type { HttpClient } from '../support/http-client.ts'
import { provincePassword, type ServedProvince, serveProvince } from '../support/served-province.ts'

// A scanner's operator drags a folder into the book; the line is cut and the page loaded anew in the middle of it.

let dir: string
let province: ServedProvince
let client: HttpClient
let browser: Browser
let page: Page
let cdp: CDPSession

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-upload-'))
  province = await serveProvince()
  client = await province.signIn('so')
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  page.setDefaultTimeout(30_000)
  cdp = await page.context().newCDPSession(page)
  await page.goto(province.served.address)
  await page.getByLabel('Tên đăng nhập').fill('so')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(provincePassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('navigation').first().waitFor()
})
afterAll(async () => {
  await browser?.close()
  await province?.stop()
  await rm(dir, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await page.screenshot({ path: `.cache/e2e/${task.name.slice(0, 40)}.png` })
})

/** A sheet with noise, about 300 kB: what a phone makes of a page. */
async function sheet(): Promise<Buffer> {
  const data = Buffer.alloc(500 * 700 * 3)
  for (let at = 0; at < data.length; at++) data[at] = 150 + Math.floor(Math.random() * 90)
  return sharp(data, { raw: { width: 500, height: 700, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** A folder of pages on this disk, with a PDF of three pages between the fourth and the fifth. */
async function writeFolder(name: string, pages: number): Promise<string> {
  const folder = join(dir, name)
  await mkdir(folder)
  for (let number = 1; number <= pages; number++)
    await writeFile(join(folder, `trang ${number}.jpg`), await sheet())
  const sheets = await Promise.all([sheet(), sheet(), sheet()])
  const pdf = writePdf(
    sheets.map(jpeg => ({ jpeg, dpi: 60 })),
    { title: name },
  )
  await writeFile(join(folder, 'trang 4b.pdf'), pdf)
  await writeFile(join(folder, 'Thumbs.db'), 'x')
  await writeFile(join(folder, 'ghi chú.docx'), 'x')
  return folder
}

const inOrder = (pages: number) =>
  Array.from({ length: pages }, (_, index) =>
    index === 3 ? ['trang 4.jpg', ...Array(3).fill('trang 4b.pdf')] : [`trang ${index + 1}.jpg`],
  ).flat()

async function openBook(): Promise<void> {
  await page.goto(`${province.served.address}/books/${province.agencyId}/${province.bookId}?tab=pages`)
  await page.getByRole('button', { name: 'Nạp ảnh' }).waitFor()
}

/** Drags a file or folder of this disk over the page and lets go, as the desktop does. */
async function drop(path: string): Promise<void> {
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data })
}

const slowly = (offline: boolean) =>
  cdp.send('Network.emulateNetworkConditions', {
    offline,
    latency: 5,
    downloadThroughput: -1,
    uploadThroughput: 600_000,
  })

async function readBook(): Promise<readonly BookPage[]> {
  const answer = await client.get(`/api/books/${province.agencyId}/${province.bookId}/pages`)
  return pageListSchema.parse(await answer.json()).pages
}

test('a folder is dragged in, the line is cut and comes back: every page is there once, in order', async () => {
  await openBook()
  await cdp.send('Network.enable')
  await slowly(false)
  await drop(await writeFolder('quyển 01', 12))
  const list = page.getByRole('region', { name: 'Nạp ảnh vào sổ' })
  await list.getByText(/Đang nạp: [3-9] \/ 14 tệp/).waitFor()
  await slowly(true)
  await list.getByText('mất kết nối, sẽ tự gửi tiếp khi có mạng').first().waitFor()
  await slowly(false)
  await list.getByText('Đã nạp xong').waitFor()
  expect(await list.getByRole('status').textContent()).toBe('13 tệp đã nhận, 1 tệp không dùng được')
  expect(await list.getByText('ghi chú.docx').isVisible()).toBe(true)
  expect((await readBook()).map(one => one.originalName)).toEqual(inOrder(12))
})

test('a page loaded anew in the middle goes on where it was when the same files are chosen again', async () => {
  const before = (await readBook()).length
  const folder = await writeFolder('quyển 01 tiếp', 8)
  const names = [...Array.from({ length: 8 }, (_, index) => `trang ${index + 1}.jpg`), 'trang 4b.pdf']
  const choose = () =>
    page.getByLabel('Chọn tệp ảnh, PDF…').setInputFiles(names.map(name => join(folder, name)))
  await openBook()
  await choose()
  const list = page.getByRole('region', { name: 'Nạp ảnh vào sổ' })
  await list.getByText(/Đang nạp: [2-5] \/ 9 tệp/).waitFor()
  page.once('dialog', dialog => void dialog.accept())
  await page.reload()
  await page.getByRole('button', { name: 'Nạp ảnh' }).waitFor()
  const sent: string[] = []
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/api/uploads')) sent.push(request.url())
  })
  await choose()
  await list.getByText('Đã nạp xong').waitFor()
  // What had arrived, or was on its way, is not begun again.
  expect(sent.length).toBeLessThan(9)
  expect((await readBook()).slice(before).map(one => one.originalName)).toEqual(inOrder(8))
})

test('an upload goes on while one looks at something else, and says so there', async () => {
  await openBook()
  await page.getByLabel('Chọn tệp ảnh, PDF…').setInputFiles(
    await Promise.all(
      ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg', 'f.jpg'].map(async name => ({
        name,
        mimeType: 'image/jpeg',
        buffer: await sheet(),
      })),
    ),
  )
  await page.getByRole('link', { name: 'Sổ hộ tịch' }).first().click()
  const badge = page.getByRole('link', { name: /Đang nạp: \d \/ 6 tệp/ })
  await badge.waitFor()
  await badge.click()
  await page.getByText('Đã nạp xong').waitFor()
})

test('by keyboard alone, with a reason beside each file that was not taken; nothing for axe, on the desk and on the phone', async () => {
  await openBook()
  // Listened for in good time: the browser is told to leave the dialog to the test, and that takes a moment.
  const dialog = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Nạp ảnh' }).focus()
  await page.keyboard.press('Enter')
  // The menu takes the keys when it has unfolded and the focus is in it.
  await page.getByRole('menu').locator(':focus').waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowDown')
  await page.locator(':focus').filter({ hasText: 'Chọn tệp ảnh, PDF…' }).waitFor()
  await page.keyboard.press('Enter')
  const broken = {
    name: 'hỏng.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7 không còn gì'),
  }
  const whole = { name: 'trang.jpg', mimeType: 'image/jpeg', buffer: await sheet() }
  await (await dialog).setFiles([broken, whole])
  const list = page.getByRole('region', { name: 'Nạp ảnh vào sổ' })
  await list.getByText('Đã nạp xong').waitFor()
  expect(await list.getByRole('listitem').allTextContents()).toEqual([
    expect.stringContaining('không phải là PDF hoặc bị hỏng'),
  ])
  for (const size of windows) {
    await page.setViewportSize(size)
    expect(await findFaults(page)).toEqual([])
  }
  await list.getByRole('button', { name: 'Đóng bảng này' }).focus()
  await page.keyboard.press('Enter')
  await list.waitFor({ state: 'detached' })
})
