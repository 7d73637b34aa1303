import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MadeBook, makeBook } from '../../src/checking/testing/make-book.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar tries two books before handing one in: nothing of them stays on the server.

let office: Office
let page: Page
let hasty: MadeBook
let clean: MadeBook

beforeAll(async () => {
  office = await openOffice('alone')
  page = office.page
  clean = await makeBook(join(office.dir, 'books'), { kind: 'KT', seed: 3 })
  hasty = await makeBook(join(office.dir, 'books'), {
    count: 40,
    spoilRow: (values, at) => {
      if (at < 30) values.nksNgaySinh = '31.02.1990'
    },
  })
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

const card = (book: MadeBook) => page.getByRole('region', { name: `${book.core}.xlsx` })

test('two books are checked one after the other, each with its findings by rule', async () => {
  await page.getByRole('link', { name: 'Gói dữ liệu' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Kiểm tra thử' }).click()
  await page.getByText('Không lưu gì').waitFor()
  await page
    .getByLabel('Chọn tệp…')
    .setInputFiles([hasty.zipPath, clean.xlsxPath, hasty.xlsxPath, clean.zipPath])
  await page.getByText('Đã kiểm tra 2/2 quyển').waitFor()
  await card(clean).getByText('Đạt').waitFor()
  await card(hasty).getByText('Có lỗi').waitFor()
  await card(hasty).getByText('40 dòng, 40 tệp PDF').waitFor()
  await card(hasty).getByText('Ngày không có trong lịch').click()
  await card(hasty).getByText('Không có ngày 31.02.1990').first().waitFor()
  expect(await card(hasty).getByText('Không có ngày 31.02.1990').count()).toBe(20)
  await card(hasty).getByRole('button', { name: 'Xem thêm 10 chỗ' }).click()
  expect(await card(hasty).getByText('Không có ngày 31.02.1990').count()).toBe(30)
})

test('the page is accessible at the width of a desk and of a phone, and nothing of the files is left', async () => {
  for (const size of windows) {
    await page.setViewportSize(size)
    expect(await findFaults(page), `${size.width} px`).toEqual([])
  }
  await page.setViewportSize(windows[0])
  expect(await readdir(join(office.dataDir, 'checks'))).toEqual([])
  const answer = await page.request.get(`${office.served.address}/api/packages`)
  expect((await answer.json()).packages).toEqual([])
})

test('both reports are files of the browser', async () => {
  const take = async (name: string) => {
    const coming = page.waitForEvent('download')
    await card(hasty).getByRole('link', { name }).click()
    const download = await coming
    expect(download.suggestedFilename()).toContain(`${hasty.core}.kiem-tra`)
    return readFile(await download.path())
  }
  expect((await take('Báo cáo (HTML)')).toString()).toContain('Không có ngày 31.02.1990')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(await take('Bản Excel có chú thích')).buffer)
  expect(workbook.worksheets.map(({ name }) => name)).toContain('Kết quả kiểm tra')
})

test('from there it is one step to handing the package in', async () => {
  await card(clean).getByRole('button', { name: 'Nộp gói này' }).click()
  await page.getByRole('heading', { name: 'Nộp gói để kiểm tra' }).waitFor()
  await page.getByText(`${clean.core}.zip`).waitFor()
  await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click()
  await page.getByText('Đã kiểm tra').first().waitFor()
})

test('stopping leaves nothing, on the server either', async () => {
  const large = await makeBook(join(office.dir, 'large'), { count: 6000, seed: 9 })
  await page.goto(`${office.served.address}/check`)
  await page.getByLabel('Chọn tệp…').setInputFiles([large.xlsxPath, large.zipPath])
  await page.getByRole('button', { name: 'Dừng' }).click()
  await card(large).getByText('Đã dừng').waitFor()
  await expect.poll(() => readdir(join(office.dataDir, 'checks')), { timeout: 20_000 }).toEqual([])
  await card(large).getByRole('button', { name: 'Kiểm tra lại' }).click()
  await page.getByText('Đã kiểm tra 1/1 quyển').waitFor({ timeout: 90_000 })
})
