import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { jpegOptions, withDensity } from '../../src/imaging/render/encode.ts'
import { ensureBook } from '../../src/inventory/ensure-book.ts'
import { addRenderedPages, type RenderedTestPage } from '../../src/scanning/cases/testing.ts'
import { listZip } from '../../src/sheets/zip-read.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar assigns the pages of three books to their cases: by template, then the exceptions by keyboard, until the count at the
// closing of the book is met; looks at a case's PDF and takes all of them.

const run = promisify(execFile)
let office: Office
let page: Page
const books = new Map<string, string>()

beforeAll(async () => {
  office = await openOffice('cases', async (app, agencyId) => {
    const add = async (name: string, volume: string, pages: readonly RenderedTestPage[]) => {
      const bookId = await app.database.transaction({ scope: 'all' }, tx =>
        ensureBook(tx, { agencyId, kind: 'KS', year: 1997, volume }),
      )
      await addRenderedPages(app, { agencyId, bookId }, pages)
      books.set(name, bookId)
    }
    const entries = Array<'entries'>(8).fill('entries')
    const roles = ['cover', ...entries, 'blank', 'closing'] as const
    await add('pages', '01', await Promise.all(roles.map((role, index) => drawn(`${index}`, { role }))))
    await add('parts', '02', await Promise.all(['a', 'b', 'c'].map(name => drawn(name))))
    const wide = { width: 1600, height: 1120 }
    await add('rows', '03', await Promise.all(['d', 'e'].map(name => drawn(name, wide))))
  })
  page = office.page
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

/** A page with lines of writing, told apart by a word on it. */
async function drawn(word: string, more: RenderedTestPage = {}): Promise<RenderedTestPage> {
  const { width = 800, height = 1120 } = more
  const lines = Array.from(
    { length: 12 },
    (_, index) =>
      `<rect x="80" y="${220 + index * 70}" width="${width - 160 - (index % 3) * 60}" height="5"/>`,
  ).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f6f0e2"/><text x="80" y="150" font-size="60">${word}</text>${lines}</svg>`
  const jpeg = await sharp(Buffer.from(svg)).jpeg(jpegOptions(60, '4:2:0')).toBuffer()
  return { ...more, width, height, dpi: 100, jpeg: withDensity(jpeg, 100) }
}

const open = async (name: string) => {
  await page.goto(`${office.served.address}/books/${office.agencyId}/${books.get(name)}?tab=cases`)
  await page.getByRole('navigation', { name: 'Các trang của sổ' }).waitFor()
}
/** What comes within seconds, also on a busy machine. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 })
/** The list as it is shown: number, pages, standing. */
const listed = async () => {
  const rows = await page.getByRole('grid', { name: 'Trường hợp' }).locator('tbody tr[aria-rowindex]').all()
  const cells = await Promise.all(rows.map(row => row.locator('td').allTextContents()))
  return cells.map(([number, pages, , standing]) => `${number} · ${pages} · ${standing}`)
}
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const apply = async () => {
  await page.getByText(/^Sẽ có \d+ trường hợp/).waitFor()
  await page.getByRole('button', { name: 'Gán', exact: true }).click()
  await page.getByText(/^Đã gán \d+ trường hợp/).waitFor()
}
const verdict = () => page.getByRole('region', { name: /Đối chiếu/ }).getByRole('status')

test('a page a case: the template says what it would do, and the numbers stand on the pages', async () => {
  await open('pages')
  await page.getByText('Chưa gán trang vào trường hợp nào').waitFor()
  await page.getByRole('button', { name: 'Gán theo mẫu' }).click()
  await page.getByText('Sẽ có 8 trường hợp, từ số 1 đến số 8.').waitFor()
  await page.getByText('3 trang bìa, trang trống… được bỏ qua.').waitFor()
  await apply()
  expect(await listed()).toEqual(
    Array.from({ length: 8 }, (_, index) => `${index + 1} · ${index + 2} · đã đăng ký`),
  )
})

test('the exceptions by keyboard, typed ahead, and taken back', async () => {
  await open('pages')
  // Page 4 continues the case of page 3; page 6 is the back of page 5.
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'c')
  await soon(listed).toContain('2 · 3, 4 · đã đăng ký')
  await press('ArrowRight', 'ArrowRight', 'b')
  await soon(listed).toEqual([
    '1 · 2 · đã đăng ký',
    '2 · 3, 4 · đã đăng ký',
    '3 · 5, 6 · đã đăng ký',
    '4 · 7 · đã đăng ký',
    '5 · 8 · đã đăng ký',
    '6 · 9 · đã đăng ký',
  ])
  // Page 7: number 4 was skipped; page 8 repeats the number of page 7; page 9 is crossed out, with another case below it.
  await press('ArrowRight', 'k')
  await soon(listed).toContain('4 ·  · số bỏ')
  await press('ArrowRight', 'd', 'ArrowRight', 'x', 'n')
  await soon(listed).toEqual([
    '1 · 2 · đã đăng ký',
    '2 · 3, 4 · đã đăng ký',
    '3 · 5, 6 · đã đăng ký',
    '4 ·  · số bỏ',
    '5 · 7 · đã đăng ký',
    '5 · 8 · số trùng',
    '6 · 9 · hủy',
    '7 · 9 · đã đăng ký',
  ])
  await press('Delete')
  await soon(listed).not.toContain('7 · 9 · đã đăng ký')
  await press('Control+z')
  await soon(listed).toContain('7 · 9 · đã đăng ký')
})

test('a number typed directly takes the following ones along', async () => {
  await open('pages')
  await press('ArrowRight', '4', '1', 'Enter')
  await soon(async () => (await listed()).map(row => row.split(' ')[0])).toEqual([
    ...['41', '42', '43', '44', '45', '45', '46', '47'],
  ])
  await press('Control+z')
  await soon(async () => (await listed())[0]).toBe('1 · 2 · đã đăng ký')
})

test('the closing total is typed, and what is missing is named until it matches', async () => {
  await open('pages')
  await page.getByLabel('Sổ ghi tổng số').fill('9')
  await press('Enter')
  await soon(() => verdict().textContent()).toBe('Sổ ghi 9, mới gán 6: còn thiếu 3.')
  // The last case gets a number further on: the hole is a click away.
  await page
    .getByRole('grid', { name: 'Trường hợp' })
    .locator('tbody tr')
    .last()
    .locator('td')
    .first()
    .click()
  await page.getByLabel('Số', { exact: true }).fill('10')
  await press('Enter')
  await page.getByRole('button', { name: '7–9' }).click()
  await press('Control+z')
  await page.getByLabel('Sổ ghi tổng số').fill('6')
  await press('Enter')
  await soon(() => verdict().textContent()).toBe('Khớp: sổ ghi 6 việc.')
})

test('the PDF of a case opens beside the list and says which case it is', async () => {
  await open('pages')
  await press('ArrowRight', 'ArrowRight', 'p')
  const source = (await page.getByTitle('PDF của số 2').getAttribute('src')) ?? ''
  const shown = await page.request.get(new URL(source, office.served.address).href)
  expect(shown.headers()['content-type']).toBe('application/pdf')
  const clean = await page
    .getByRole('link', { name: 'Tải bản không đóng dấu người xem' })
    .getAttribute('href')
  const answer = await page.request.get(new URL(clean ?? '', office.served.address).href)
  const path = join(office.dir, 'case.pdf')
  await writeFile(path, await answer.body())
  if (existsSync('/usr/bin/pdfinfo')) {
    const { stdout } = await run('pdfinfo', [path])
    expect(stdout).toMatch(/Title: +Sổ đăng ký khai sinh 01\/1997 – số 002 – UBND xã Đồng Mây/)
    expect(stdout).toMatch(/Pages: +2/)
  }
  await press('Escape')
  await page.getByTitle('PDF của số 2').waitFor({ state: 'detached' })
})

test('two cases a page', async () => {
  await open('parts')
  await page.getByRole('button', { name: 'Gán theo mẫu' }).click()
  await page.getByText('Vài việc một trang').click()
  await page.getByText('Sẽ có 6 trường hợp, từ số 1 đến số 6.').waitFor()
  await page.getByLabel('PDF chỉ lấy phần của từng việc').check()
  await page.getByRole('slider', { name: 'Vạch trên của dòng đầu' }).focus()
  await press('Shift+ArrowDown')
  await apply()
  expect(await listed()).toEqual(
    ['1', '1', '2', '2', '3', '3'].map((on, at) => `${at + 1} · ${on} · đã đăng ký`),
  )
})

test('a ledger by rows: a row that runs on becomes one case with the row above, cut out with the head of the table', async () => {
  await open('rows')
  await page.getByRole('button', { name: 'Gán theo mẫu' }).click()
  await page.getByText('Ghi theo dòng').click()
  await page.getByLabel('Số dòng trên một trang').fill('5')
  await page.getByText('Sẽ có 10 trường hợp, từ số 1 đến số 10.').waitFor()
  const edge = page.getByRole('slider', { name: 'Vạch trên của dòng đầu' })
  const before = await edge.getAttribute('aria-valuenow')
  const box = await edge.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 8)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 38, { steps: 4 })
  await page.mouse.up()
  expect(Number(await edge.getAttribute('aria-valuenow'))).toBeGreaterThan(Number(before))
  await apply()
  await press('ArrowDown', 'ArrowDown', 'c')
  await soon(listed).toHaveLength(9)
  const answer = await page.request.get(
    `${office.served.address}/api/books/${office.agencyId}/${books.get('rows')}/cases`,
  )
  const { cases } = await answer.json()
  const heights = cases
    .slice(0, 4)
    .map((one: { pages: { place: { height: number } }[] }) => one.pages[0]?.place.height)
  expect(heights[1] / heights[0]).toBeCloseTo(2, 1)
  const pdf = await page.request.get(
    `${office.served.address}/api/cases/${office.agencyId}/${cases[1].id}/pdf?original=yes`,
  )
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the zip holds every PDF under the ministry’s name', async () => {
  await open('pages')
  await press('ArrowRight', 't')
  await page.keyboard.type('3/2/1997')
  await press('Enter')
  await page.getByText('Đã ghi ngày đăng ký.').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải PDF cả quyển (.zip)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('KS.1997.01.zip')
  const path = join(office.dir, 'book.zip')
  await download.saveAs(path)
  const names: string[] = []
  for await (const { name } of listZip(path)) names.push(name)
  expect(names).toEqual([
    'Cover.ubnd-xa-dong-may.KS.A4.1997.01.pdf',
    'KS.1997.01.1997-02-03.001.pdf',
    'KS.1997.01.chua-co-ngay.002.pdf',
    'KS.1997.01.chua-co-ngay.003.pdf',
    'KS.1997.01.chua-co-ngay.005.pdf',
    'KS.1997.01.chua-co-ngay.005 (2).pdf',
    'huy/KS.1997.01.chua-co-ngay.006.pdf',
    'KS.1997.01.chua-co-ngay.007.pdf',
    'map.csv',
  ])
})

test('no accessibility fault, on an office screen or a phone', async () => {
  for (const size of windows) {
    await page.setViewportSize(size)
    for (const book of ['pages', 'rows']) {
      await page.goto(`${office.served.address}/books/${office.agencyId}/${books.get(book)}?tab=cases`)
      await page.getByRole('grid', { name: 'Trường hợp' }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await findFaults(page), `${book} at ${size.width} px`).toEqual([])
    }
  }
})
