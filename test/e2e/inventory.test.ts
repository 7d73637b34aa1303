import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { writeWorkbook } from '../../src/sheets/write-workbook.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar lists the books of a shelf volume after volume, loads an old list, reviews a book's paper, and sees the report; the numbers open their books.

let office: Office
let page: Page
let list: string

beforeAll(async () => {
  office = await openOffice('inventory')
  page = office.page
  list = join(office.dir, 'danh-muc-cu.xlsx')
  await writeWorkbook(list, [
    {
      ...{ name: 'Sổ', columns: [], frozenRows: 0 },
      rows: [
        ['THỐNG KÊ SỔ HỘ TỊCH XÃ ĐỒNG MÂY'],
        ['STT', 'Tên sổ', 'Năm', 'Quyển', 'Từ ngày', 'Đến ngày', 'Số trường hợp', 'Tình trạng', 'Người kiểm'],
        ['1', 'Khai sinh', '2005', '1', '04/01/2005', '30/12/2005', '87', 'Tốt', 'Ví'],
        ['2', 'Khai tử', '2005', '1', '10/01/2005', '20/12/2005', '21', 'Rách', 'Ví'],
        ['3', 'Kết hôn', '1998', '1-2', '', '', '', 'Mất', ''],
        ['4', 'Sổ lạ', '1999', '1', '', '', '', '', ''],
      ],
    },
  ])
})
afterEach(({ task }) => office.keepPicture(task))
afterAll(() => office.close())

const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
async function press(what: Locator): Promise<void> {
  await what.focus()
  await page.keyboard.press('Enter')
}
/** A change of the window begins a page anew: what is half done is looked at in one size. */
async function look(name: string, sizes: readonly (typeof windows)[number][] = windows): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await findFaults(page), `${name} ${size.width} px`).toEqual([])
    await office.shot(name)
  }
  await page.setViewportSize(windows[0])
}

test('volumes of a shelf are listed one after another', async () => {
  await office.signIn()
  await page.goto(`${office.served.address}/books`)
  await press(page.getByRole('button', { name: 'Thêm sổ' }).first())
  const dialog = page.getByRole('dialog', { name: 'Kê khai một quyển sổ' })
  await dialog.getByRole('combobox', { name: 'Loại sổ' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Sổ đăng ký khai sinh' }).click()
  await dialog.getByLabel('Năm mở sổ').fill('2004')
  await press(dialog.getByRole('button', { name: 'Thêm thông tin sổ giấy' }))
  await dialog.getByLabel('Nơi để sổ').fill('Kho 1, tủ 2')
  for (const [volume, total] of [
    ['01', '100'],
    ['02', '64'],
  ] as const) {
    expect(await dialog.getByLabel('Quyển', { exact: false }).first().inputValue()).toBe(volume)
    await dialog.getByLabel('Tổng số trường hợp khi khóa sổ').fill(total)
    await press(dialog.getByRole('button', { name: 'Lưu, kê quyển tiếp theo' }))
    await dialog.getByRole('status').getByText(`: Sổ đăng ký khai sinh, quyển ${volume} năm 2004`).waitFor()
  }
  await look('dialog', windows.slice(0, 1))
  await page.keyboard.press('Escape')
  await page.getByText('2 dòng').waitFor()
})

test('an old list is shown before it is imported, and changes nothing the second time', async () => {
  await page.goto(`${office.served.address}/inventory?tab=import`)
  const chooser = page.waitForEvent('filechooser')
  await press(button('Chọn tệp'))
  await (await chooser).setFiles(list)
  await page.getByText('Không hiểu loại sổ “Sổ lạ”').waitFor()
  await page.getByText('4 dòng, 4 sổ').waitFor()
  await look('import', windows.slice(0, 1))
  const start = button('Nhập 4 sổ')
  expect(await start.isDisabled()).toBe(true)
  await page.getByLabel('Bỏ lại 1 dòng có lỗi').focus()
  await page.keyboard.press('Space')
  await expect.poll(() => start.isEnabled(), { timeout: 10_000 }).toBe(true)
  await press(start)
  await page.getByText('Đã nhập: 4 sổ mới, 0 sổ thay đổi.').waitFor()
  const again = page.waitForEvent('filechooser')
  await press(button('Chọn tệp khác'))
  await (await again).setFiles(list)
  await page.getByText('4 sổ giữ nguyên').waitFor()
})

test('the paper of a book is reviewed, and the report counts it', async () => {
  await page.goto(`${office.served.address}/books?kind=KT`)
  await page.getByRole('link', { name: 'Khai tử' }).click()
  await page.getByRole('tab', { name: 'Sổ giấy' }).click()
  const total = page.getByLabel('Tổng số trường hợp khi khóa sổ')
  await total.waitFor()
  await look('paper')
  await total.waitFor()
  expect(await total.inputValue()).toBe('21')
  expect(await page.getByLabel('Ghi chú', { exact: true }).first().inputValue()).toContain('Người kiểm: Ví')
  await page.getByLabel('Đến số').fill('21')
  await page.getByLabel('Nơi để sổ').fill('Kho 2')
  await page.getByLabel('Đã rà soát quyển này').check()
  await press(button('Lưu'))
  await page.getByText('Lê Thị Thử đã rà soát').waitFor()

  await page.goto(`${office.served.address}/inventory`)
  const all = page.getByRole('row', { name: /^Tổng cộng/ })
  await all.waitFor()
  const cells = await all.getByRole('cell').allInnerTexts()
  expect(cells.map(cell => cell.trim()).slice(0, 5)).toEqual(['6', '1', '2', '0', '1'])
  await look('report')
  for (const [name, count] of [
    ['Mất', 2],
    ['Rách', 1],
    ['Đã rà soát', 1],
  ] as const) {
    await page.goto(`${office.served.address}/inventory`)
    await page.getByRole('link', { name: `${count}: ${name}, Tổng cộng: mở danh sách sổ` }).click()
    await page.getByText(`${count} dòng`).waitFor()
  }
  await look('list')
})
