import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { createAccount } from '../../src/access/create-account.ts'
import { ensureAgency } from '../../src/agencies/ensure-agency.ts'
import { type App, openApp } from '../../src/platform/app.ts'
import { launchBrowser } from './browser.ts'
import { windows } from './faults.ts'
import { type Served, serve } from './serve.ts'

/** A commune's office: a registrar before an office screen, and the program. */
export interface Office {
  /** A folder for what the test makes; gone at the end. */
  readonly dir: string
  readonly dataDir: string
  readonly agencyId: string
  readonly served: Served
  readonly page: Page
  readonly username: string
  readonly password: string
  signIn(): Promise<void>
  /** With SHOTS=DIR in the environment: what a page looks like, for people to judge. */
  shot(name: string, of?: Page): Promise<void>
  /** After a test: what the page looked like, for whoever has to find out why it failed. */
  keepPicture(task: { readonly name: string; readonly result?: { readonly state: string } }): Promise<void>
  close(): Promise<void>
}

/** Opens an office on the page of signing in; `fill` puts into its data what is there already. */
export async function openOffice(
  name: string,
  fill: (app: App, agencyId: string) => Promise<void> = async () => undefined,
): Promise<Office> {
  const dir = await mkdtemp(join(tmpdir(), `sogoc-${name}-`))
  const dataDir = join(dir, 'data')
  const [username, password] = ['hotich.dongmay', 'một câu dễ nhớ để thử']
  const app = await openApp(dataDir, { env: { LOG_LEVEL: 'warn' } })
  const agencyId = await app.database.transaction({ scope: 'all' }, async tx => {
    const { id } = await ensureAgency(tx, '20509', { name: 'UBND xã Đồng Mây' })
    const account = { username, displayName: 'Lê Thị Thử', role: 'registrar' } as const
    await createAccount(tx, { ...account, agencyId: id, password }, null)
    return id
  })
  await fill(app, agencyId)
  await app.close()
  const served = await serve(dataDir)
  const browser: Browser = await launchBrowser()
  const page = await browser.newPage({ viewport: windows[0], locale: 'vi-VN' })
  page.setDefaultTimeout(30_000)
  await page.goto(served.address)
  return {
    dir,
    dataDir,
    agencyId,
    served,
    page,
    username,
    password,
    async signIn() {
      await page.getByLabel('Tên đăng nhập').fill(username)
      await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
    },
    async shot(title, of = page) {
      const folder = process.env.SHOTS
      if (folder === undefined) return
      await of.screenshot({ path: join(folder, `${name}-${title}-${of.viewportSize()?.width}.png`) })
    },
    async keepPicture({ name: test, result }) {
      if (result?.state === 'fail') await page.screenshot({ path: `.cache/e2e/${test.slice(0, 40)}.png` })
    },
    async close() {
      await browser.close()
      await served.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
