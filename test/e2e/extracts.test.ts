import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import PizZip from 'pizzip'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { depositRows } from '../../src/registry/testing/deposit-rows.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// An extract is issued from a record and printed, the paper's address confirms it to a stranger without telling of anybody, it is cancelled and
// stays in the book of issued copies.

let office: Office
let page: Page
let pdfium: PDFiumLibrary
let address = ''

beforeAll(async () => {
  pdfium = await PDFiumLibrary.init()
  office = await openOffice('extracts', async (app, agencyId) => {
    const rows = sampleBirths(3, (values, at) =>
      at === 1 ? { ...values, nksHoTen: 'Trịnh Ngọc Quế' } : values,
    )
    await depositRows(app, agencyId, { rows })
  })
  page = office.page
  await office.signIn()
})
afterAll(async () => {
  pdfium?.destroy()
  await office?.close()
})
afterEach(({ task }) => office.keepPicture(task))

async function download(name: string): Promise<Buffer> {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return readFile(await saved.path())
}

test('a paper is issued from a record by keyboard, and comes down as Word and PDF', async () => {
  await page.goto(`${office.served.address}/search`)
  await page.locator('#search-text:focus').waitFor()
  await page.keyboard.type('trinh ngoc que')
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Kết quả tra cứu' }).getByRole('listitem').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Cấp bản sao trích lục' }).focus()
  await page.keyboard.press('Enter')
  await page
    .getByLabel('Họ, chữ đệm, tên người yêu cầu')
    .locator(':scope:focus')
    .waitFor({ state: 'attached' })
  await page.locator('iframe[title="Xem trước"]').waitFor()
  expect(await page.getByLabel('Địa danh ghi trước ngày cấp').inputValue()).toBe('Đồng Mây')
  await page.keyboard.type('Phạm Thị Lài')
  await page.keyboard.press('Tab')
  await page.keyboard.type('CCCD 049185001234')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Lê Quốc Dũng')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Chủ tịch')
  await page.keyboard.press('Tab')
  await office.shot('issue')
  expect(await findFaults(page, { frames: false })).toEqual([])
  await page.keyboard.press('Enter')
  const done = page.getByRole('heading', { name: 'Đã cấp bản sao số 1/TLKS-BS' })
  await done.locator(':scope:focus').waitFor({ state: 'attached' })
  await office.shot('issued')

  const word = new PizZip(await download('Tải tệp Word')).file('word/document.xml')?.asText() ?? ''
  expect(word.normalize('NFC')).toContain('TRỊNH NGỌC QUẾ')
  expect(word).toContain('1/TLKS-BS')
  const link = await page.getByRole('link', { name: 'Mở PDF để in' }).getAttribute('href')
  const answer = await page.request.get(`${office.served.address}${link}`)
  const document = await pdfium.loadDocument(await answer.body())
  const text = document.getPage(0).getText().normalize('NFC')
  document.destroy()
  for (const part of ['ỦY BAN NHÂN DÂN', 'TRỊNH NGỌC QUẾ', '1/TLKS-BS', 'Lê Quốc Dũng', 'Chủ tịch'])
    expect(text).toContain(part)
  const code = /Mã xác nhận: ([0-9A-Z-]{19})/.exec(text)?.[1] ?? ''
  address = `${office.served.address}/xac-nhan/${code}`
  expect(code).not.toBe('')
})

test('whoever holds the paper learns that it was issued, and nothing about anybody', async () => {
  const browser = page.context().browser()
  if (browser === null) throw new Error('no browser')
  const context = await browser.newContext({
    viewport: windows[1],
    locale: 'vi-VN',
    javaScriptEnabled: false,
  })
  const stranger = await context.newPage()
  await stranger.goto(address)
  await stranger.getByRole('heading', { name: 'Bản sao này đã được cấp và còn giá trị' }).waitFor()
  const said = await stranger.locator('main').innerText()
  expect(said).toContain('1/TLKS-BS')
  expect(said).toContain('UBND xã Đồng Mây')
  expect(said).not.toMatch(/Trịnh|Quế|Lài|049185001234|1997/)
  await office.shot('confirmed', stranger)
  await stranger.getByLabel('Mã xác nhận in cạnh mã QR').fill('7kq4 m2zx 90ab cdef')
  await stranger.getByRole('button', { name: 'Kiểm tra' }).click()
  await stranger.getByRole('heading', { name: 'Không có bản sao nào mang mã này' }).waitFor()
  await context.close()
  // With scripts only so that faults can be looked for.
  const looking = await browser.newContext({ viewport: windows[1], locale: 'vi-VN', bypassCSP: true })
  const looked = await looking.newPage()
  await looked.goto(address)
  expect(await findFaults(looked)).toEqual([])
  await looking.close()
})

test('cancelled, it stays in the book of issued copies and its page says so', async () => {
  await page.goto(`${office.served.address}/extracts`)
  await page.getByText('1 số, 1 bản').waitFor()
  await page.getByLabel('Tìm theo tên, số hoặc mã xác nhận').fill('pham thi lai')
  await page.getByRole('button', { name: 'Việc với bản sao số 1/TLKS-BS' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem').first().locator(':scope:focus').waitFor({ state: 'attached' })
  await office.shot('book')
  await page.getByRole('menuitem', { name: 'Hủy bản sao…' }).click()
  await page.getByLabel('Lý do').locator(':scope:focus').waitFor({ state: 'attached' })
  await page.keyboard.type('In sai tên người yêu cầu')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Đã hủy bản sao số 1/TLKS-BS.').waitFor()
  await page.getByRole('cell', { name: /Đã hủy/ }).waitFor()
  await office.shot('cancelled')
  const answer = await page.request.get(address)
  expect(await answer.text()).toContain('Bản sao này đã bị cơ quan cấp hủy')
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page)).toEqual([])
  }
  await office.shot('book')
  await page.setViewportSize(windows[0])
})

test('an office puts its own template in the place of the shipped one, and goes back', async () => {
  await page.goto(`${office.served.address}/extracts/templates`)
  const card = page.getByRole('region', { name: 'Trích lục khai sinh (bản sao)' })
  const shipped = await page.request.get(`${office.served.address}/api/extract-templates/TLKS/shipped/docx`)
  const change = (from: string, to: string) => {
    const zip = new PizZip(shippedBytes)
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace(from, to))
    return {
      name: 'mau-cua-xa.docx',
      mimeType: 'application/octet-stream',
      buffer: zip.generate({ type: 'nodebuffer' }),
    }
  }
  const shippedBytes = await shipped.body()
  const box = card.getByLabel('Tải mẫu của cơ quan lên: Trích lục khai sinh (bản sao)')
  await box.setInputFiles(change('{nksHoTen}', '{hoTenCon}'))
  await card.getByText('{hoTenCon}').waitFor()
  await box.setInputFiles(change('TRÍCH LỤC KHAI SINH', 'TRÍCH LỤC'))
  await card.getByText('Mẫu của cơ quan, bản 1').waitFor()
  await office.shot('templates')
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page)).toEqual([])
  }
  await office.shot('templates')
  await card.getByRole('button', { name: 'Dùng bản này' }).click()
  await page.getByText('Đã đổi mẫu.').waitFor()
  await card.getByText('Đang dùng').waitFor()
})
