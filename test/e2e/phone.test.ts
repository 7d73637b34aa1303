import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { webDir } from '../../src/platform/http/web-routes.ts'
import { launchBrowser } from '../support/browser.ts'
import { findFaults } from '../support/faults.ts'
import type { HttpClient } from '../support/http-client.ts'
import { provincePassword, type ServedProvince, serveProvince } from '../support/served-province.ts'
import { writeSheetVideo } from '../support/sheet-video.ts'

// In the storeroom of a commune: no line between the shelves, a phone that goes to sleep, a book of many pages.

// Five pictures a second: the machine that draws them has to run the page, too.
const fakeCamera = ['--use-fake-device-for-media-stream=fps=5', '--use-fake-ui-for-media-stream']
let dir: string
let province: ServedProvince
let client: HttpClient
let browser: Browser
let phone: BrowserContext
let page: Page

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-phone-'))
  province = await serveProvince()
  client = await province.signIn('so')
  browser = await launchBrowser(fakeCamera)
  phone = await newPhone(browser)
  page = await phone.newPage()
})
afterAll(async () => {
  await browser?.close()
  await province?.stop()
  await rm(dir, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await mkdir('.cache/e2e', { recursive: true })
  await page.screenshot({ path: `.cache/e2e/${task.name.slice(0, 40)}.png` })
})

/** Two pictures of the fake camera may be the same to the byte, which no two photographs are; each gets 200 kB of its own behind its end. */
const unlikePhotos = `
  const take = ImageCapture.prototype.takePhoto
  ImageCapture.prototype.takePhoto = async function (settings) {
    const photo = await take.call(this, settings)
    const own = Array.from({ length: 4 }, () => crypto.getRandomValues(new Uint8Array(50_000)))
    return new Blob([photo, ...own], { type: photo.type })
  }`

async function newPhone(on: Browser): Promise<BrowserContext> {
  const context = await on.newContext({
    ...{ viewport: { width: 390, height: 844 }, locale: 'vi-VN', hasTouch: true, isMobile: true },
    permissions: ['camera'],
  })
  context.setDefaultTimeout(40_000)
  await context.addInitScript(unlikePhotos)
  return context
}

const address = () => `${province.served.address}/chup/`
const camera = () => `${address()}#so=${province.agencyId}/${province.bookId}`

async function signIn(on: Page): Promise<void> {
  await on.goto(address())
  await on.getByLabel('Tên đăng nhập').fill('so')
  await on.getByLabel('Mật khẩu').fill(provincePassword)
  await on.getByRole('button', { name: 'Đăng nhập' }).click()
  await on.getByRole('heading', { name: 'Chọn sổ để chụp' }).waitFor()
}

/** Takes pictures until so many were taken in all; each is saved before the next. */
async function takeUpTo(on: Page, count: number): Promise<void> {
  for (;;) {
    const next = Number(/\d+/.exec((await on.locator('.counter').textContent()) ?? '')?.[0])
    if (next > count) return
    await on.getByRole('button', { name: 'Chụp', exact: true }).click()
    await on.getByText(`Đã lưu ảnh ${next}`, { exact: true }).waitFor({ state: 'attached' })
    await on.getByText(`Ảnh ${next + 1}`, { exact: true }).waitFor()
  }
}

/** The original names of the book's pages in their order; the phone names pictures by the time they were taken. */
async function listPages(): Promise<string[]> {
  const answer = await client.get(`/api/books/${province.agencyId}/${province.bookId}/pages`)
  const { pages } = (await answer.json()) as { pages: { originalName: string; sequence: number }[] }
  return pages.sort((a, b) => a.sequence - b.sequence).map(it => it.originalName)
}

test('it is small enough for a weak line: under 110 kB of JavaScript in all', async () => {
  const folder = join(webDir, 'chup')
  const files = (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.js'))
  const sizes = await Promise.all(
    files.map(async name => gzipSync(await readFile(join(folder, name)), { level: 9 }).length),
  )
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(110_000)
})

test('only here may a page ask for the camera; the service worker is asked for anew at each visit', async () => {
  const answer = await fetch(address())
  expect(answer.headers.get('permissions-policy')).toContain('camera=(self)')
  expect((await fetch(province.served.address)).headers.get('permissions-policy')).toContain('camera=()')
  expect((await fetch(`${address()}sw.js`)).headers.get('cache-control')).toBe('no-cache')
  expect((await fetch(`${address()}..%2findex.html`)).status).toBe(404)
  expect((await fetch(address().slice(0, -1))).url).toBe(address())
})

test('a wrong password is refused in words; the right one shows the open books', async () => {
  await page.goto(address())
  await page.getByLabel('Tên đăng nhập').fill('so')
  await page.getByLabel('Mật khẩu').fill('sai rồi')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('alert').filter({ hasText: 'không đúng' }).waitFor()
  await signIn(page)
  await page.getByRole('link', { name: /Khai sinh, quyển 01 năm 1997/ }).waitFor()
})

test('three pictures go to the server as they are taken', async () => {
  await page.getByRole('link', { name: /Khai sinh, quyển 01 năm 1997/ }).click()
  await takeUpTo(page, 3)
  await page.getByText('Đã gửi cả 3 ảnh').waitFor()
  expect(await listPages()).toHaveLength(3)
})

test('without a line three more are kept, the page opens again, and all six arrive in order, once', async () => {
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  await phone.setOffline(true)
  await takeUpTo(page, 5)
  await page.getByText('Đã gửi 3 / 5, đang chờ mạng').waitFor()
  await page.reload()
  await page.getByText('Ảnh 6', { exact: true }).waitFor()
  await takeUpTo(page, 6)
  // The phone kills the page.
  await page.close()
  await phone.setOffline(false)
  page = await phone.newPage()
  await page.goto(camera())
  await page.getByText('Đã gửi cả 6 ảnh').waitFor()
  const names = await listPages()
  expect(names).toHaveLength(6)
  expect([...names].sort()).toEqual(names)
  expect(new Set(names).size).toBe(6)
})

test('a retaken picture takes the place of the one that was sent', async () => {
  const before = await listPages()
  await page.getByRole('link', { name: 'Xem 6 ảnh đã chụp' }).click()
  const third = page.getByRole('listitem').filter({ has: page.getByText('Ảnh 3', { exact: true }) })
  await third.getByRole('button', { name: 'Chụp lại' }).click()
  await page.getByText('Đang chụp lại ảnh 3').waitFor()
  await page.getByRole('button', { name: 'Chụp', exact: true }).click()
  await page.getByText('Ảnh 7', { exact: true }).waitFor()
  await expect.poll(async () => (await listPages())[2], { timeout: 20_000 }).not.toBe(before[2])
  const after = await listPages()
  expect(after.filter(name => !before.includes(name))).toHaveLength(1)
  expect([after[0], after[1], ...after.slice(3)]).toEqual([before[0], before[1], ...before.slice(3)])
})

test('a picture retaken before it was sent is sent once, as it was taken last', async () => {
  await phone.setOffline(true)
  await takeUpTo(page, 7)
  await page.getByRole('button', { name: 'Chụp lại' }).click()
  await page.getByText('Đang chụp lại ảnh 7').waitFor()
  // A remote shutter.
  await page.evaluate(`window.dispatchEvent(new KeyboardEvent('keydown', { key: 'VolumeUp' }))`)
  await page.getByText('Ảnh 8', { exact: true }).waitFor()
  await phone.setOffline(false)
  await page.getByText('Đã gửi cả 7 ảnh').waitFor()
  expect(await listPages()).toHaveLength(7)
})

test('a session that ended keeps the pictures; signing in again sends them', async () => {
  await phone.clearCookies()
  await takeUpTo(page, 8)
  await page.getByText('Đã gửi 7 / 8, chờ đăng nhập lại').waitFor()
  await page.getByRole('button', { name: 'Đăng nhập lại' }).click()
  await page.getByLabel('Tên đăng nhập').fill('so')
  await page.getByLabel('Mật khẩu').fill(provincePassword)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByText('Đã gửi cả 8 ảnh').waitFor()
  expect(await listPages()).toHaveLength(8)
})

test('a full phone says that the picture is not saved, and loses none', async () => {
  const small = await newPhone(browser)
  const full = await small.newPage()
  const cdp = await small.newCDPSession(full)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: province.served.address, quotaSize: 1_600_000 })
  await signIn(full)
  await full.getByRole('link', { name: /Khai sinh, quyển 01 năm 1997/ }).click()
  await small.setOffline(true)
  const lost = full.getByRole('alert').filter({ hasText: /ảnh \d+ CHƯA được lưu/ })
  for (let saved = 0; (await lost.count()) === 0; saved++) {
    await full.getByRole('button', { name: 'Chụp', exact: true }).click()
    await full
      .getByText(`Đã lưu ảnh ${saved + 1}`, { exact: true })
      .or(lost)
      .first()
      .waitFor({ state: 'attached' })
  }
  const number = Number(/ảnh (\d+) CHƯA/.exec((await lost.textContent()) ?? '')?.[1])
  expect(number).toBeGreaterThan(1)
  await full.getByText(`Ảnh ${number}`, { exact: true }).waitFor()
  await small.setOffline(false)
  await full.getByText(`Đã gửi cả ${number - 1} ảnh`).waitFor()
  expect(await listPages()).toHaveLength(8 + number - 1)
  await small.close()
})

