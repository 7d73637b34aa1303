import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { ensureAgency } from '../../src/agencies/ensure-agency.ts'
import { createBook } from '../../src/inventory/create-book.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Office, openOffice } from '../support/office.ts'

let office: Office
let province: Page
let bookId = ''

beforeAll(async () => {
  office = await openOffice('obstacles', async (app, agencyId) => {
    await app.database.transaction({ scope: 'all' }, async tx => {
      const so = await ensureAgency(tx, 'T49', { name: 'Sở Tư pháp tỉnh Sông Trà', level: 'province' })
      await sql`update agency set parent_id = ${so.id} where id = ${agencyId}`.execute(tx)
      const account = { username: 'sotuphap', displayName: 'Trần Thị Thử', role: 'province-lead' } as const
      await createAccount(tx, { ...account, agencyId: so.id, password: 'một câu dễ nhớ để thử' }, null)
      const book = { agencyId, kind: 'KS', year: 2001, volume: '01', closingTotal: null, note: null }
      bookId = (await createBook(tx, book, null)).id
    })
  })
  await office.signIn()
  const context = await office.page.context().browser()?.newContext({ locale: 'vi-VN' })
  if (context === undefined) throw new Error('no browser')
  province = await context.newPage()
  await province.setViewportSize(windows[1])
  await province.goto(office.served.address)
  await province.getByLabel('Tên đăng nhập').fill('sotuphap')
  await province.getByLabel('Mật khẩu', { exact: true }).fill(office.password)
  await province.keyboard.press('Enter')
  await province.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Đăng nhập' }).waitFor()
}, 120_000)
afterAll(() => office.close())
afterEach(({ task }) => office.keepPicture(task))

test('a commune reports a faded book with a photo; the province answers on a phone and makes it guidance', async () => {
  const { page } = office
  const photo = join(office.dir, 'trang-12.jpg')
  await writeFile(
    photo,
    await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#d8c9a3' } })
      .jpeg()
      .toBuffer(),
  )
  await page.goto(`${office.served.address}/obstacles/new?agency=${office.agencyId}&book=${bookId}`)
  await page.getByText('Khai sinh 01/2001').waitFor()
  await page.getByLabel('Vướng mắc gì?').fill('Sổ khai sinh 2001 ố, mờ chữ')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Trang 12 đến 20 không đọc được họ tên, đã thử chụp ngoài trời.')
  await page.setInputFiles('input[type=file]', photo)
  expect(await findFaults(page)).toEqual([])
  await office.shot('new')
  await page.getByRole('button', { name: 'Gửi vướng mắc' }).click()
  await page.getByRole('heading', { name: 'Sổ khai sinh 2001 ố, mờ chữ' }).waitFor()
  await page.getByAltText('Ảnh chụp kèm vướng mắc').waitFor()
  await office.shot('sent')
  expect(await findFaults(page)).toEqual([])

  await province.goto(`${office.served.address}/obstacles?waiting=true`)
  await province.getByText('1 vướng mắc', { exact: true }).waitFor()
  await office.shot('list', province)
  expect(await findFaults(province)).toEqual([])
  await province.getByRole('link', { name: 'Sổ khai sinh 2001 ố, mờ chữ' }).click()
  await province.getByLabel('Nội dung').fill('Chụp bằng ánh sáng xiên, rồi chọn "không đọc được" khi nhập.')
  await province.getByRole('button', { name: 'Trả lời' }).click()
  await province.getByRole('listitem').filter({ hasText: 'ánh sáng xiên' }).waitFor()
  await province.getByRole('button', { name: 'Ban hành thành hướng dẫn' }).click()
  await province.getByLabel('Tiêu đề hướng dẫn').fill('Chụp sổ ố, mờ chữ')
  await province.getByRole('button', { name: 'Ban hành thành hướng dẫn' }).click()
  await province.getByText('Đã có hướng dẫn chung').waitFor()
  await office.shot('answered', province)

  // The commune finds it without marks, and the next one sees it while typing.
  await page.goto(`${office.served.address}/obstacles?tab=guidance&text=mo+chu`)
  await page.getByRole('heading', { name: 'Chụp sổ ố, mờ chữ' }).waitFor()
  await office.shot('guidance')
  expect(await findFaults(page)).toEqual([])
  await page.goto(`${office.served.address}/obstacles/new`)
  await page.getByLabel('Vướng mắc gì?').fill('so o, mo chu')
  await page.getByRole('link', { name: 'Chụp sổ ố, mờ chữ' }).waitFor()
  await page.goto(`${office.served.address}/obstacles`)
  await page.getByText('Đã trả lời').first().waitFor()
})
