import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { typeInLetters } from '../../src/register/letters/testing.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// The spreadsheet as a door: a workbook with a column nobody knows is read as a registrar says, its report is corrected in Excel and loaded
// again, looked through, applied, and taken back.

let office: Office
let page: Page
let workbook: string

beforeAll(async () => {
  office = await openOffice('revision')
  page = office.page
  workbook = await writeOddBook()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

/** A book whose column of names has a header that only its maker knew. */
async function writeOddBook(): Promise<string> {
  const folder = join(office.dir, 'book')
  await mkdir(folder)
  const place = { dir: folder, kind: 'KS', year: 1997, volume: '01' } as const
  const { xlsxPath } = await writePackage({ ...place, rows: sampleBirths(24) })
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(xlsxPath)
  book.worksheets[0]?.getRow(1).eachCell(cell => {
    if (cell.text === 'chaHoTen') cell.value = 'Cột của anh Ba'
  })
  await book.xlsx.writeFile(xlsxPath)
  return xlsxPath
}

/** A book in the letters of before Unicode, under a page of titles: nothing shows by itself where its rows begin. */
async function writeOldBook(): Promise<string> {
  const rows = sampleBirths(12)
  const fields = Object.keys(rows[0] ?? {})
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  for (let at = 1; at < 13; at++) sheet.addRow([at === 1 ? 'KHAI SINH' : `- ${at} -`])
  sheet.addRow(fields)
  for (const values of rows)
    sheet.addRow(fields.map(field => typeInLetters(values[field] ?? '', 'tcvn3') ?? values[field]))
  const path = join(office.dir, 'KS.1998.01.xlsx')
  await book.xlsx.writeFile(path)
  return path
}

/** Downloads a workbook by its link and changes it as a person does in Excel. */
async function correctInExcel(link: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  const path = join(office.dir, 'da-sua.xlsx')
  await download.saveAs(path)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const [sheet] = book.worksheets
  const columns = new Map<string, number>()
  sheet?.getRow(1).eachCell((cell, at) => columns.set(cell.text, at))
  const cell = (row: number, field: string) => sheet?.getRow(row).getCell(columns.get(field) ?? 1)
  const name = cell(3, 'nksHoTen')
  if (name !== undefined) name.value = 'Trần Thị Mới'
  const date = cell(5, 'nksNgaySinh')
  if (date !== undefined) date.value = '02.01.1997'
  const added = cell(26, 'so')
  if (added !== undefined) added.value = '25'
  sheet?.getRow(10).eachCell(each => {
    each.value = null
  })
  await book.xlsx.writeFile(path)
  return path
}

/** The faults at both sizes; `show` brings the page to what is looked at (the shell of a phone is another). */
async function faults(show?: () => Promise<void>): Promise<readonly string[]> {
  const found: string[] = []
  for (const size of windows) {
    await page.setViewportSize(size)
    await show?.()
    found.push(...(await findFaults(page)).map(fault => `${size.width} px: ${fault}`))
  }
  await page.setViewportSize(windows[0])
  await show?.()
  return found
}

test('a column that is not recognised is told of, said what it is by keyboard, and read', async () => {
  await office.signIn()
  await page.goto(`${office.served.address}/packages/new`)
  await page.getByLabel('Chọn tệp…').setInputFiles([workbook])
  await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click()
  await page.getByText('Đã kiểm tra').first().waitFor()

  await page.getByRole('link', { name: 'Xem và xác nhận cách đọc' }).click()
  const column = page.getByLabel('Cột của anh Ba')
  await column.waitFor()
  await page.getByText('Không được đọc, dữ liệu sẽ không vào cơ sở dữ liệu: Cột của anh Ba.').waitFor()
  expect(await faults()).toEqual([])
  await column.focus()
  await column.selectOption('chaHoTen')
  await expect.poll(() => page.getByText('Không được đọc').count()).toBe(0)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Đã kiểm tra').first().waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'Xem và xác nhận cách đọc' }).count()).toBe(0)
  expect(await page.getByText('Cột của anh Ba').count()).toBe(0)
})

test('the report corrected in Excel is looked through, applied, and taken back', async () => {
  await page.getByRole('button', { name: 'Bảng tính' }).click()
  await page.getByRole('menu').locator(':focus').waitFor({ state: 'attached' })
  await page.getByRole('menuitem', { name: 'Nộp lại bảng tính đã sửa…' }).click()
  await page.getByRole('heading', { name: 'Nộp lại bảng tính đã sửa' }).waitFor()
  expect(await faults()).toEqual([])
  const corrected = await correctInExcel('Tải báo cáo Excel')
  const compare = async () => {
    await page.getByRole('button', { name: /Chọn tệp/ }).waitFor()
    const again = page.getByRole('button', { name: 'Chọn tệp khác' })
    if ((await again.count()) > 0) await again.click()
    await page.getByLabel('Chọn tệp…').setInputFiles(corrected)
    await page.getByText('2 ô thay đổi ở 2 dòng').waitFor()
  }
  await compare()
  await page.getByText('1 dòng thêm').waitFor()
  await page.getByText('1 dòng bỏ').waitFor()
  const changed = page.getByRole('row', { name: 'Trần Thị Mới' })
  expect(await changed.locator('del').textContent()).toBe('Trần Thị Lan')
  expect(await faults(compare)).toEqual([])

  await page.getByRole('button', { name: 'Áp dụng 4 thay đổi' }).click()
  await page.getByText('Đã áp dụng 4 thay đổi').waitFor()
  await page.getByRole('link', { name: 'Về gói' }).click()
  await page.getByText('Trần Thị Mới').first().waitFor()
  await page.goBack()

  await page.getByLabel('Chọn tệp…').setInputFiles(corrected)
  await page.getByText('Tệp này không khác gì so với gói').waitFor()
})

test('what was applied is taken back as one', async () => {
  await page.reload()
  const corrected = await correctInExcel('Tải bảng dữ liệu hiện tại')
  await page.getByLabel('Chọn tệp…').setInputFiles(corrected)
  await page.getByRole('button', { name: /Áp dụng \d+ thay đổi/ }).click()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByText('Đã hoàn tác').waitFor()
})

test('a workbook that cannot be used shows its first rows, and is used once its header and letters are said', async () => {
  await page.goto(`${office.served.address}/packages/new`)
  await page.getByLabel('Chọn tệp…').setInputFiles([await writeOldBook()])
  await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click()
  await page.getByRole('heading', { name: 'Cách đọc bảng tính' }).waitFor()
  await page.getByLabel('Dòng 13').check()
  await page.getByLabel('nksHoTen').waitFor()
  await page.getByLabel('Bảng mã chữ').selectOption('tcvn3')
  await page.getByText('Nguyễn Thị Hoà').first().waitFor()
  expect(await faults()).toEqual([])
  await page.getByLabel('Dòng 13').check()
  await page.getByLabel('Bảng mã chữ').selectOption('tcvn3')
  await page.getByText('Nguyễn Thị Hoà').first().waitFor()
  await page.getByRole('button', { name: 'Xác nhận và kiểm tra lại' }).click()
  await page.getByText('Đã kiểm tra').first().waitFor()
  await page.getByText('Nguyễn Thị Hoà').first().waitFor()
  expect(await faults()).toEqual([])
})
