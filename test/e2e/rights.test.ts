import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'otplib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { createAgency } from '../../src/agencies/create-agency.ts'
import { recordSuccession } from '../../src/agencies/record-succession.ts'
import { createBook } from '../../src/inventory/create-book.ts'
import { openApp } from '../../src/platform/app.ts'
import { sampleBirths } from '../../src/registry/testing/sample-rows.ts'
import { writePackage } from '../../src/registry/testing/write-package.ts'
import { launchBrowser } from '../support/browser.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type Served, serve } from '../support/serve.ts'
import { sogoc } from '../support/sogoc.ts'

// Three communes of old became two: one was divided. An administrator makes an account, its owner sets up a second factor,
// what one person asks another decides, and the Sở says who keeps a book of the divided commune.

const everything = { scope: 'all' } as const
const password = 'một câu dễ nhớ để thử'
const day = '2025-07-01'
let dir: string
let served: Served
let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-rights-'))
  const data = join(dir, 'data')
  const app = await openApp(data, { env: { LOG_LEVEL: 'warn' } })
  await app.database.transaction(everything, async tx => {
    const declare = async (code: string, name: string, level: 'province' | 'commune', old: boolean) =>
      createAgency(tx, everything, {
        code,
        name,
        level,
        parentId: level === 'province' ? null : top.id,
        validFrom: old ? '1976-01-01' : day,
      })
    const top = await createAgency(tx, everything, {
      code: 'T',
      name: 'Sở Tư pháp tỉnh Mây',
      level: 'province',
      parentId: null,
      validFrom: '1976-01-01',
    })
    const merged = await declare('101', 'UBND xã Đồng Mây', 'commune', true)
    const divided = await declare('102', 'UBND xã Núi Mây', 'commune', true)
    const east = await declare('201', 'UBND xã Mây Đông', 'commune', false)
    const west = await declare('202', 'UBND xã Mây Tây', 'commune', false)
    const link = (from: typeof top, to: typeof top, extent: 'full' | 'partial') => ({
      predecessorId: from.id,
      successorId: to.id,
      extent,
    })
    const basis = 'Nghị quyết để thử'
    await recordSuccession(tx, everything, {
      ...{ onDate: day, kind: 'merge', basis, remaining: [] },
      links: [link(merged, east, 'full')],
    })
    await recordSuccession(tx, everything, {
      ...{ onDate: day, kind: 'split', basis, remaining: [] },
      links: [link(divided, east, 'partial'), link(divided, west, 'partial')],
    })
    const book = { kind: 'KT', year: 1999, volume: '01', closingTotal: null, note: null }
    await createBook(tx, { ...book, agencyId: divided.id }, null)
    for (const [username, role, agency] of [
      ['quantri', 'administrator', top],
      ['lanhdao', 'province-lead', top],
      ['hotich.dong', 'registrar', east],
      ['hotich.tay', 'registrar', west],
      ['thanhtra', 'auditor', top],
    ] as const)
      await createAccount(tx, { username, displayName: username, role, agencyId: agency.id, password }, null)
  })
  await app.close()
  const book = {
    dir,
    kind: 'KS',
    year: 1997,
    volume: '01',
    rows: sampleBirths(12, values => values),
  } as const
  const { xlsxPath, zipPath } = await writePackage(book)
  const deposit = await sogoc(['deposit', xlsxPath, zipPath, '--agency', '101', '--data', data])
  expect(deposit.status, deposit.stderr).toBe(0)
  served = await serve(data)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
  await rm(dir, { recursive: true, force: true })
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const pages = contexts.flatMap(context => context.pages())
  for (const [i, page] of pages.entries())
    await page.screenshot({ path: `.cache/e2e/${task.name.slice(0, 40)}-${i}.png` })
})

