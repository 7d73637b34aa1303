import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { depositRows } from '../../src/registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar looks at what the commune registered: all of it, one half-year against the year before, the circular's table, and the same as a
// workbook.

let office: Office
let page: Page

beforeAll(async () => {
  office = await openOffice('statistics', async (app, agencyId) => {
    for (const [year, rows] of [
      [1996, 30],
      [1997, 40],
    ] as const) {
      const report = await depositRows(app, agencyId, { year, rows: birthsOf(year, rows) })
      expect(report.rejected).toBe(0)
    }
  })
  page = office.page
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

/** Births of a year, 28 a month; every fifth late and of a Cơ Tu boy. */
function birthsOf(year: number, count: number) {
  return sampleBirths(count, (values, at) => ({
    ...values,
    quyenSo: `01/${year}`,
    ngayDangKy: (values.ngayDangKy ?? '').replace('1997', String(year)),
    nksNgaySinh: (values.nksNgaySinh ?? '').replace('1997', String(at % 5 === 0 ? year - 2 : year)),
    ...(at % 5 === 0 && { nksGioiTinh: '1', nksDanToc: 'Cơ Tu', loaiDangKy: '4' }),
  }))
}

const figure = (name: string) =>
  page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).first()

test('everything is shown first: the totals, the years as a chart and as a table', async () => {
  await page.getByRole('link', { name: 'Thống kê' }).click()
  await page.getByRole('heading', { name: 'Thống kê hộ tịch' }).waitFor()
  await expect.poll(() => figure('Khai sinh').innerText()).toContain('70')
  await page.locator('.recharts-surface').first().waitFor()
  expect(await findFaults(page)).toEqual([])
  await page.getByText('Bảng số', { exact: true }).click()
  await page.getByRole('row', { name: '1996 30' }).waitFor()
  await page.getByRole('row', { name: '1997 40' }).waitFor()
})

test('the first half of a year is compared with that of the year before', async () => {
  await page.getByText('6 tháng', { exact: true }).click()
  await page.getByText('01/1997').waitFor()
  await page.getByRole('combobox', { name: 'So với' }).click()
  await page.getByRole('option', { name: 'Cùng kỳ năm trước' }).click()
  await expect.poll(() => figure('Khai sinh').innerText()).toMatch(/40[\s\S]*\+33,3% so với 30/)
  await page.getByText('Từng dân tộc').click()
  await page.getByRole('row', { name: 'Cơ Tu 8' }).waitFor()
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page)).toEqual([])
  }
  await page.setViewportSize(windows[0])
})

test('the circular’s table says what it rests on, and the workbook holds it as numbers', async () => {
  await page.getByRole('tab', { name: 'Biểu thống kê' }).click()
  await page.getByText('biểu hiện hành theo Thông tư 03/2019/TT-BTP chưa tìm thấy bản chính thức').waitFor()
  await page.getByRole('row', { name: /^3 .*Dân tộc khác 8$/ }).waitFor()
  await page.getByRole('row', { name: /^9 .*Dưới 5 tuổi 8$/ }).waitFor()
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page)).toEqual([])
  }
  await page.setViewportSize(windows[0])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Xuất Excel' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('thong-ke-ho-tich_1997-01_1997-06.xlsx')
  const path = join(office.dir, 'statistics.xlsx')
  await download.saveAs(path)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await readFile(path)).buffer)
  const summary = workbook.getWorksheet('Tổng hợp')
  const all: unknown[] = []
  summary?.eachRow(row => all.push(row.getCell(3).value))
  expect(all).toContain(40)
})

test('the agencies stand with what they registered; a month without records says so', async () => {
  await page.getByRole('tab', { name: 'Theo cơ quan' }).click()
  await page.getByRole('row', { name: /UBND xã Đồng Mây 40/ }).waitFor()
  expect(await findFaults(page)).toEqual([])
  await page.getByText('Tháng', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Năm' }).fill('1990')
  await page.getByRole('heading', { name: 'Chưa có bản ghi nào trong kỳ này' }).waitFor()
  await page.getByRole('button', { name: 'Xem toàn bộ các năm' }).click()
  await expect.poll(() => figure('Khai sinh').innerText()).toContain('70')
})