test('another account on the same phone sees and sends nothing of the first', async () => {
  const before = await listPages()
  await phone.setOffline(true)
  await takeUpTo(page, 9)
  await page.getByRole('link', { name: 'Quay lại' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByText('Còn 1 ảnh chưa gửi').waitFor()
  await page.getByRole('button', { name: 'Vẫn đăng xuất' }).click()
  await page.getByRole('heading', { name: 'Đăng nhập để chụp sổ' }).waitFor()
  await phone.setOffline(false)
  await page.getByLabel('Tên đăng nhập').fill('quantri')
  await page.getByLabel('Mật khẩu').fill(provincePassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByText('không có quyền nạp ảnh').waitFor()
  expect(await listPages()).toEqual(before)
  await signIn(page)
  await page.getByText('Đã gửi cả 9 ảnh').waitFor()
  expect(await listPages()).toHaveLength(before.length + 1)
})

test('the sheet is outlined when it lies still, on a table without one it says what to do; nothing for axe', async () => {
  const video = join(dir, 'sheet.y4m')
  await writeSheetVideo(video)
  const other = await launchBrowser([...fakeCamera, `--use-file-for-fake-video-capture=${video}`])
  try {
    const context = await newPhone(other)
    const looking = await context.newPage()
    await looking.goto(address())
    await looking.getByRole('heading', { name: 'Đăng nhập để chụp sổ' }).waitFor()
    expect(await findFaults(looking)).toEqual([])
    await signIn(looking)
    expect(await findFaults(looking)).toEqual([])
    await looking.goto(camera())
    await looking.getByText('Chụp được').first().waitFor()
    expect((await looking.locator('polygon').getAttribute('points'))?.split(' ')).toHaveLength(4)
    for (const size of [
      { width: 390, height: 844 },
      { width: 360, height: 640 },
      { width: 844, height: 390 },
    ]) {
      await looking.setViewportSize(size)
      expect(await findFaults(looking), `${size.width}`).toEqual([])
    }
    await takeUpTo(looking, 1)
    await looking.getByRole('link', { name: /Xem/ }).click()
    await looking.getByText(/trang \d+ của sổ/).waitFor()
    expect(await findFaults(looking)).toEqual([])
  } finally {
    await other.close()
  }
})
