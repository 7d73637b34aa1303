import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar's morning: sign in, hand in a package typed in haste, see its fault, hand in the mended one, deposit it,
// find a person by a name typed without marks, and read the record beside its PDF.

let office: Office
let page: Page
let hasty: { xlsxPath: string; zipPath: string }
let mended: { xlsxPath: string; zipPath: string }

beforeAll(async () => {
  office = await openOffice('browser')
  page = office.page
  hasty = await writeBook('hasty', values =>
    values.so === '7' ? { ...values, nksNgaySinh: '31.02.1997' } : values,
  )
  mended = await writeBook('mended', values => values)
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

async function writeBook(
  name: string,
  change: (values: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
) {
  const folder = join(office.dir, name)
  await mkdir(folder)
  return writePackage({ dir: folder, kind: 'KS', year: 1997, volume: '01', rows: sampleBirths(24, change) })
}

async function handIn(files: { xlsxPath: string; zipPath: string }) {
  await page.goto(`${office.served.address}/packages/new`)
  await page.getByLabel('Chọn tệp…').setInputFiles([files.xlsxPath, files.zipPath])
  await page.getByText('Nhận ra: Sổ đăng ký khai sinh, quyển 01 năm 1997').waitFor()
  await page.getByRole('button', { name: 'Gửi và kiểm tra' }).click()
  await page.getByText('Đã kiểm tra').first().waitFor()
}

test('a wrong password is refused with a sentence; the right one lets in', async () => {
  await page.getByLabel('Tên đăng nhập').fill(office.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải câu này')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('không đúng')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(office.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})

test('a package with a fault shows the faulty cell and is not taken whole', async () => {
  await handIn(hasty)
  await page.getByRole('button', { name: /Ngày không có trong lịch/ }).click()
  await page.getByRole('button', { name: /Dòng 8/ }).click()
  await page.getByText('Không có ngày 31.02.1997').first().waitFor()
  await page.getByRole('button', { name: 'Cập nhật vào cơ sở dữ liệu' }).click()
  await page.getByText('cả quyển sẽ bị từ chối').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cập nhật', exact: true }).click()
  await page.getByText('Không dòng nào được ghi').waitFor()
})

test('the mended package is deposited', async () => {
  await handIn(mended)
  await page.getByRole('button', { name: 'Cập nhật vào cơ sở dữ liệu' }).click()
  await page.getByText('Cả 24 dòng được ghi thành bản ghi.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cập nhật', exact: true }).click()
  await page.getByText('Đã cập nhật xong').waitFor()
  const counts = await page.getByRole('dialog').locator('dd').allTextContents()
  expect(counts).toEqual(['24', '0', '0', '0'])
})

test('a person is found by a name typed without marks, and the record shows the fields beside the PDF', async () => {
  await page.goto(`${office.served.address}/search`)
  await page.locator('#search-text:focus').waitFor()
  await page.keyboard.type('tran thi lan')
  await page.keyboard.press('Enter')
  const hits = page.getByRole('list', { name: 'Kết quả tra cứu' }).getByRole('listitem')
  await hits.first().waitFor()
  const first = (await hits.first().textContent()) ?? ''
  expect(first).toContain('Trần Thị Lan')
  expect(first).toContain('đúng tên, không xét dấu')
  for (const size of windows) {
    await page.setViewportSize(size)
    expect(await findFaults(page), `the hits at ${size.width} px`).toEqual([])
  }
  await page.setViewportSize(windows[0])
  await page.getByRole('textbox', { name: 'Đến năm' }).fill('1990')
  await page.keyboard.press('Enter')
  await page.getByText('Không tìm thấy').waitFor()
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await hits.first().waitFor()
  await page.locator('#search-text').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /Sổ đăng ký khai sinh/ }).waitFor()
  await page.getByText('Họ, chữ đệm, tên').first().waitFor()
  const pdf = page.locator('iframe, object, embed').first()
  const source = (await pdf.getAttribute('src')) ?? (await pdf.getAttribute('data')) ?? ''
  const answer = await page.request.get(new URL(source, office.served.address).href)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('no page of the way has an accessibility fault, on an office screen or a phone', async () => {
  for (const size of windows) {
    await page.setViewportSize(size)
    for (const path of ['/', '/books', '/packages', '/packages/new', '/search']) {
      await page.goto(office.served.address + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await findFaults(page), `${path} at ${size.width} px`).toEqual([])
    }
  }
})
