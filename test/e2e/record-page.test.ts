import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { depositRows } from '../../src/registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { onePagePdf } from '../../src/registry/testing/write-package.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A record's page: a typing error put right beside the image by keyboard while a colleague types in the same record, a note with a decision that
// changes the name, a link, who saw it.

let office: Office
let page: Page
let colleague: Page
const second = { username: 'hotich.dongmay2', password: 'một câu khác để thử' }

beforeAll(async () => {
  office = await openOffice('record', async (app, agencyId) => {
    await app.database.transaction({ scope: 'all' }, tx =>
      createAccount(tx, { ...second, displayName: 'Phạm Văn Kiểm', role: 'registrar', agencyId }, null),
    )
    const rows = sampleBirths(6, (values, at) =>
      at === 4 ? { ...values, nksHoTen: 'Trịnh Ngọc Qué' } : values,
    )
    await depositRows(app, agencyId, { rows })
  })
  page = office.page
  await office.signIn()
  const browser = page.context().browser()
  if (browser === null) throw new Error('no browser')
  colleague = await (await browser.newContext({ viewport: windows[0], locale: 'vi-VN' })).newPage()
  colleague.setDefaultTimeout(30_000)
  await colleague.goto(office.served.address)
  await colleague.getByLabel('Tên đăng nhập').fill(second.username)
  await colleague.getByLabel('Mật khẩu', { exact: true }).fill(second.password)
  await colleague.keyboard.press('Enter')
  await colleague.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

const childName = (of: Page) =>
  of.getByRole('group', { name: 'Người được khai sinh' }).getByLabel('Họ, chữ đệm, tên')
const motherName = (of: Page) => of.getByRole('group', { name: 'Mẹ' }).getByLabel('Họ, chữ đệm, tên')
const versions = () => page.getByRole('region', { name: 'Các phiên bản' })

async function find(name: string): Promise<void> {
  await page.goto(`${office.served.address}/search`)
  await page.locator('#search-text:focus').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  const hits = page.getByRole('list', { name: 'Kết quả tra cứu' }).getByRole('listitem')
  await hits.first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Số 5\/1997/ }).waitFor()
}

