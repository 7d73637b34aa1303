import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency } from '../../src/access/testing.ts'
import { startTestProvider, type TestProvider } from '../../src/access/testing-provider.ts'
import type { HttpServer } from '../../src/platform/http/http-server.ts'
import { openTestApp, type TestApp } from '../../src/platform/testing/test-database.ts'
import { buildServer } from '../../src/server.ts'
import { launchBrowser } from '../support/browser.ts'

// What only a browser can show: the way back from the provider's site (127.0.0.1) to ours (localhost) ends signed in, although the
// session's cookie is SameSite=Strict.

let app: TestApp
let server: HttpServer
let provider: TestProvider
let browser: Browser
let page: Page
let ours = ''

beforeAll(async () => {
  ours = `http://localhost:${await findFreePort()}`
  provider = await startTestProvider(ours)
  app = await openTestApp({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_NAME: 'Cổng của tỉnh',
    PUBLIC_URL: ours,
  })
  const id = await addAccount(app, 'lan', 'registrar', await addAgency(app, '19789'))
  await app.asOwner(client =>
    client.query(`update credential set external_id = 'cb-0017' where account_id = $1`, [id]),
  )
  server = await buildServer(app)
  await server.listen({ port: Number(new URL(ours).port), host: 'localhost' })
  browser = await launchBrowser()
  page = await browser.newPage({ locale: 'vi-VN' })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await app?.close()
  await provider?.close()
})

test('coming back from the provider one is signed in, on the page one asked for', async () => {
  provider.person = { sub: 'cb-0017' }
  // A link on our own page, as the button is.
  await page.goto(`${ours}/sign-in`)
  await page.evaluate("location.href = '/api/session/oidc?to=/books'")
  await page.waitForURL(`${ours}/books`)
  const account = await page.evaluate("fetch('/api/session').then(answer => answer.json())")
  expect(account).toMatchObject({ account: { username: 'lan' } })
  const cookies = await page.context().cookies(ours)
  expect(cookies.find(({ name }) => name === 'sogoc')).toMatchObject({ sameSite: 'Strict', httpOnly: true })
  expect(cookies.map(({ name }) => name)).not.toContain('sogoc-oidc')
  await expect.poll(() => page.getByText('Người lan').count()).toBeGreaterThan(0)
})

test('whom nobody knows reads why, and finds the way back', async () => {
  provider.person = { sub: 'cb-9999' }
  await page.context().clearCookies()
  await page.goto(`${ours}/sign-in`)
  await page.evaluate("location.href = '/api/session/oidc'")
  await page.getByRole('heading', { name: 'Chưa đăng nhập được' }).waitFor()
  expect(await page.textContent('p')).toContain('Không có tài khoản Sổ Gốc nào gắn với người vừa đăng nhập')
  await page.getByRole('link', { name: 'Về trang đăng nhập' }).click()
  await page.waitForURL(`${ours}/sign-in`)
})

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(done => probe.listen(0, 'localhost', done))
  const { port } = probe.address() as AddressInfo
  await new Promise(done => probe.close(done))
  return port
}
