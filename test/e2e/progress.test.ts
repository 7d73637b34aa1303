import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createBook } from '../../src/inventory/create-book.ts'
import { depositRows } from '../../src/registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar opens the program in the morning: the numbers, what comes next, who is behind and why; every number opens its list; the weekly report in one click.

let office: Office
let page: Page

beforeAll(async () => {
  office = await openOffice('progress', async (app, agencyId) => {
    await depositRows(app, agencyId, { rows: sampleBirths(12) })
    await app.database.transaction({ scope: 'all' }, async tx => {
      for (const [kind, year] of [
        ['KH', 1998],
        ['KH', 1999],
        ['KT', 2001],
      ] as const)
        await createBook(tx, { agencyId, kind, year, volume: '01', closingTotal: 40, note: null }, null)
    })
  })
  page = office.page
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

const figure = (name: string) =>
  page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).first()

test('the first page says how far everything is, and reads well on any screen', async () => {
  await expect.poll(() => figure('Sổ').innerText()).toContain('4')
  await expect.poll(() => figure('Đã cập nhật CSDL').innerText()).toContain('12')
  await page.getByText('Đã đạt 12 trên khoảng 132 trường hợp.').waitFor()
  await page.getByText('Chưa thể dự báo').waitFor()
  await page.locator('.recharts-surface').first().waitFor()
  await page.getByRole('link', { name: '3 sổ chưa quét', exact: true }).waitFor()
  await office.shot('home')
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page)).toEqual([])
  }
  await office.shot('home')
  await page.setViewportSize(windows[0])
})

test('a number opens the list it counts', async () => {
  await page.getByRole('radio', { name: 'Loại sổ' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('link', { name: /^Kết hôn, Sổ: 2/ }).waitFor()
  await office.shot('kinds')
  await page.getByRole('link', { name: /^Kết hôn, Sổ: 2/ }).click()
  await page.getByText(/^2 dòng/).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: '3 sổ chưa quét', exact: true }).click()
  await page.getByText(/^3 dòng/).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: /^1 Đã vào CSDL/ }).click()
  await page.getByText(/^1 dòng/).waitFor()
  await page.goBack()
})

test('what is chosen narrows the whole page and stands in its address', async () => {
  await page.getByRole('combobox', { name: 'Loại sổ' }).click()
  await page.getByRole('option', { name: 'Khai sinh' }).click()
  await expect.poll(() => figure('Sổ').innerText()).toMatch(/Sổ\s+1$/)
  expect(page.url()).toContain('kind=KS')
  await page.getByText('28 ngày', { exact: true }).click()
  await page.getByRole('columnheader', { name: 'Lũy kế' }).waitFor()
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await expect.poll(() => figure('Sổ').innerText()).toMatch(/Sổ\s+4$/)
})

test('the weekly report comes in one click', async () => {
  await page.getByRole('button', { name: 'Báo cáo tuần' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Word (.docx)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^bao-cao-tien-do_\d{4}-\d\d-\d\d\.docx$/)
})
