import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createBook } from '../../src/inventory/create-book.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// Books are handed to a contractor by a slip, one comes back, everybody sees where each is; a blank label that a phone scans lists a book in the archive.

let office: Office
let page: Page

beforeAll(async () => {
  office = await openOffice('custody', async (app, agencyId) => {
    await app.database.transaction({ scope: 'all' }, async tx => {
      for (const year of [1996, 1997, 1998])
        await createBook(
          tx,
          { agencyId, kind: 'KS', year, volume: '01', closingTotal: null, note: null },
          null,
        )
      const contractor = { id: newId(), agency_id: agencyId, name: 'Công ty Số Hóa Mẫu' }
      await tx.insertInto('contractor').values(contractor).execute()
    })
  })
  page = office.page
  page.setDefaultTimeout(8000)
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

test('picked books are handed over by keyboard, and the paper names them', async () => {
  await page.goto(`${office.served.address}/books?kind=KS`)
  const grid = page.getByRole('grid', { name: 'Danh sách sổ' })
  await grid.getByRole('row').nth(1).waitFor()
  for (const year of ['1996', '1997'])
    await page.getByRole('checkbox', { name: new RegExp(`năm ${year}`) }).click()
  await page.getByRole('button', { name: 'Bàn giao', exact: true }).focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Lập phiếu cho 2 quyển sổ' })
  await form.locator(':focus').waitFor({ state: 'attached' })
  const taker = form.getByRole('group', { name: 'Bên nhận' })
  await taker.getByLabel('Bên nhận: Đơn vị số hóa').focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'Công ty Số Hóa Mẫu' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await taker.getByLabel('Người đại diện').fill('Nguyễn Văn Máy')
  await form.getByLabel('Hạn trả').fill('31/12/2030')
  await form.getByLabel('Lý do').fill('Giao để quét')
  await form.getByLabel(/^Tình trạng sổ: .*năm 1996/).fill('Rách bìa')
  await office.shot('form')
  expect(await findFaults(page)).toEqual([])
  await form.getByLabel('Lý do').press('Enter')
  await form.getByText(/Đã lập phiếu 1\/BG-/).waitFor()
  const link = await form.getByRole('link', { name: 'Mở PDF để in' }).getAttribute('href')
  const answer = await page.request.get(`${office.served.address}${link}`)
  const pdfium = await PDFiumLibrary.init()
  const document = await pdfium.loadDocument(await answer.body())
  const text = document.getPage(0).getText().normalize('NFC').replace(/\s+/g, ' ')
  document.destroy()
  pdfium.destroy()
  for (const part of [
    'BIÊN BẢN BÀN GIAO SỔ HỘ TỊCH',
    'UBND xã Đồng Mây',
    'Công ty Số Hóa Mẫu',
    'Rách bìa',
    'Cộng: 2 sổ',
  ])
    expect(text).toContain(part)
  await form.getByRole('button', { name: 'Đóng' }).last().click()
})

test('one of them comes back; the other is seen to be out', async () => {
  await page.goto(`${office.served.address}/custody`)
  await office.shot('slips')
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('link', { name: /Mở phiếu 1\/BG-/ }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Còn 2 quyển chưa trả').waitFor()
  await office.shot('slip')
  expect(await findFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Lập phiếu trả' }).click()
  await dialog.getByRole('checkbox', { name: /năm 1997/ }).uncheck()
  await office.shot('return')
  await dialog.getByRole('button', { name: 'Lập phiếu và lấy số' }).click()
  await dialog.getByText(/Đã lập phiếu 2\/BG-/).waitFor()
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  await page.getByText('Còn 1 quyển chưa trả').last().waitFor()
  await page.getByRole('tab', { name: 'Sổ đang ở đâu' }).click()
  const holder = page.getByRole('row', { name: /Công ty Số Hóa Mẫu/ })
  await holder.getByRole('link').click()
  await page.getByText('1 dòng').waitFor()
  await page.getByRole('row', { name: /1997/ }).waitFor()
})

test('a slip made by mistake is cancelled with a reason, and its books are back', async () => {
  await page.goto(`${office.served.address}/custody`)
  await page.getByRole('link', { name: /Mở phiếu 2\/BG-/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Hủy phiếu' }).click()
  await dialog.getByLabel('Lý do').fill('Lập nhầm quyển')
  await dialog.getByRole('button', { name: 'Hủy phiếu' }).click()
  await dialog.getByText(/hủy lúc .*Lập nhầm quyển/).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Còn 2 quyển chưa trả').last().waitFor()
})

test('a blank label that a phone scans lists the book in the archive; scanned again it opens the book', async () => {
  await page.goto(`${office.served.address}/custody?tab=labels`)
  await office.shot('labels')
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'In nhãn trắng' }).click(),
  ])
  expect((await readFile(await saved.path())).subarray(0, 5).toString()).toBe('%PDF-')
  await page.setViewportSize(windows[1])
  await page.goto(`${office.served.address}/custody`)
  await page.getByRole('link', { name: /Mở phiếu 1\/BG-/ }).waitFor()
  await office.shot('slips')
  expect(await findFaults(page)).toEqual([])
  await page.goto(`${office.served.address}/labels/7KQ4M2ZX90`)
  await page.getByText('Nhãn 7KQ4M-2ZX90 chưa gắn với sổ nào').waitFor()
  await page.getByLabel('Loại sổ').selectOption('KT')
  await page.getByLabel('Năm mở sổ').fill('2003')
  await page.getByLabel('Tình trạng sổ').selectOption('torn')
  await office.shot('label')
  expect(await findFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Kê sổ này' }).click()
  await page.getByText('Đã kê sổ và gắn nhãn.').waitFor()
  await page.goto(`${office.served.address}/labels/7KQ4M2ZX90`)
  await page.getByRole('heading', { name: /Khai tử|khai tử/ }).waitFor()
  await office.shot('book')
})
