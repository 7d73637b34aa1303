import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mapPoint, rectangleToQuad } from '../../src/imaging/geometry/homography.ts'
import { type Quad, rectangle } from '../../src/imaging/geometry/point.ts'
import { type Capture, captureListSchema } from '../../src/scanning/review/schema.ts'
import { launchBrowser } from '../support/browser.ts'
import { findFaults, windows } from '../support/faults.ts'
import { makeReviewedBook, type ReviewedBook } from '../support/reviewed-book.ts'
import { type Served, serve } from '../support/serve.ts'

// A registrar looks through a book of twelve pages and a broken picture without touching the mouse.

let book: ReviewedBook
let served: Served
let browser: Browser
let page: Page

beforeAll(async () => {
  book = await makeReviewedBook(
    12,
    {
      3: { kind: 'turn', deg: 180 },
      5: {
        kind: 'corners',
        quads: [
          [
            [160, 150],
            [700, 130],
            [690, 900],
            [150, 910],
          ],
        ],
      },
      7: { kind: 'straighten', deg: 3 },
    },
    true,
  )
  served = await serve(book.dataDir)
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  page.setDefaultTimeout(20_000)
  await page.goto(served.address)
  await page.getByLabel('Tên đăng nhập').fill(book.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(book.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await book?.remove()
})
afterEach(async ({ task }) => {
  // What the page looked like, for whoever has to find out why.
  if (task.result?.state === 'fail')
    await page.screenshot({ path: `.cache/e2e/${task.name.slice(0, 40)}.png` })
})

const patience = { timeout: 60_000, interval: 200 }
const books = () => `${served.address}/api/books/${book.agencyId}/${book.bookId}`
async function list(): Promise<readonly Capture[]> {
  const answer = await page.request.get(`${books()}/captures`)
  return captureListSchema.parse(await answer.json()).captures
}
async function pageOf(sequence: number): Promise<Capture> {
  const found = (await list()).find(capture => capture.sequence === sequence)
  if (found === undefined) throw new Error(`no page ${sequence}`)
  return found
}
/** Once the server has drawn it anew. */
async function drawn(sequence: number): Promise<Capture> {
  await expect.poll(async () => (await pageOf(sequence)).state, patience).toBe('ready')
  return pageOf(sequence)
}
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}
const caption = () => page.getByRole('heading', { level: 2, name: /^Trang/ }).textContent()
/** Walks to a page by keyboard. */
async function walkTo(sequence: number): Promise<void> {
  await press('Home')
  for (let step = 0; step < 20; step++) {
    if ((await caption())?.startsWith(`Trang ${sequence}`)) return
    await press('j')
  }
  throw new Error(`page ${sequence} is not in the list`)
}
/** The page as a small grey picture: blurred, so that a hair's breadth does not matter. */
async function small(jpeg: Buffer, quad?: Quad): Promise<Buffer> {
  const { data, info } = await sharp(jpeg).greyscale().blur(4).raw().toBuffer({ resolveWithObject: true })
  const [width, height] = [42, 60]
  const toPicture = rectangleToQuad(width, height, quad ?? rectangle(0, 0, info.width, info.height))
  return Buffer.from(
    Array.from({ length: width * height }, (_, at) => {
      const [x, y] = mapPoint(toPicture, [(at % width) + 0.5, Math.floor(at / width) + 0.5])
      return data[Math.floor(y) * info.width + Math.floor(x)] ?? 255
    }),
  )
}
/** How much two small pictures agree, -1 to 1. */
function agreement(one: Buffer, other: Buffer): number {
  const mean = (values: Buffer) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanOne, meanOther] = [mean(one), mean(other)]
  let [both, ownOne, ownOther] = [0, 0, 0]
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [(one[at] ?? 0) - meanOne, (other[at] ?? 0) - meanOther]
    both += a * b
    ownOne += a * a
    ownOther += b * b
  }
  return both / Math.sqrt(ownOne * ownOther)
}
/** How well a page's rendering agrees with the sheet as it really lies in its picture. */
async function looksRight(sequence: number): Promise<number> {
  const [first] = (await pageOf(sequence)).pages
  const answer = await page.request.get(`${served.address}/api/pages/${book.agencyId}/${first?.id}/image`)
  const picture = book.pictures[sequence - 1]
  if (picture === undefined) throw new Error(`no picture ${sequence}`)
  return agreement(await small(await answer.body()), await small(picture.jpeg, picture.truth.quad))
}

