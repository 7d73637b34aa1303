import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { revokeBatch } from '../../src/keying/batches/revoke-batch.ts'
import { launchMachine, type Machine } from '../support/browser.ts'
import { findFaults, windows } from '../support/faults.ts'
import { type KeyingOffice, keyer, openKeyingOffice } from '../support/keying-office.ts'
import { type Served, serve } from '../support/serve.ts'

// A keyer's own machine, at home in a village: the line comes and goes, the power, too.

let office: KeyingOffice
let served: Served
let profile: string
let machine: Machine
let context: BrowserContext
let page: Page

beforeAll(async () => {
  office = await openKeyingOffice('keying-offline', 3, 1)
  served = office.served
  profile = await mkdtemp(join(tmpdir(), 'sogoc-machine-'))
  await start(false)
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await mkdir('.cache/e2e', { recursive: true })
  await page.screenshot({ path: `.cache/e2e/${task.name.slice(0, 40)}.png` })
})
afterAll(async () => {
  await machine?.kill()
  await served?.stop()
  await office?.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

const list = () => `${served.address}/nhap/`
const desk = (batch = office.form.batch) => `${list()}#dot=${office.agencyId}/${batch}`

async function start(isOffline: boolean): Promise<void> {
  machine = await launchMachine(profile)
  context = machine.context
  context.setDefaultTimeout(15_000)
  await context.setOffline(isOffline)
  page = await context.newPage()
}

/** A field that takes text as it is typed. */
const field = (on = page) => on.locator('[data-key$=" meHoTen"]')

/** Types into it letter by letter; leaves the cursor there. */
async function type(text: string, on = page): Promise<void> {
  await field(on).focus()
  await on.keyboard.press('Control+A')
  await on.keyboard.type(text, { delay: 15 })
}

async function openDesk(on = page): Promise<void> {
  await on.goto(desk())
  await field(on).waitFor()
}

/** Waits until the server has exactly this in the field. */
const serverHas = (text: string) => expect.poll(readServer, { timeout: 20_000, interval: 300 }).toBe(text)

function readServer(): Promise<string | undefined> {
  return office.look(app =>
    app.database.transaction({ scope: 'all' }, async tx => {
      const { rows } = await sql<{ text: string | null }>`
        select "values" ->> 'meHoTen' as text from keying join keying_task task on task.id = keying.task_id
        where task.batch_id = ${office.form.batch} and task.position = (
          select min(position) from keying_task first where first.batch_id = task.batch_id)`.execute(tx)
      return rows[0]?.text ?? undefined
    }),
  )
}

async function signIn(username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  // Everybody has the same.
  await page.getByLabel('Mật khẩu', { exact: true }).fill(keyer.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Đợt nhập của tôi' }).waitFor()
}

/** Only whose work lies here may go on with it. */
async function signInAgain(): Promise<void> {
  await page.getByRole('button', { name: 'Đăng nhập lại' }).click()
  expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe(keyer.username)
  expect(await page.getByLabel('Tên đăng nhập').isEditable()).toBe(false)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(keyer.password)
  await page.keyboard.press('Enter')
}

test('a batch is taken along: its size is told before, then all its pictures are on the machine', async () => {
  await page.setViewportSize(windows[0])
  await page.goto(list())
  await signIn(keyer.username)
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  const form = page.getByRole('listitem').filter({ hasText: 'năm 1998' })
  await form.getByRole('button', { name: 'Mang theo' }).click()
  await form.getByText(/Tải 3 ảnh \(khoảng \d+(,\d+)? MB\)/).waitFor()
  await office.shot('asking', page)
  await form.getByRole('button', { name: 'Tải về' }).click()
  await form.getByText('đã mang theo, mở được khi không có mạng').waitFor()
  for (const size of windows) {
    await page.setViewportSize(size)
    await office.shot('list', page)
    expect(await findFaults(page)).toEqual([])
  }
  await page.setViewportSize(windows[0])
})

test('opened cold without a line: the list, the desk and its picture are there', async () => {
  await machine.kill()
  await start(true)
  await page.goto(list())
  await page.getByText('Chưa tới được máy chủ: chỉ thấy').waitFor()
  const form = page.getByRole('listitem').filter({ hasText: 'năm 1998' })
  await form.getByRole('link').click()
  await field().waitFor()
  await expect
    .poll(() =>
      page.evaluate(`[...document.images].some(it => it.src.startsWith('blob:') && it.naturalWidth > 500)`),
    )
    .toBe(true)
})

test('killed at any moment without a line, the browser has what was typed up to then', async () => {
  const words = ['Nguyễn Thị Hoa', 'Trần Thị Lụa', 'Lê Thị Bưởi']
  for (const [round, word] of words.entries()) {
    await type(word)
    await delay(200)
    // What is on its way when the power fails may be there or not.
    await page.keyboard.type(' và những chữ đang gõ'.slice(0, 3 + 8 * round))
    await machine.kill()
    await start(true)
    await openDesk()
    expect(await field().inputValue()).toMatch(new RegExp(`^${word}`))
  }
  // The tab alone, without a word.
  await type('thôn Hạ')
  await delay(200)
  await page.close({ runBeforeUnload: false })
  page = await context.newPage()
  await openDesk()
  expect(await field().inputValue()).toBe('thôn Hạ')
  await page.goto(list())
  await page.getByText('1 phiếu chưa gửi').waitFor()
})

test('the line is back: whoever signs in again in their place sends what waited', async () => {
  // The killed browser has lost its session, as browsers do.
  await context.setOffline(false)
  await page.goto(list())
  await signInAgain()
  await serverHas('thôn Hạ')
  await page.getByText('1 phiếu chưa gửi').waitFor({ state: 'detached' })
  await openDesk()
  await type('thôn Hạ, xã Đồng Mây')
  await serverHas('thôn Hạ, xã Đồng Mây')
})

test('the server dies while somebody types, and comes back', async () => {
  await type('thôn Thượng')
  process.kill(served.pid, 'SIGKILL')
  await page.keyboard.type(', xã Đồng', { delay: 15 })
  await page.getByText('Mất mạng').first().waitFor()
  await page.keyboard.type(' Mây', { delay: 15 })
  served = await serve(join(office.dir, 'data'), served)
  await serverHas('thôn Thượng, xã Đồng Mây')
})

test('the session ends: typing goes on, signing in again in its place sends it', async () => {
  await context.clearCookies()
  await type('thôn Trung')
  await page.getByText('Phiên đăng nhập đã hết').waitFor()
  await type('thôn Trung, xã Đồng Mây')
  await signInAgain()
  await serverHas('thôn Trung, xã Đồng Mây')
  expect(await field().inputValue()).toBe('thôn Trung, xã Đồng Mây')
})

test('a second tab says so; by one key the batch goes there, with the last letter', async () => {
  await type('xóm Chùa')
  const second = await context.newPage()
  await second.goto(desk())
  await second.getByText('đang mở ở một tab khác').waitFor()
  await second.getByRole('button', { name: 'Nhập ở đây' }).and(second.locator(':focus')).waitFor()
  await second.keyboard.press('Enter')
  await field(second).waitFor()
  expect(await field(second).inputValue()).toBe('xóm Chùa')
  await page.getByText('đang mở ở một tab khác').waitFor()
  await page.close()
  page = second
})

test('another person on the same machine sees nothing of it', async () => {
  await context.setOffline(true)
  await type('xóm Đình')
  await page.goto(list())
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByText('Còn 1 phiếu chưa gửi').waitFor()
  await page.getByRole('button', { name: 'Vẫn đăng xuất' }).click()
  await page.getByRole('heading', { name: 'Đăng nhập để nhập liệu' }).waitFor()
  await context.setOffline(false)
  await signIn('hotich')
  await page.getByRole('listitem').first().waitFor({ state: 'detached' })
  expect(await page.getByText('năm 1998').count()).toBe(0)
  await page.goto(desk())
  await page.getByText('nó không giao cho bạn').waitFor()
  await page.goto(list())
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await signIn(keyer.username)
  await serverHas('xóm Đình')
})

test('finished without a line, then sent: nothing of it stays on the machine', async () => {
  await openDesk()
  await context.setOffline(true)
  for (let left = 3; left > 0; left--) {
    await page.keyboard.press('F8')
    await page.getByLabel('Vì sao').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('mực nhòe')
    await page.keyboard.press('Enter')
    await page.getByLabel('Vì sao').waitFor({ state: 'detached' })
  }
  await delay(200)
  await page.goto(list())
  await page.getByText('3 / 3 phiếu').waitFor()
  await page.getByText('3 phiếu chưa gửi').waitFor()
  await context.setOffline(false)
  await page.goto(list())
  const form = page.getByRole('listitem').filter({ hasText: 'năm 1998' })
  await form.getByText('đã xong').waitFor()
  await form.getByText('phiếu chưa gửi').waitFor({ state: 'detached' })
  const rows = `new Promise((resolve, reject) => {
    const opening = indexedDB.open('sogoc-nhap')
    opening.onerror = reject
    opening.onsuccess = () => {
      const tx = opening.result.transaction(['batch', 'keying', 'image'])
      const counts = [...tx.objectStoreNames].map(name => tx.objectStore(name).count())
      tx.oncomplete = () => resolve(counts.reduce((sum, count) => sum + count.result, 0))
    }
  })`
  await expect.poll(() => page.evaluate(rows), { timeout: 10_000 }).toBe(0)
})

test('a batch taken back while there was no line: it is told, and what was keyed is saved as a file', async () => {
  await page.goto(desk(office.ledger.batch))
  await page.locator('[data-key]').first().fill('xóm Bến')
  await delay(300)
  await context.setOffline(true)
  await page.locator('[data-key]').first().fill('xóm Bến Đò')
  await office.look(app =>
    app.database.transaction({ scope: 'all' }, async tx => {
      const { account_id: accountId } = await tx
        .selectFrom('keying_batch')
        .select('account_id')
        .where('id', '=', office.ledger.batch)
        .executeTakeFirstOrThrow()
      await revokeBatch(tx, { agencyId: office.agencyId, batchId: office.ledger.batch, accountId })
    }),
  )
  await context.setOffline(false)
  await page.getByText('Đợt này đã bị thu hồi').waitFor()
  await office.shot('gone', page)
  await page.goto(list())
  const form = page.getByRole('listitem').filter({ hasText: 'năm 1972' })
  await form.getByText('1 phiếu máy chủ không nhận').waitFor()
  await office.shot('left-over', page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    form.getByRole('button', { name: 'Lưu ra tệp' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toContain('xóm Bến Đò')
})
