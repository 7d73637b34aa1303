import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createBook } from '../../src/inventory/create-book.ts'
import type { App } from '../../src/platform/app.ts'
import { noteFile } from '../../src/platform/vault/note-file.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar puts a scanned book in order without touching the mouse: numbers its pages, sees from the numbers that one is missing and two stand
// wrong, puts them right, sets a page aside and brings it back, and undoes what went too far.

const pageCount = 24
const patience = { timeout: 20_000 }
let office: Office
let page: Page
let address: string

beforeAll(async () => {
  let bookId = ''
  office = await openOffice('order', async (app, agencyId) => {
    bookId = await fill(app, agencyId)
  })
  page = office.page
  address = `${office.served.address}/books/${office.agencyId}/${bookId}?tab=pages`
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

/** A book of pages on which a large letter stands: straightened already, without numbers. */
async function fill(app: App, agencyId: string): Promise<string> {
  const everything = { scope: 'all' } as const
  const pending = await app.vault.begin('test')
  const book = await app.database.transaction(everything, async tx => {
    const about = { kind: 'KS', year: 1997, volume: '01', closingTotal: null, note: null }
    const { id: bookId } = await createBook(tx, { agencyId, ...about }, null)
    for (let at = 1; at <= pageCount; at++) {
      const stored = await pending.put(await drawLetter(letterOf(at)))
      await noteFile(tx, agencyId, stored, 'image/jpeg')
      const [capture, own] = [newId(), { agency_id: agencyId, book_id: bookId }]
      await tx
        .insertInto('capture')
        .values({
          ...own,
          id: capture,
          original: stored.digest,
          original_name: `${letterOf(at)}.jpg`,
          state: 'ready',
        })
        .execute()
      const files = { rendered: stored.digest, thumbnail: stored.digest, width: 300, height: 424 }
      const flags = at === 5 ? ['blurred'] : []
      await tx
        .insertInto('page')
        .values({ ...own, id: newId(), capture_id: capture, sequence: at, flags, ...files })
        .execute()
    }
    return bookId
  })
  await pending.commit()
  return book
}

const letterOf = (at: number) => String.fromCharCode(64 + at)

function drawLetter(letter: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="424"><rect width="300" height="424" fill="#f6f1e3"/>
    <path d="M40 60H260M40 100H260M40 140H220M40 180H260M40 220H240" stroke="#777" stroke-width="3"/>
    <text x="150" y="350" font-size="110" text-anchor="middle" fill="#223">${letter}</text></svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}

const wall = () => page.getByRole('grid', { name: 'Các trang của sổ, theo thứ tự' })

/** The letters of the pages as they stand, by the names of their pictures. */
const letters = () =>
  wall()
    .getByRole('gridcell')
    .getByRole('link')
    .evaluateAll(links => links.map(link => link.getAttribute('title')?.slice(-5, -4)).join(''))

const numbers = () => wall().getByRole('gridcell').locator('[data-source], [data-none]').allInnerTexts()

async function openWall() {
  await page.goto(address)
  await wall().waitFor()
  await wall().focus()
}
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('pages are chosen and pushed along by keys, and put back by one key', async () => {
  await openWall()
  await press('ArrowRight', 'Shift+ArrowRight')
  await page.getByText('Đã chọn 2 trang').waitFor()
  await press('Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+ArrowRight')
  expect(await letters()).toMatch(/^ADEFBCGH/)
  await page.getByText('Đã chuyển 2 trang.').waitFor()
  await page.reload()
  await wall().waitFor()
  expect(await letters()).toMatch(/^ADEFBCGH/)
  await wall().focus()
  await press('ArrowRight', 'm')
  await page.getByRole('dialog').getByLabel('Sau trang').fill('0')
  await press('Enter')
  await expect.poll(letters, patience).toMatch(/^DAEFBCGH/)
  await page.getByText('Đã chuyển 1 trang.').waitFor()
  await press('Control+z')
  await expect.poll(letters, patience).toMatch(/^ADEFBCGH/)
})

test('a page is set aside, found among those outside the book, and brought back behind the chosen one', async () => {
  await openWall()
  await press('End', 'Delete')
  await page.getByText('Đã đưa 1 trang ra ngoài sổ.').waitFor()
  await expect.poll(letters, patience).not.toContain('X')
  await wall().focus()
  await press('Home')
  await page.getByRole('button', { name: 'Ngoài sổ (1)' }).press('Enter')
  const drawer = page.getByRole('dialog')
  await drawer.getByText('X.jpg').waitFor()
  await drawer.getByRole('button', { name: 'Đưa về sổ' }).press('Enter')
  await drawer.getByText('Không có trang nào ở ngoài sổ').waitFor()
  await press('Escape')
  await expect.poll(letters, patience).toMatch(/^AXD/)
  await press('Control+z')
  await expect.poll(letters, patience).not.toContain('X')
  await press('Control+z')
  await expect.poll(letters, patience).toMatch(/^ADEFBC.*X$/)
})

test('numbers are typed from page to page; the check finds what is missing and what stands wrong, and leads there', async () => {
  await openWall()
  await press('Home', '2', 'ArrowRight', 'n')
  // A (a cover) has none; then D E F B C G H: 3 4 5 1 2 6 8.
  for (const number of ['3', '4', '5', '1', '2', '6', '8']) {
    await page.keyboard.type(number)
    await press('Enter')
  }
  await press('Escape')
  await page.getByText('Đã ghi số của 7 trang.').waitFor()
  expect((await numbers()).slice(0, 9)).toEqual(
    ['–', '3', '4', '5', '1', '2', '6', '8', '–'].map(n => expect.stringContaining(n)),
  )
  await press('k')
  const panel = page.getByRole('complementary', { name: 'Kiểm tra thứ tự' })
  await panel.getByText('Thiếu số 7').waitFor()
  await panel.getByRole('button', { name: 'Thiếu số 7' }).press('Enter')
  await page.getByText('Đã chọn 1 trang').waitFor()
  for (const number of ['1', '2']) {
    await panel.getByText(`Trang số ${number} đang đứng`).waitFor()
    await panel.getByRole('button', { name: 'Chuyển về đúng chỗ' }).first().press('Enter')
    await expect.poll(() => panel.getByText(`Trang số ${number} đang đứng`).count(), patience).toBe(0)
  }
  await expect.poll(letters, patience).toMatch(/^(ABCDEFGH|BCADEFGH)/)
})

test('the rest is numbered at once, and only the flagged pages are shown when asked for', async () => {
  await openWall()
  const at = (await letters()).indexOf('I')
  await press('Home', ...Array.from({ length: at }, () => 'ArrowRight'), 'Shift+N')
  const dialog = page.getByRole('dialog')
  const first = dialog.getByLabel('Số của trang đầu')
  expect(await first.inputValue()).toBe('9')
  await expect.poll(() => first.evaluate(field => field.matches(':focus')), patience).toBe(true)
  await press('Enter')
  await page.getByText('Đã đánh số.').waitFor()
  await expect.poll(async () => (await numbers()).at(-1), patience).toContain('24')
  await page.getByRole('radiogroup', { name: 'Lọc trang' }).getByText('Cần xem lại (1)').click()
  await expect.poll(letters, patience).toBe('E')
})

/** Chooses a file in the dialog that a button opens. */
async function bring(button: string, name: string) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  const buffer = await drawLetter(name.slice(0, 1))
  await (await chooser).setFiles([{ name, mimeType: 'image/jpeg', buffer }])
}

test('pictures are brought in behind a page; a page gets a better picture and its first one again', async () => {
  await openWall()
  const before = await letters()
  await press('Home', 'ArrowRight')
  await bring('Chèn ảnh sau…', 'Y.jpg')
  await page.getByText('Đã chèn 1 trang.').waitFor()
  await expect.poll(letters, patience).toBe(`${before.slice(0, 2)}Y${before.slice(2)}`)
  await wall().focus()
  await press('Home')
  await bring('Thay ảnh…', 'Z.jpg')
  await expect.poll(letters, patience).toBe(`Z${before.slice(1, 2)}Y${before.slice(2)}`)
  await wall().getByRole('gridcell').first().getByRole('link').click()
  await page.getByRole('button', { name: 'Ảnh trước đây (1)' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Dùng lại ảnh này' }).press('Enter')
  await page.getByText('Đã dùng lại ảnh trước đây.').waitFor()
  await page
    .getByText(`${before.slice(0, 1)}.jpg`)
    .first()
    .waitFor()
  await openWall()
  await expect.poll(letters, patience).toBe(`${before.slice(0, 2)}Y${before.slice(2)}`)
})

test('the wall has no accessibility fault, on an office screen or a phone', async () => {
  for (const size of windows) {
    await page.setViewportSize(size)
    await openWall()
    await press('ArrowRight', 'k')
    await page.getByRole('complementary', { name: 'Kiểm tra thứ tự' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await findFaults(page), `${size.width} px`).toEqual([])
  }
})