test('the book leads to its pictures; what could not be read stands first, with the reason and a way to replace it', async () => {
  await expect.poll(async () => (await list()).every(({ state }) => state !== 'waiting'), patience).toBe(true)
  await page.goto(`${served.address}/books/${book.agencyId}/${book.bookId}?tab=pages`)
  await page.getByRole('link', { name: /Xem lại ảnh/ }).focus()
  await press('Enter')
  await page.getByRole('heading', { name: 'Xem lại ảnh' }).waitFor()
  await expect.poll(caption).toContain('Trang 13')
  await page.getByRole('heading', { name: 'Không đọc được ảnh này' }).waitFor()
  await page.getByRole('button', { name: 'Thay ảnh' }).waitFor()
  expect(await page.getByRole('option').first().textContent()).toContain('Bị lỗi')
})

describe('one page by keyboard', () => {
  test('turned half round: shown at once, drawn by the server, and right', async () => {
    expect(await looksRight(3)).toBeLessThan(0.5)
    await walkTo(3)
    await page.getByRole('img', { name: 'Ảnh Trang 3' }).waitFor()
    await press('h')
    await page.locator('[data-preview]').waitFor()
    await expect.poll(async () => (await pageOf(3)).recipes[0]?.rotationDeg, patience).toBe(0)
    await drawn(3)
    expect(await looksRight(3)).toBeGreaterThan(0.8)
    await expect.poll(() => page.locator('[data-preview]').count(), patience).toBe(0)
  })

  test('straightened by taps that are one change', async () => {
    await walkTo(7)
    await press('Shift+[', 'Shift+[', 'Shift+[', '[', ']')
    const wanted = book.pictures[6]?.truth.skewDeg ?? Number.NaN
    await expect.poll(async () => (await pageOf(7)).recipes[0]?.skewDeg, patience).toBeCloseTo(wanted, 1)
    await drawn(7)
    expect(await looksRight(7)).toBeGreaterThan(0.8)
  })

  test('cut wrongly: its corners moved to where the sheet lies', async () => {
    await walkTo(5)
    const { quad, width, height } = book.pictures[4]?.truth ?? { quad: [], width: 0, height: 0 }
    const step = Math.max(width, height) / 1600
    await press('c')
    for (const [index, corner] of quad.entries()) {
      const at = (await pageOf(5)).recipes[0]?.quad[index] ?? [0, 0]
      await press(String(index + 1))
      await move(corner[0] - at[0], 'ArrowLeft', 'ArrowRight', step)
      await move(corner[1] - at[1], 'ArrowUp', 'ArrowDown', step)
    }
    await press('Enter')
    await expect
      .poll(async () => {
        const found = (await pageOf(5)).recipes[0]?.quad ?? []
        return Math.max(
          ...found.map(([x, y], at) => Math.hypot(x - (quad[at]?.[0] ?? 0), y - (quad[at]?.[1] ?? 0))),
        )
      }, patience)
      .toBeLessThan(step * 2)
    await drawn(5)
    expect(await looksRight(5)).toBeGreaterThan(0.8)
  })

  test('split, the fold moved, and whole again', async () => {
    await walkTo(9)
    await press('s', 'ArrowRight', 'ArrowRight', 'Enter')
    await expect
      .poll(async () => (await pageOf(9)).recipes.map(({ half }) => half), patience)
      .toEqual(['left', 'right'])
    await expect
      .poll(async () => (await list()).find(({ recipes }) => recipes.length === 2)?.pages.length, patience)
      .toBe(2)
    await expect.poll(caption).toContain('Trang 9–10')
    await press('w')
    await expect.poll(async () => (await drawn(9)).pages.length, patience).toBe(1)
    expect((await list()).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 13 }, (_, at) => at + 1),
    )
  })

  test('undone by Ctrl+Z, as often as something was done', async () => {
    await walkTo(2)
    const before = (await pageOf(2)).recipes
    await press('u')
    await expect.poll(async () => (await pageOf(2)).decided, patience).toBe(true)
    await press('t')
    await expect.poll(async () => (await pageOf(2)).recipes[0]?.tone, patience).toBe('original')
    await press('Control+z')
    await expect.poll(async () => (await pageOf(2)).recipes[0]?.tone, patience).toBeUndefined()
    await press('Control+z')
    await expect.poll(async () => (await pageOf(2)).recipes, patience).toEqual(before)
    expect((await drawn(2)).decided).toBe(false)
  })
})

