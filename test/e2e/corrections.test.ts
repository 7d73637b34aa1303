import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { findFaults } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar puts a package right on the screen: one cell by keyboard with the rules answering while it is typed, all dates in another form at
// once after a look, a place name that the book has just so; everything can be undone.

let office: Office
let page: Page

beforeAll(async () => {
  office = await openOffice('corrections')
  page = office.page
  const folder = join(office.dir, 'hasty')
  await mkdir(folder)
  const rows = sampleBirths(24, values => {
    const number = Number(values.so)
    if (number === 7) return { ...values, nksNgaySinh: '31.02.1997' }
    if (number >= 10 && number < 14)
      return { ...values, ngayDangKy: (values.ngayDangKy ?? '').replaceAll('.', '-') }
    if (number >= 15 && number < 18) return { ...values, nksNoiSinh: ', , xã Đồng Mây' }
    return values
  })
  const files = await writePackage({ dir: folder, kind: 'KS', year: 1997, volume: '01', rows })
  await office.signIn()
  await page.goto(`${office.served.address}/packages/new`)
  await page.getByLabel('Chọn tệp…').setInputFiles([files.xlsxPath, files.zipPath])
  await page.getByText('Nhận ra: Sổ đăng ký khai sinh, quyển 01 năm 1997').waitFor()
  await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click()
  await page.getByText('Đã kiểm tra').first().waitFor()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

const group = (name: RegExp) => page.getByRole('button', { name }).first()
const grid = () => page.getByRole('grid', { name: 'Bảng dữ liệu' })
const detail = () => page.locator('#cell-detail')

test('one cell is put right by keyboard; the rules answer while it is typed', async () => {
  await group(/Ngày không có trong lịch/).click()
  await page.getByRole('button', { name: /Dòng 8/ }).click()
  await detail().getByText('Không có ngày 31.02.1997').waitFor()
  await grid().focus()
  await page.keyboard.press('F2')
  const editor = page.getByRole('textbox', { name: /Sửa dòng 8/ })
  await editor.waitFor()
  await page.keyboard.type('30.02.1997')
  await detail().getByText('Không có ngày 30.02.1997').waitFor()
  await editor.fill('02.01.1997')
  await detail().getByText('Nội dung này không có lỗi.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/Đã sửa dòng 8/).waitFor()
  await detail().getByText('Bảng tính ghi: 31.02.1997').waitFor()
  await expect.poll(() => page.getByRole('button', { name: /Ngày không có trong lịch/ }).count()).toBe(0)
})

test('Escape leaves a cell as it was', async () => {
  await grid().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: /Sửa dòng 8/ }).waitFor()
  await page.keyboard.type('01.01.1990')
  await page.keyboard.press('Escape')
  await detail().getByText('02.01.1997', { exact: true }).waitFor()
  expect(await page.getByRole('textbox', { name: /Sửa dòng/ }).count()).toBe(0)
})

test('Ctrl+Z brings back what the sheet says, and the finding with it', async () => {
  await page.keyboard.press('Control+z')
  await page.getByText('Đã hoàn tác.').first().waitFor()
  await group(/Ngày không có trong lịch/).waitFor()
  await detail().getByText('31.02.1997').first().waitFor()
})

test('all that are alike are put right after a look, but for one that is left out, and brought back by one undoing', async () => {
  await group(/Ngày tháng viết khác mẫu/).click()
  await page.getByRole('button', { name: /Sửa tất cả theo đề xuất \(4\)/ }).click()
  const dialog = page.getByRole('dialog')
  const list = dialog.getByRole('grid', { name: 'Sửa theo đề xuất' })
  await list.waitFor()
  await list.focus()
  await page.keyboard.press(' ')
  await dialog.getByRole('button', { name: 'Sửa 3 ô' }).click()
  await page.getByText('Đã sửa 3 ô.').waitFor()
  await page.getByRole('button', { name: /Sửa tất cả theo đề xuất \(1\)/ }).waitFor()
  await page.getByRole('button', { name: 'Các thay đổi' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác: Sửa 3 ô' }).click()
  await page.getByRole('dialog').getByText('đã hoàn tác').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Sửa tất cả theo đề xuất \(4\)/ }).click()
  await dialog.getByRole('button', { name: 'Sửa 4 ô' }).click()
  await page.getByText('Đã sửa 4 ô.').waitFor()
})

test('"as in the book" is said of all that are alike with one reason', async () => {
  await group(/Địa danh có phần bỏ trống/).click()
  await page.getByRole('button', { name: /Đúng như sổ cho cả 3/ }).click()
  await page.getByRole('dialog').getByLabel('Lý do').fill('Sổ chỉ ghi tên xã')
  await page.keyboard.press('Enter')
  await page.getByText('Đã xác nhận đúng như sổ cho 3 chỗ.').waitFor()
  await page.getByRole('button', { name: 'Bỏ xác nhận đúng như sổ' }).waitFor()
})

test('n goes to the next open finding', async () => {
  await grid().focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('n')
  await detail()
    .getByText(/^Dòng \d+/)
    .waitFor()
})

test('the page has no accessibility fault, on an office screen or a phone', async () => {
  for (const size of [
    { width: 1366, height: 768 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    await page.waitForLoadState('networkidle')
    expect(await findFaults(page, { frames: false }), `${size.width} px`).toEqual([])
    await office.shot('page')
  }
})

test('v shows the page of the book beside the sheet, of the row that is chosen, by its number as it is corrected', async () => {
  const asked: string[] = []
  page.on('request', request => {
    const row = /\/rows\/(\d+)\/pdf$/.exec(request.url())?.[1]
    if (row !== undefined) asked.push(row)
  })
  await page.setViewportSize({ width: 1366, height: 768 })
  await grid().focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('v')
  await page.locator('iframe[title="Trang sổ của dòng 2"]').waitFor()
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown')
  for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight')
  await page.locator('iframe[title="Trang sổ của dòng 7"]').waitFor()
  expect(asked[0]).toBe('2')
  expect(asked.at(-1)).toBe('7')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: /Sửa dòng 3/ }).fill('99')
  await page.keyboard.press('Enter')
  await page.getByText('Không có trang sổ để xem').waitFor()
  await page.getByText('không có PDF nào mang số và ngày đăng ký của dòng 3').waitFor()
  await page.keyboard.press('Control+z')
  await page.locator('iframe[title="Trang sổ của dòng 3"]').waitFor()
  expect(await findFaults(page, { frames: false })).toEqual([])
  await page.keyboard.press('v')
  await expect.poll(() => page.locator('iframe').count()).toBe(0)
})

test('what is deposited is what was put right', async () => {
  await group(/Ngày không có trong lịch/).click()
  await page.getByRole('button', { name: /Dòng 8/ }).click()
  await detail().getByRole('button', { name: 'Sửa ô này' }).click()
  await page.getByRole('textbox', { name: /Sửa dòng 8/ }).fill('02.01.1997')
  await page.keyboard.press('Enter')
  await page.getByText(/Đã sửa dòng 8/).waitFor()
  await page.getByRole('button', { name: 'Cập nhật vào cơ sở dữ liệu' }).click()
  await page.getByText('Cả 24 dòng được ghi thành bản ghi.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cập nhật', exact: true }).click()
  await page.getByText('Đã cập nhật xong').waitFor()
  await page.goto(`${office.served.address}/search`)
  await page.locator('#search-text:focus').waitFor()
  await page.keyboard.type('tran thi thuy')
  await page.keyboard.press('Enter')
  const hits = page.getByRole('list', { name: 'Kết quả tra cứu' }).getByRole('listitem')
  await hits.filter({ hasText: 'Trần Thị Thủy' }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Sổ đăng ký khai sinh/ }).waitFor()
  await page.getByText('02.01.1997').first().waitFor()
})
