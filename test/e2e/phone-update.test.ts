import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webDir } from '../../src/platform/http/web-routes.ts'
import { launchBrowser } from '../support/browser.ts'

// A new version of the phone page comes while somebody is photographing.

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}
let dir: string
let server: Server
let browser: Browser
let address: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-phone-update-'))
  await cp(join(webDir, 'chup'), dir, { recursive: true })
  server = createServer(async (request, response) => {
    const name = request.url?.replace(/^\/chup\//, '') || 'index.html'
    const bytes = await readFile(join(dir, name)).catch(() => undefined)
    response.writeHead(bytes === undefined ? 404 : 200, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    })
    response.end(bytes)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/chup/`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(dir, { recursive: true, force: true })
})

const patient = { timeout: 30_000 }

async function release(title: string): Promise<void> {
  const page = await readFile(join(dir, 'index.html'), 'utf8')
  await writeFile(join(dir, 'index.html'), page.replace(/<title>.*<\/title>/, `<title>${title}</title>`))
  const worker = await readFile(join(dir, 'sw.js'), 'utf8')
  const changed = worker.replace(/("?url"?:"index\.html","?revision"?:")[^"]*/, `$1${title}`)
  expect(changed).not.toBe(worker)
  await writeFile(join(dir, 'sw.js'), changed)
}

test('it waits while a page is open, and takes over at the next start', async () => {
  const phone = await browser.newContext()
  const page = await phone.newPage()
  await page.goto(address)
  await page.evaluate('navigator.serviceWorker.ready.then(() => 0)')
  await page.reload()
  expect(await page.title()).toBe('Chụp sổ · Sổ Gốc')
  await release('mới')
  await page.evaluate('navigator.serviceWorker.ready.then(it => it.update()).then(() => 0)')
  const isWaiting = () =>
    page.evaluate('navigator.serviceWorker.ready.then(it => it.waiting?.state === "installed")')
  await expect.poll(isWaiting, patient).toBe(true)
  expect(await page.title()).toBe('Chụp sổ · Sổ Gốc')
  // Another page opens meanwhile: both stay as they are.
  const other = await phone.newPage()
  await other.goto(address)
  await other.getByRole('heading').waitFor()
  expect(await other.title()).toBe('Chụp sổ · Sổ Gốc')
  expect(await isWaiting()).toBe(true)
  await other.close()
  await page.reload()
  await expect.poll(() => page.title(), patient).toBe('mới')
  await page.getByRole('heading').waitFor()
  // And without a line.
  await phone.setOffline(true)
  await page.reload()
  expect(await page.title()).toBe('mới')
})
