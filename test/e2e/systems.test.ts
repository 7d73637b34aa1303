import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { openReceiver } from '../../src/registry/webhooks/testing/receiver.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'
import { sogoc } from '../support/sogoc.ts'

// An administrator lets the province's one-stop system in: a token and a webhook, by keyboard. A book is deposited, and the other
// system learns of it from the running program.

const password = 'một câu dễ nhớ để thử'
let office: Office
let page: Page
let receiver: Awaited<ReturnType<typeof openReceiver>>
let token: string

beforeAll(async () => {
  process.env.WEBHOOK_ALLOW = '127.0.0.1'
  receiver = await openReceiver()
  office = await openOffice('systems', async (app, agencyId) => {
    const account = { username: 'quantri', displayName: 'Phạm Văn Thử', password, agencyId } as const
    await app.database.transaction({ scope: 'all' }, tx =>
      createAccount(tx, { ...account, role: 'administrator' }, null),
    )
  })
  page = office.page
})
afterEach(({ task }) => office.keepPicture(task))
afterAll(async () => {
  await office.close()
  await receiver.close()
})

const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
async function press(what: Locator, key = 'Enter'): Promise<void> {
  await what.focus()
  await page.keyboard.press(key)
}
async function expectNoFaults(): Promise<void> {
  for (const size of windows) {
    await page.setViewportSize(size)
    expect(await findFaults(page), `${size.width} px`).toEqual([])
  }
  await page.setViewportSize(windows[0])
}

test('a system is declared with the rights it needs', async () => {
  await page.getByLabel('Tên đăng nhập').fill('quantri')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await press(page.getByRole('link', { name: 'Hệ thống kết nối' }))
  await page.getByText('Chưa có hệ thống nào kết nối').waitFor()
  await press(button('Khai báo hệ thống'))
  await page.getByLabel('Tên hệ thống').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('Một cửa xã Đồng Mây')
  const role = page.getByRole('combobox', { name: 'Phạm vi như vai trò' })
  await press(role)
  await page.getByRole('option', { name: 'Công chức tư pháp' }).waitFor()
  for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await role.inputValue()).toContain('Công chức tư pháp')
  await press(page.getByLabel('Xem bản ghi', { exact: true }), 'Space')
  // A dialog does not outlive the change of the window's size.
  expect(await findFaults(page)).toEqual([])
  await press(page.getByRole('dialog').getByRole('button', { name: 'Khai báo hệ thống' }))
  await page.getByRole('heading', { name: 'Một cửa xã Đồng Mây' }).waitFor()
})

test('its token is shown once, and opens what it should', async () => {
  await press(button('Cấp mã truy cập'))
  await page.getByLabel('Số ngày dùng được').and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  token = (await page.getByRole('status', { name: 'Ghi lại ngay' }).textContent()) ?? ''
  expect(token).toMatch(/^sogoc_[\w-]{43}$/)
  await press(button('Tôi đã ghi lại'))
  await page.getByRole('cell', { name: 'chưa dùng' }).waitFor()
  expect(await page.content()).not.toContain(token)
  const ask = (path: string) =>
    fetch(`${office.served.address}${path}`, { headers: { authorization: `Bearer ${token}` } })
  expect((await ask(`/api/changes?agency=${office.agencyId}`)).status).toBe(200)
  expect((await ask('/api/books')).status).toBe(403)
})

test('its webhook is tried, and told of a deposit by the running program', async () => {
  await press(button('Đặt webhook'))
  await page.getByLabel('Địa chỉ nhận').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(receiver.url)
  await page.keyboard.press('Enter')
  receiver.state.secret = (await page.getByRole('status', { name: 'Ghi lại ngay' }).textContent()) ?? ''
  await press(button('Tôi đã ghi lại'))
  await press(button('Gửi thử'))
  await page.getByText(/Bên nhận trả lời 200/).waitFor()
  const rows = sampleBirths(3)
  const files = await writePackage({ dir: office.dir, kind: 'KS', year: 1997, volume: '01', rows })
  const deposited = await sogoc([
    ...['deposit', files.xlsxPath, files.zipPath, '--agency', '20509', '--data', office.dataDir],
    '--json',
  ])
  expect(JSON.parse(deposited.stdout)).toMatchObject({ inserted: 3 })
  await page.getByRole('cell', { name: '200' }).waitFor()
  expect(receiver.received.map(({ signed, body }) => [signed, body.changes.length])).toEqual([
    [true, 0],
    [true, 3],
  ])
  await expectNoFaults()
})