async function openBrowser(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

async function typePassword(page: Page, username: string, secret: string): Promise<void> {
  await page.goto(`${served.address}/sign-in`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(secret)
  await page.keyboard.press('Enter')
}

async function signIn(username: string): Promise<Page> {
  const page = await openBrowser()
  await typePassword(page, username, password)
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
  return page
}

test('an administrator makes an account; its owner changes the password and then needs a code, too', async () => {
  const administrator = await signIn('quantri')
  await administrator.goto(`${served.address}/accounts`)
  await administrator.getByRole('button', { name: 'Lập tài khoản' }).click()
  const dialog = administrator.getByRole('dialog')
  await dialog.getByLabel('Họ và tên').fill('Lê Thị Thử')
  await dialog.getByLabel('Tên đăng nhập').fill('lan.maydong')
  await dialog.getByLabel('Cơ quan').fill('dong may')
  await administrator.getByRole('option', { name: /Mây Đông/ }).click()
  await dialog.getByRole('combobox', { name: 'Vai trò' }).click()
  await administrator.getByRole('option', { name: /Công chức tư pháp/ }).click()
  await dialog.getByRole('button', { name: 'Lập tài khoản' }).click()
  await dialog.getByText('Mật khẩu chỉ hiện lần này').waitFor()
  const temporary = (await dialog.getByRole('status', { name: 'Mật khẩu tạm' }).textContent())?.trim() ?? ''
  expect(temporary.length).toBeGreaterThan(15)

  const owner = await openBrowser()
  await typePassword(owner, 'lan.maydong', temporary)
  await owner.getByLabel('Mật khẩu hiện tại').fill(temporary)
  const own = 'bốn cánh chim qua núi'
  await owner.getByLabel('Mật khẩu mới', { exact: true }).fill(own)
  await owner.getByLabel(/Nhập lại/).fill(own)
  await owner.keyboard.press('Enter')
  await owner.getByRole('heading', { name: 'Tổng quan' }).waitFor()

  await owner.goto(`${served.address}/account`)
  await owner.getByRole('button', { name: 'Bật xác thực hai bước' }).click()
  await owner.getByLabel('Nhập mật khẩu để tiếp tục').fill(own)
  await owner.keyboard.press('Enter')
  await owner.getByText('Không quét được?').waitFor()
  const secret = (await owner.locator('code').first().textContent())?.replace(/\s/g, '') ?? ''
  await owner.getByLabel(/Mã 6 chữ số/).fill(await generate({ secret }))
  await owner.keyboard.press('Enter')
  await owner.getByText('Cất các mã dự phòng').waitFor()
  const recovery = (await owner.locator('li code, ol li').first().textContent())?.trim() ?? ''
  await owner.getByRole('button', { name: 'Tôi đã cất các mã này' }).click()

  const again = await openBrowser()
  await typePassword(again, 'lan.maydong', own)
  await again.getByRole('button', { name: /Dùng mã dự phòng/ }).click()
  await again.getByLabel('Mã dự phòng').fill(recovery)
  await again.keyboard.press('Enter')
  await again.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})

test('what one person asks another decides: a record is removed, and both acts stand in the journal', async () => {
  const registrar = await signIn('hotich.dong')
  await registrar.goto(`${served.address}/search`)
  await registrar.locator('#search-text:focus').waitFor()
  await registrar.keyboard.type('tran thi lan')
  await registrar.keyboard.press('Enter')
  const hits = registrar.getByRole('list', { name: 'Kết quả tra cứu' }).getByRole('listitem')
  await hits.first().waitFor()
  const before = await hits.count()
  await registrar.keyboard.press('ArrowDown')
  await registrar.keyboard.press('Enter')
  await registrar.getByRole('button', { name: 'Đề nghị gỡ bỏ' }).click()
  await registrar.keyboard.type('nhập trùng với bản ghi số 3')
  await registrar.keyboard.press('Control+Enter')
  await registrar.getByText('Bạn là người đề nghị').first().waitFor()

  const lead = await signIn('lanhdao')
  await lead.getByRole('link', { name: /Phê duyệt/ }).click()
  await lead.getByText('nhập trùng với bản ghi số 3').waitFor()
  await lead.getByRole('button', { name: 'Xem xét' }).click()
  await lead.keyboard.type('đã đối chiếu sổ giấy')
  await lead.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await lead.getByText('Không có đề nghị nào chờ duyệt').waitFor()

  await registrar.reload()
  await registrar.getByText('Bản ghi đã được gỡ khỏi cơ sở dữ liệu').waitFor()
  await registrar.goto(`${served.address}/search`)
  await registrar.locator('#search-text:focus').waitFor()
  await registrar.keyboard.type('tran thi lan')
  await registrar.keyboard.press('Enter')
  // The child, and where she is named as a mother.
  await expect.poll(() => hits.count()).toBeLessThan(before)

  const auditor = await signIn('thanhtra')
  await auditor.goto(`${served.address}/journal`)
  await auditor.getByText('Duyệt', { exact: false }).first().waitFor()
  const rows = await auditor.getByRole('grid').textContent()
  expect(rows).toContain('lanhdao')
  expect(rows).toContain('hotich.dong')
})

test('of a divided commune both heirs look, until the Sở says who keeps the book', async () => {
  const [east, west] = [await signIn('hotich.dong'), await signIn('hotich.tay')]
  const seen = async (page: Page) => {
    await page.goto(`${served.address}/books?kind=KT`)
    await page.waitForLoadState('networkidle')
    return (await page.getByText('1999').count()) > 0
  }
  expect([await seen(east), await seen(west)]).toEqual([true, true])
  const lead = await signIn('lanhdao')
  await lead.goto(`${served.address}/keepers`)
  await lead.getByRole('heading', { name: /Sổ của UBND xã Núi Mây/ }).waitFor()
  await lead.getByRole('button', { name: 'Chọn tất cả' }).click()
  await lead.getByLabel(/UBND xã Mây Tây/).check()
  await lead.getByLabel('Lý do, căn cứ').fill('biên bản bàn giao ngày 05/07/2025')
  await lead.getByRole('button', { name: /Ghi nơi giữ/ }).click()
  await lead.getByText('Mọi quyển sổ đều đã rõ nơi giữ').waitFor()
  expect([await seen(east), await seen(west)]).toEqual([false, true])
})

test('no page of rights and proof has an accessibility fault, on an office screen or a phone', async () => {
  const pages = {
    quantri: ['/account', '/accounts', '/rights', '/agencies', '/settings', '/journal'],
    lanhdao: ['/approvals', '/keepers', '/journal?tab=anchors', '/processing'],
  }
  for (const [username, paths] of Object.entries(pages)) {
    const page = await signIn(username)
    for (const size of windows) {
      await page.setViewportSize(size)
      for (const path of paths) {
        await page.goto(served.address + path)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        expect(await findFaults(page), `${path} at ${size.width} px`).toEqual([])
      }
    }
  }
})
