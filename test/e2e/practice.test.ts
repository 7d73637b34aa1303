import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

// A registrar practises: inspects a sample at the desk of acceptance, hands in, sees what was missed beside its picture; then has a book to put in order,
// which is nowhere among the real ones; and reads a guide.

let office: Office
let page: Page

beforeAll(async () => {
  office = await openOffice('practice')
  page = office.page
  await office.signIn()
})
afterAll(() => office?.close())
afterEach(({ task }) => office.keepPicture(task))

const noFaults = async () => {
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page)).toEqual([])
  }
  await page.setViewportSize(windows[0])
}

// Drawn and straightened by the program's own processes: seconds, but not on a machine that is busy.
const madeReady = () =>
  page.getByRole('heading', { name: 'Sổ tập huấn đã sẵn sàng' }).waitFor({ timeout: 100_000 })

test('one click makes a practice book', async () => {
  await page.getByRole('link', { name: 'Tập huấn' }).click()
  await page.getByText('Bạn chưa làm bài nào.').waitFor()
  await noFaults()
  await office.shot('lessons')
  await page.getByRole('button', { name: 'Bắt đầu: Kiểm tra mẫu nghiệm thu' }).press('Enter')
  await page.getByText('Đang vẽ và lập sổ tập huấn').waitFor()
  await madeReady()
  await office.shot('ready')
})

test('the sample is inspected by keyboard at the desk of acceptance, and the lot decided on', async () => {
  await page.getByRole('link', { name: 'Mở mẫu' }).press('Enter')
  await page.getByText('Lô 50 bản ghi, mẫu 8').waitFor()
  await page.locator('img[alt]:not([alt=""])').first().waitFor()
  await office.shot('sample')
  expect(await findFaults(page)).toEqual([])
  for (let left = 8; left > 0; left--) {
    await page.getByText(`Còn ${left} bản ghi chưa xem`).waitFor()
    await page.locator('ol [data-row]:focus').waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { name: 'Đã xem hết mẫu' }).waitFor()
  await page.getByRole('button', { name: 'Chấp nhận lô' }).and(page.locator(':focus')).press('Enter')
})

test('what was missed stands beside its picture', async () => {
  await page.getByText('Chỗ sai chưa tìm ra').first().waitFor()
  await page.getByText('Sổ ghi:').first().waitFor()
  const picture = page.getByRole('img', { name: 'Ảnh trang sổ' })
  const widthOf = (image: object) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0)
  await expect.poll(() => picture.evaluate(widthOf), { timeout: 10_000 }).toBeGreaterThan(300)
  await office.shot('result')
  await noFaults()
})

test('a book to be put in order says that it is for practising, and is nowhere among the real ones', async () => {
  await page.getByRole('link', { name: '← Tập huấn' }).click()
  await page.getByRole('button', { name: 'Bắt đầu: Nắn, xếp và gán trang sổ' }).click()
  await madeReady()
  await page.getByRole('link', { name: 'Mở sổ' }).click()
  await page.getByText('Bạn đang thực hành trên sổ tập huấn').waitFor()
  await page.getByRole('tab', { name: 'Trang 7' }).waitFor()
  await page.getByRole('img').first().waitFor()
  await office.shot('book')
  await page.getByRole('link', { name: 'Về bài thực hành' }).click()
  await page.getByRole('button', { name: 'Nộp bài' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator(':focus').waitFor({ state: 'attached' })
  await dialog.getByRole('button', { name: 'Nộp bài' }).click()
  await page.getByText('Trang đặt sai thứ tự').first().waitFor()
  await office.shot('pages-result')
  await page.goto(`${office.served.address}/books`)
  await page.getByText('Chưa có sổ nào').waitFor()
})

test('a guide shows the program’s own screens', async () => {
  await page.getByRole('link', { name: 'Hướng dẫn', exact: true }).click()
  await page.getByRole('link', { name: 'Người quét sổ' }).click()
  await page.getByRole('heading', { name: 'Xếp trang' }).waitFor()
  await noFaults()
  await office.shot('guide')
})