describe('many pages by keyboard', () => {
  const rotations = async () => (await list()).map(({ recipes }) => recipes[0]?.rotationDeg ?? null)

  test('every other from here: asked once, done, undone', async () => {
    await walkTo(4)
    await press('2', 'r')
    await page.getByText('Xoay 90° cho 5 ảnh?').waitFor()
    await press('Enter')
    await expect.poll(rotations, patience).toEqual([0, 0, 0, 90, 0, 90, 0, 90, 0, 90, 0, 90, null])
    await page.getByText('Đã áp dụng cho 5 ảnh.').waitFor()
    expect(await page.getByRole('radio', { name: /Ảnh này/ }).isChecked()).toBe(true)
    await press('Control+z')
    await expect.poll(rotations, patience).toEqual([...Array(12).fill(0), null])
  })

  test('all following: dropped with Esc, then done, and undone from the list', async () => {
    await walkTo(8)
    await press('3', 'h')
    await page.getByText('Xoay 180° cho 5 ảnh?').waitFor()
    await press('Escape')
    await expect.poll(() => page.getByText('Xoay 180° cho 5 ảnh?').count()).toBe(0)
    expect(await rotations()).toEqual([...Array(12).fill(0), null])
    await press('3', 'h', 'Enter')
    await expect.poll(rotations, patience).toEqual([...Array(7).fill(0), 180, 180, 180, 180, 180, null])
    const undo = page.getByRole('button', { name: 'Hoàn tác: Sửa ảnh: 5' }).first()
    await undo.focus()
    await press('Enter')
    await expect.poll(rotations, patience).toEqual([...Array(12).fill(0), null])
  })
})

test('right, next – until every picture has been seen; then it says so and leads back', async () => {
  await page.goto(`${served.address}/books/${book.agencyId}/${book.bookId}/review`)
  await page.getByText('Đã xem 0 / 13 ảnh').waitFor()
  for (let seen = 0; seen < 13; seen++) await press('Enter')
  await page.getByRole('heading', { name: /^Xong/ }).waitFor()
  await expect.poll(async () => (await list()).every(({ reviewed }) => reviewed), patience).toBe(true)
  await page.getByRole('link', { name: 'Về sổ' }).focus()
  await press('Enter')
  await page.getByRole('heading', { name: /Sổ đăng ký khai sinh/ }).waitFor()
})

test('a picture that could not be read is replaced by a new one', async () => {
  await page.goto(`${served.address}/books/${book.agencyId}/${book.bookId}/review`)
  await walkTo(13)
  const again = await sharp(book.pictures[0]?.jpeg).modulate({ brightness: 0.97 }).jpeg().toBuffer()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Thay ảnh' }).focus()
  await press('Enter')
  await (await chooser).setFiles({ name: 'trang-13-lai.jpg', mimeType: 'image/jpeg', buffer: again })
  await expect.poll(async () => (await pageOf(13)).originalName, patience).toBe('trang-13-lai.jpg')
  await drawn(13)
  await expect.poll(caption, patience).toContain('Trang 13')
})

test('a page is looked at closely and left again by Z', async () => {
  await press('z')
  await page.locator('.openseadragon-canvas').waitFor()
  await press('+', '-', '0', 'z')
  await expect.poll(() => page.locator('.openseadragon-canvas').count()).toBe(0)
  await page
    .getByRole('img', { name: /^Ảnh Trang/ })
    .first()
    .waitFor()
})

test('the keys are listed on ?, and no key of the rest of the program is lost', async () => {
  await press('?')
  await page.getByRole('heading', { name: 'Phím của trang xem lại ảnh' }).waitFor()
  await press('Escape')
  await expect.poll(() => page.getByRole('heading', { name: 'Phím của trang xem lại ảnh' }).count()).toBe(0)
  await press('g', 's')
  await page.getByRole('heading', { name: 'Sổ hộ tịch' }).waitFor()
})

test('neither an office screen nor a phone shows an accessibility fault', async () => {
  for (const size of windows) {
    await page.setViewportSize(size)
    await page.goto(`${served.address}/books/${book.agencyId}/${book.bookId}/review`)
    await page
      .getByRole('img', { name: /^Ảnh Trang/ })
      .first()
      .waitFor()
    await page.waitForLoadState('networkidle')
    for (const keys of [[], ['o'], ['c'], ['Escape', 's'], ['Escape', '?']]) {
      await press(...keys)
      await page.waitForTimeout(300)
      expect(await findFaults(page), `${keys.join(' ')} at ${size.width} px`).toEqual([])
    }
  }
})

/** Moves the chosen corner so many pixels of the picture along an axis. */
async function move(distance: number, back: string, forth: string, step: number): Promise<void> {
  const steps = Math.round(Math.abs(distance) / step)
  const key = distance < 0 ? back : forth
  for (let at = 0; at < Math.floor(steps / 10); at++) await press(`Shift+${key}`)
  for (let at = 0; at < steps % 10; at++) await press(key)
}