test('a record is found, and a typing error put right beside the image, by keyboard', async () => {
  await find('trinh ngoc que')
  await colleague.goto(page.url())
  await colleague.getByRole('button', { name: 'Sửa lỗi nhập' }).click()
  await motherName(colleague).fill('Đặng Thị Lành')

  await page.getByRole('button', { name: 'Sửa lỗi nhập' }).focus()
  await page.keyboard.press('Enter')
  await page
    .getByRole('heading', { name: 'Sửa lỗi nhập' })
    .locator(':scope:focus')
    .waitFor({ state: 'attached' })
  await page.locator('iframe[title="Bản chụp sổ (PDF)"]').waitFor()
  await childName(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Trịnh Ngọc Quế')
  await page.getByText('1 ô đã sửa').waitFor()
  await office.shot('repair')
  await page.keyboard.press('Control+Enter')
  await page
    .getByLabel('Đã đối chiếu với ảnh trang sổ')
    .locator(':scope:focus')
    .waitFor({ state: 'attached' })
  expect(await page.getByRole('button', { name: 'Lưu phiên bản mới' }).isDisabled()).toBe(true)
  await office.shot('review')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Gõ sai dấu')
  await page.keyboard.press('Enter')
  await page.getByText('Đã sửa lỗi nhập.').waitFor()
  const newest = versions().getByRole('listitem').first()
  await newest.getByText('Phiên bản 2').waitFor()
  await newest.getByText('Trịnh Ngọc Qué').waitFor()
  await newest.getByText('Gõ sai dấu').waitFor()
})

test('the colleague is told who changed what, loses nothing, and goes on from the new version', async () => {
  await colleague.getByRole('button', { name: 'Xem lại và lưu' }).click()
  await colleague.getByLabel('Đã đối chiếu với ảnh trang sổ').check()
  await colleague.getByRole('button', { name: 'Lưu phiên bản mới' }).click()
  const told = colleague.getByRole('region', { name: /người khác đã lưu phiên bản mới/ })
  await told.getByText('Lê Thị Thử').waitFor()
  await told.getByText('Trịnh Ngọc Quế').waitFor()
  await told.getByLabel(/Đặng Thị Lành/).waitFor()
  expect(await findFaults(colleague, { frames: false })).toEqual([])
  await told.getByRole('button', { name: /Sửa tiếp trên phiên bản mới/ }).click()
  expect(await childName(colleague).inputValue()).toBe('Trịnh Ngọc Quế')
  expect(await motherName(colleague).inputValue()).toBe('Đặng Thị Lành')
  await colleague.getByRole('button', { name: 'Xem lại và lưu' }).click()
  await colleague.getByLabel('Đã đối chiếu với ảnh trang sổ').check()
  await colleague.getByRole('button', { name: 'Lưu phiên bản mới' }).click()
  await colleague.getByText('Phiên bản 3').first().waitFor()
})

test('a note with a decision stands beside what the book says, and the person is found under the new name', async () => {
  await page.reload()
  await page.getByRole('button', { name: 'Ghi chú theo quyết định' }).click()
  const form = page.getByRole('form', { name: 'Ghi chú theo quyết định' })
  await form.getByRole('button', { name: 'Lưu ghi chú' }).click()
  await form.getByText('Phải ghi mục này.').first().waitFor()
  await form.getByLabel('Có hiệu lực từ ngày').fill('03/05/2010')
  await form.getByLabel('Số quyết định').fill('05/QĐ-UBND')
  await form.getByLabel('Ngày ký').fill('28/04/2010')
  await form.getByLabel('Cơ quan ban hành').fill('UBND huyện An Nguyên')
  const chooser = page.waitForEvent('filechooser')
  await form.getByLabel('Bản chụp căn cứ').click()
  await (await chooser).setFiles({
    name: 'QD05.pdf',
    mimeType: 'application/pdf',
    buffer: onePagePdf('quyết định'),
  })
  await form.getByLabel('Thêm ô thay đổi').selectOption('nksHoTen')
  await form.getByRole('textbox', { name: 'Họ, chữ đệm, tên' }).fill('Trịnh Anh Thư')
  await form.getByLabel('Nội dung ghi chú').fill('Thay đổi tên thành Trịnh Anh Thư')
  await office.shot('note')
  expect(await findFaults(page, { frames: false })).toEqual([])
  await form.getByRole('button', { name: 'Lưu ghi chú' }).click()
  const fields = page.getByRole('region', { name: 'Nội dung đăng ký' })
  await fields.getByText('Từ 03/05/2010:').waitFor()
  await fields.getByText('Trịnh Ngọc Quế').waitFor()
  await page
    .getByRole('region', { name: 'Ghi chú' })
    .getByText('Căn cứ: số 05/QĐ-UBND ngày 28/04/2010')
    .waitFor()
  await find('trinh anh thu')
})

test('another record is linked, and who saw the record is told', async () => {
  const links = page.getByRole('region', { name: 'Liên kết với bản ghi khác' })
  await links.getByRole('button', { name: 'Thêm liên kết' }).click()
  await links.getByLabel('Tìm bản ghi kia').fill('KS 6/1997')
  await page.keyboard.press('Enter')
  await links.getByRole('radio').first().check()
  await links.getByLabel('Quan hệ').selectOption({ label: 'Liên quan đến' })
  await links.getByRole('button', { name: 'Liên kết', exact: true }).click()
  await links.getByRole('link', { name: 'Số 6/1997' }).waitFor()
  await page.getByRole('heading', { name: 'Ai đã xem, đã sửa' }).click()
  await page.getByRole('cell', { name: 'Phạm Văn Kiểm' }).first().waitFor()
  await page.getByRole('heading', { name: 'Người trong bản ghi' }).click()
  await page.getByText('chưa ai xác nhận là cùng một người').waitFor()
})

test('the page has no accessibility fault, on an office screen or a phone', async () => {
  for (const size of windows) {
    await page.setViewportSize(size)
    await page.waitForLoadState('networkidle')
    expect(await findFaults(page, { frames: false }), `${size.width} px`).toEqual([])
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow, `${size.width} px`).toBeLessThanOrEqual(0)
    await office.shot('page')
  }
})
