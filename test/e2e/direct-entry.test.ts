import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createBook } from '../../src/inventory/create-book.ts'
import { depositRows } from '../../src/registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { onePagePdf } from '../../src/registry/testing/write-package.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar types a rectification from its paper book by keyboard alone, Vietnamese letters composed by the input method, with its PDF; links
// it to the birth it concerns; and the birth shows the note and is found under the new name.

const name = 'Trịnh Ngọc Quế'
const corrected = 'Trịnh Ngọc Quế Chi'

let office: Office
let page: Page
let keyboard: CDPSession
let bookId = ''

beforeAll(async () => {
  office = await openOffice('direct-entry', async (app, agencyId) => {
    const rows = sampleBirths(6, (values, at) => (at === 4 ? { ...values, nksHoTen: name } : values))
    await depositRows(app, agencyId, { rows })
    const book = { agencyId, kind: 'TDCC', year: 2018, volume: '01', closingTotal: null, note: null }
    bookId = (await app.database.transaction({ scope: 'all' }, tx => createBook(tx, book, null))).id
  })
  page = office.page
  keyboard = await page.context().newCDPSession(page)
  await writeFile(join(office.dir, 'so-12.pdf'), onePagePdf('12'))
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

const field = (id: string) => page.locator(`#f-${id}`)
const press = (...keys: readonly string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
const saved = () => page.getByRole('status').getByText('Đã lưu bản nháp.').waitFor()

/** Types as an input method does: the word grows while it is composed, and is committed at its end. */
async function compose(text: string): Promise<void> {
  for (const [at, word] of text.split(' ').entries()) {
    const whole = at === 0 ? word : ` ${word}`
    for (let end = 1; end <= whole.length; end++) {
      const part = whole.slice(0, end)
      await keyboard.send('Input.imeSetComposition', { text: part, selectionStart: end, selectionEnd: end })
    }
    await keyboard.send('Input.insertText', { text: whole })
  }
}

test('the form is filled by keyboard alone, and what is typed quickly is written as the ministry writes it', async () => {
  await page.goto(`${office.served.address}/books/${office.agencyId}/${bookId}`)
  await page.getByRole('link', { name: 'Nhập trực tiếp' }).click()
  await page.getByText('chưa có mẫu chính thức').waitFor()
  expect(await field('quyenSo').inputValue()).toBe('01/2018')
  await field('so').focus()
  await page.keyboard.type('12')
  await press('Enter', 'Enter', 'Enter')
  await page.keyboard.type('030218')
  await press('Enter')
  expect(await field('ngayDangKy').inputValue()).toBe('03.02.2018')
  await page.getByText('đọc là 2018').waitFor()
  await page.keyboard.type('cải')
  await page.getByRole('option', { name: 'Cải chính hộ tịch' }).waitFor()
  await press('Enter', 'Enter')
  expect(await field('loaiDangKy').inputValue()).toBe('Cải chính hộ tịch')
  await compose(name)
  expect(await field('ntdHoTen').inputValue()).toBe(name)
  await press('Enter')
  await page.keyboard.type('1997')
  await saved()
})

test('a reload in the middle loses nothing', async () => {
  await field('noiDungTu').focus()
  await compose(name)
  await press('Enter')
  await compose(corrected)
  await page.reload()
  await field('noiDungThanh').waitFor()
  expect(await field('noiDungTu').inputValue()).toBe(name)
  expect(await field('noiDungThanh').inputValue()).toBe(corrected)
  expect(await field('loaiDangKy').inputValue()).toBe('Cải chính hộ tịch')
  await saved()
})

test('who types the same draft at a second machine is told, and neither loses anything', async () => {
  const elsewhere = await page
    .context()
    .browser()
    ?.newContext({ storageState: await page.context().storageState(), locale: 'vi-VN' })
  const second = (await elsewhere?.newPage()) ?? page
  await second.goto(page.url())
  await second.locator('#f-nycHoTen').fill('Lê Văn Sáu')
  await second.getByText('Đã lưu bản nháp.').waitFor()
  await field('nguoiKy').fill('Võ Thị Tám')
  await page.getByRole('alert').getByText('vừa được sửa ở nơi khác').waitFor()
  await elsewhere?.close()
  expect(await field('nguoiKy').inputValue()).toBe('Võ Thị Tám')
  await page.getByRole('button', { name: 'Giữ bản đang gõ ở đây' }).click()
  await saved()
})

test('the PDF and the birth are found and attached', async () => {
  await page.locator('input[type=file]').setInputFiles(join(office.dir, 'so-12.pdf'))
  await page.getByText('so-12.pdf').waitFor()
  await page.getByLabel('Tìm bản ghi').focus()
  await compose('5/1997')
  await press('Enter')
  await page.getByRole('list', { name: 'Bản ghi liên quan' }).getByRole('button').first().waitFor()
  await press('ArrowDown', 'Enter')
  await page.getByText(`Sẽ ghi chú vào bản ghi đó`).waitFor()
  await expect.poll(() => page.locator('#note-nksHoTen').inputValue()).toBe(corrected)
  for (const size of windows) {
    await page.setViewportSize(size)
    await field('so').waitFor()
    expect(await findFaults(page, { frames: false })).toEqual([])
  }
  await page.setViewportSize(windows[0])
})

test('it is entered, the next form waits, and the birth is found under the new name', async () => {
  await field('canCu').focus()
  await press('Control+Enter')
  await page.getByText('Đã nhập số 12.').waitFor()
  await expect.poll(() => field('so').inputValue()).toBe('13')
  expect(await field('noiDangKy').inputValue()).toBe('UBND xã Đồng Mây')
  expect(await field('ntdHoTen').inputValue()).toBe('')
  await page.goto(`${office.served.address}/search`)
  await page.locator('#search-text').fill(corrected)
  await press('Enter')
  await page
    .getByText(/5\/1997/)
    .first()
    .click()
  await page.getByText(`từ “${name}” thành “${corrected}”`).first().waitFor()
})
