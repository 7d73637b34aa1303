import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { ensureAgency } from '../../src/agencies/ensure-agency.ts'
import type { App } from '../../src/platform/app.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// The lead of a province enters prices, sees what the books of two communes cost and what that rests on, and makes a statement for payment.

let office: Office
let page: Page
const lead = { username: 'so.songtra', password: 'một câu khác dễ nhớ', displayName: 'Phan Văn Sở' }

beforeAll(async () => {
  office = await openOffice('money', fill)
  page = office.page
  await page.getByLabel('Tên đăng nhập').fill(lead.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(lead.password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Kinh phí' }).click()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

/** A province over the commune; a book that is accepted, one of which the paper tells, one of which nobody knows anything. */
async function fill({ database }: App, agencyId: string): Promise<void> {
  await database.transaction({ scope: 'all' }, async tx => {
    const province = await ensureAgency(tx, '46', { name: 'Sở Tư pháp tỉnh Sông Trà', level: 'province' })
    await tx.updateTable('agency').set({ parent_id: province.id }).where('id', '=', agencyId).execute()
    await createAccount(tx, { ...lead, role: 'province-lead', agencyId: province.id }, null)
    const contractorId = newId()
    await tx
      .insertInto('contractor')
      .values({
        id: contractorId,
        agency_id: province.id,
        name: 'Công ty Số hóa Thử',
        contract: 'Hợp đồng 05/2026',
      })
      .execute()
    const known = [
      {
        year: 1997,
        state: 'accepted' as const,
        pages: 96,
        deposited: 190,
        accepted: 190,
        contractor_id: contractorId,
      },
      { year: 1998, closing_total: 205 },
      { year: 2003 },
    ]
    for (const book of known)
      await tx
        .insertInto('book')
        .values({ agency_id: agencyId, id: newId(), kind: 'KS', volume: '01', ...book })
        .execute()
  })
}

/** Fits the windows people have, without faults. A change of the window closes a dialog: those are judged in the first alone. */
async function judge(name: string, those: readonly (typeof windows)[number][] = windows): Promise<void> {
  for (const window of those) {
    await page.setViewportSize(window)
    expect(await findFaults(page)).toEqual([])
    await office.shot(name)
  }
  await page.setViewportSize(windows[0])
}

test('prices are entered with their source, by keyboard; nothing is offered as official', async () => {
  await page.getByText('phần mềm không kèm và không xác nhận đơn giá nào').waitFor()
  await page.getByRole('heading', { name: 'Chưa có bảng đơn giá' }).waitFor()
  await page.getByRole('button', { name: 'Nhập bảng đơn giá' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên bảng').fill('Hợp đồng 05/2026')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hợp đồng số 05/2026 ngày 02/01/2026')
  await page.keyboard.press('Tab')
  await page.keyboard.type('02/01/2026')
  await page.keyboard.press('Tab')
  await page.keyboard.type('8')
  await dialog.getByLabel('Đơn giá, dòng 1').fill('1200')
  await dialog.getByLabel('Đơn giá, dòng 2').fill('2500')
  await dialog.getByLabel('Đơn giá, dòng 7').fill('5600')
  await judge('prices', [windows[0]])
  await dialog.getByRole('button', { name: 'Lưu' }).press('Enter')
  await page.getByText('Đã nhập Hợp đồng 05/2026, lần 1.').waitFor()
})

test('the estimate says the sum in figures and words, and what of it is only estimated', async () => {
  // 190 + 205 records and 198 as the average of both; 96 pages and two estimates.
  await page.getByText('Bằng chữ:').waitFor()
  await page.getByText(/Bản ghi: 593 \(gồm/).waitFor()
  await page.getByText('3 sổ chưa ghi khổ giấy, tính theo giá khổ A4.').waitFor()
  await page
    .getByRole('row', { name: /Cập nhật vào cơ sở dữ liệu bản ghi 593 403 5.600 3.320.800/ })
    .waitFor()
  await judge('estimate')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Excel' }).click()
  expect((await download).suggestedFilename()).toBe('du-toan-so-hoa-ho-tich.xlsx')
  await page.getByRole('combobox', { name: 'Chia theo' }).click()
  await page.getByRole('option', { name: 'Loại sổ' }).click()
  await page.getByRole('row', { name: /Sổ đăng ký khai sinh 3 / }).waitFor()
  await page.getByRole('link', { name: 'Sổ đăng ký khai sinh' }).click()
  await page.waitForURL(/\/books\?.*kind=KS/)
  await page.goBack()
})

test('a statement for payment holds the accepted book once, and the comparison shows it', async () => {
  await page.getByRole('tab', { name: 'Thanh toán' }).click()
  await page.getByRole('button', { name: 'Lập bảng khối lượng' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Đơn vị số hóa' }).click()
  await page.getByRole('option', { name: 'Công ty Số hóa Thử' }).click()
  await dialog.getByText('Đã chọn 1 sổ').waitFor()
  await judge('new-payment', [windows[0]])
  await dialog.getByRole('button', { name: 'Lập bảng khối lượng' }).click()
  await page.getByText(/Đã lập bảng khối lượng số 1\/TT-/).waitFor()
  // 96 pages for 1200 and 190 records for 5600, with 8 % of tax.
  await page.getByRole('row', { name: /1\/TT-\d+ Công ty Số hóa Thử .* 1 1.273.536/ }).waitFor()
  const pdf = await page.request.get(
    new URL((await page.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? '', page.url()).href,
  )
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await judge('payments')
  await page.getByRole('tab', { name: 'Kế hoạch và thực hiện' }).click()
  await page.getByRole('row', { name: /Tổng 3 593 [\d.]+ 1 190 1.179.200 [\d,]+% 1 1.179.200/ }).waitFor()
  await judge('comparison')
})

test('a cancelled statement stays in the list, and its book can be paid again', async () => {
  await page.getByRole('tab', { name: 'Thanh toán' }).click()
  await page.getByRole('button', { name: 'Hủy bảng' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Lập nhầm đợt nghiệm thu')
  await dialog.getByRole('button', { name: 'Hủy bảng' }).click()
  await page.getByText('Đã hủy', { exact: true }).waitFor()
  await page.getByRole('tab', { name: 'Đơn giá' }).click()
  await page.getByRole('heading', { name: 'Hợp đồng 05/2026, lần 1' }).waitFor()
  await judge('lists')
})
