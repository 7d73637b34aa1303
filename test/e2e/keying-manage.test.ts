import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createBook } from '../../src/inventory/create-book.ts'
import { ownBatchesSchema, packSchema } from '../../src/keying/schema.ts'
import { keyed } from '../../src/keying/testing.ts'
import { applyTemplate } from '../../src/scanning/cases/change-cases.ts'
import { addRenderedPages } from '../../src/scanning/cases/testing.ts'
import { findFaults, windows } from '../support/faults.ts'
import { signInOver } from '../support/http-client.ts'
import { type Office, openOffice } from '../support/office.ts'

let office: Office
let bookId: string

beforeAll(async () => {
  const jpeg = await sharp({ create: { width: 300, height: 420, channels: 3, background: '#f4efe0' } })
    .jpeg()
    .toBuffer()
  office = await openOffice('keying-manage', async (app, agencyId) => {
    const everything = { scope: 'all' } as const
    const listed = { agencyId, kind: 'KS', year: 2001, volume: '01', closingTotal: 3, note: null }
    bookId = (await app.database.transaction(everything, tx => createBook(tx, listed, null))).id
    await addRenderedPages(app, { agencyId, bookId }, [{ jpeg }, { jpeg }, { jpeg }])
    await app.database.transaction(everything, async tx => {
      const { id: accountId } = await tx.selectFrom('account').select('id').executeTakeFirstOrThrow()
      const template = { shape: 'pages', pagesPerCase: 1 } as const
      await applyTemplate(
        tx,
        { agencyId, bookId, accountId },
        { template, from: null, to: null, firstNumber: 1, preview: false },
      )
    })
  })
  await office.signIn()
}, 60_000)
afterAll(() => office.close())
beforeEach(() => office.page.setViewportSize(windows[0]))

/** What is looked at in both windows. */
async function look(title: string): Promise<void> {
  const { page } = office
  for (const window of windows) {
    await page.setViewportSize(window)
    expect(await findFaults(page), `${title} ${window.width}`).toEqual([])
    await office.shot(title)
  }
  await page.setViewportSize(windows[0])
}

/** Keys all that the office's own first batch holds, as the desk does. */
async function keyEverything(): Promise<void> {
  const { served, username, password, agencyId } = office
  const client = await signInOver(served.address, username, password)
  const { batches } = ownBatchesSchema.parse(await (await client.get('/api/keying/batches')).json())
  const batch = `/api/keying/batches/${agencyId}/${batches[0]?.id}`
  const { tasks } = packSchema.parse(await (await client.get(batch)).json())
  const names = ['NGUYỄN VĂN THỬ', 'TRẦN THỊ MẪU', 'LÊ VĂN NHÁP']
  const keyings = tasks.map((task, at) =>
    keyed(task.id, { so: `${at + 1}`, ngayDangKy: '05.03.2001', nksHoTen: names[at] ?? '' }),
  )
  expect((await client.post(`${batch}/keyings`, { keyings })).status).toBe(200)
}

describe('who manages keying', () => {
  it('finds the book among those to key, and sets how it is keyed', async () => {
    const { page } = office
    await page.getByRole('link', { name: 'Nhập liệu', exact: true }).click()
    await page.getByRole('heading', { name: 'Nhập liệu' }).waitFor()
    const row = page.getByRole('row', { name: /Khai sinh/ })
    await row.waitFor()
    expect(await row.textContent()).toContain('0/3')
    await look('list')
    await row.getByRole('link', { name: /Khai sinh/ }).click()
    await page.getByText('Cách nhập', { exact: true }).click()
    const save = page.getByRole('button', { name: 'Lưu cách nhập' })
    expect(await save.isDisabled()).toBe(true)
    expect(await page.getByText('Chưa có mẫu chính thức cho sổ thời kỳ này').isVisible()).toBe(true)
    await look('setup')
    await page.getByRole('checkbox', { name: 'Trang số' }).uncheck()
    await page.getByLabel('Số trường hợp mỗi đợt').fill('2')
    await save.click()
    await page.getByText('Đã lưu cách nhập.').waitFor()
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await page.getByRole('checkbox', { name: 'Trang số' }).and(page.locator(':checked')).waitFor()
  })

  it('hands a batch out by keyboard, takes it back in a row, and hands it out again', async () => {
    const { page } = office
    await page.getByText('Đợt nhập', { exact: true }).click()
    const hand = async () => {
      await page.getByRole('combobox', { name: 'Người nhập' }).fill('thu')
      await page.getByRole('option', { name: /Lê Thị Thử/ }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Giao đợt' }).press('Enter')
    }
    await hand()
    await page.getByText('Đã giao một đợt cho Lê Thị Thử.').waitFor()
    await page.getByRole('button', { name: 'Thu hồi đợt của Lê Thị Thử' }).click()
    await page.getByText('Thu hồi 3 trường hợp còn lại để giao lại?').waitFor()
    await office.shot('revoke')
    await page.getByRole('button', { name: 'Thu hồi', exact: true }).click()
    await page.getByText('Đã thu hồi 3 trường hợp.').waitFor()
    await page.getByRole('cell', { name: 'Đã thu hồi' }).waitFor()
    await page.getByText('Còn giao được: 3 lần một, 0 lần hai.').waitFor()
    await hand()
    await page.getByRole('cell', { name: 'Đang nhập' }).waitFor()
    await look('batches')
  })

  it('sees the book keyed, makes its package, and finds it checked', async () => {
    const { page } = office
    await keyEverything()
    const make = page.getByRole('button', { name: 'Lập gói', exact: true })
    await page.getByText('Lập gói', { exact: true }).first().click()
    // What is keyed is settled by a job; the page looks again by itself, which nobody waits for here.
    while (!(await make.isVisible())) {
      await page.reload()
      await page
        .getByText(/trường hợp (đã xong|nào nhập xong)/)
        .first()
        .waitFor()
    }
    await look('package')
    await make.click()
    await page.getByRole('link', { name: 'Mở gói để kiểm tra' }).click()
    await page.getByText('NGUYỄN VĂN THỬ').first().waitFor()
    expect(await page.getByText('KS.2001.01.xlsx').first().isVisible()).toBe(true)
  })
})
