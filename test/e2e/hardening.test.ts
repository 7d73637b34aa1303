import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Frame, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { HttpClient } from '../support/http-client.ts'
import { sendRaw } from '../support/raw-http.ts'
import { sendFile } from '../support/send-file.ts'
import { provincePassword, type ServedProvince, serveProvince } from '../support/served-province.ts'

// What people send who mean no good, to a server as it really runs: requests that are none, and pages that would run foreign code.

let province: ServedProvince
let address: string
let lead: HttpClient

beforeAll(async () => {
  province = await serveProvince()
  address = province.served.address
  lead = await province.signIn('so')
})
afterAll(() => province?.stop())

const isAlive = async () => expect((await fetch(`${address}/healthz`)).status).toBe(200)

describe('requests that are none', () => {
  const get = 'GET /api/session HTTP/1.1\r\nHost: x\r\n'
  const post = 'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
  const smuggled = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'

  test.each([
    ['two lengths', `${post}Content-Length: 4\r\nContent-Length: 40\r\n\r\n{}  ${smuggled}`],
    [
      'a length and chunks',
      `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'chunks in disguise',
      `${post}Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    ['a length that is no number', `${post}Content-Length: +2\r\n\r\n{}${smuggled}`],
    ['a space before the colon', `${post}Content-Length : 2\r\n\r\n{}${smuggled}`],
    ['a folded header', `${get}X-A: b\r\n Transfer-Encoding: chunked\r\n\r\n`],
    [
      'a bare line feed',
      `POST /api/session HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n0\n\n${smuggled}`,
    ],
    ['a NUL in the head', `${get}X-A: a\0b\r\n\r\n`],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a method of its own', 'STEAL /api/session HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', Buffer.from('16030100c8010000c40303', 'hex')],
  ])('%s', async (_, bytes) => {
    const answer = await sendRaw(address, bytes, 700)
    expect(answer).toMatch(/^$|^HTTP\/1\.1 4\d\d /)
    // One answer at most: nothing hidden in the body was taken for a request.
    expect(answer.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(answer).not.toMatch(/"status":"ok"|node:|Error:/)
  })

  test('a head without end, or with more than 16 KB', async () => {
    expect(await sendRaw(address, `${get}X-A: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /)
    expect(await sendRaw(address, `${get}${'X-A: a\r\n'.repeat(5000)}\r\n`)).toMatch(/^HTTP\/1\.1 4/)
    await isAlive()
  })

  test('an address in full is the same address, and its answer is kept by nobody either', async () => {
    const answer = await sendRaw(
      address,
      `GET ${address}/api/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
    expect(answer.toLowerCase()).toContain('cache-control: no-store')
  })

  test('hundreds of clients that begin and say no more hold nobody else up', async () => {
    const slow = Array.from({ length: 300 }, () => sendRaw(address, get, 3000))
    const started = performance.now()
    await isAlive()
    expect((await lead.get('/api/books')).status).toBe(200)
    expect(performance.now() - started).toBeLessThan(2500)
    await Promise.all(slow)
  })
})

describe('pages', () => {
  let browser: Browser
  let page: Page
  const violations: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('console', message => {
      if (/content security policy|refused to/i.test(message.text())) violations.push(message.text())
    })
    page.on('pageerror', error => violations.push(error.message))
    await page.goto(address)
    await page.getByLabel('Tên đăng nhập').fill('so')
    await page.getByLabel('Mật khẩu', { exact: true }).fill(provincePassword)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor()
  })
  afterAll(() => browser?.close())

  test('live under a policy without inline scripts and styles', async () => {
    const book = `/books/${province.agencyId}/${province.bookId}`
    for (const path of [
      '/',
      '/books',
      book,
      '/packages',
      '/packages/new',
      '/search',
      '/agencies',
      '/keepers',
      '/accounts',
      '/account',
      '/rights',
      '/journal',
      '/processing',
      '/approvals',
      '/settings',
      '/nothing',
    ]) {
      await page.goto(`${address}${path}`)
      await page.locator('main, h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(violations, path).toEqual([])
    }
    // The viewer of pages draws with a library that makes styles of its own, too.
    const jpeg = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer()
    const place = { agency: province.agencyId, book: province.bookId, name: '1.jpg' }
    expect(await sendFile(address, lead, jpeg, place)).toMatchObject({ state: 'taken' })
    const pages = async () => JSON.stringify(await (await lead.get(`/api${book}/pages`)).json())
    await expect.poll(pages, { timeout: 60_000, interval: 500 }).toContain('"state":"ready"')
    const id = /"id":"([0-9a-f-]+)"/.exec(await pages())?.[1]
    await page.goto(`${address}${book}/pages/${id}`)
    await page.locator('canvas').first().waitFor()
    expect(violations).toEqual([])
    // Mantine's own styles are there: the accent comes from a style that its script made.
    const accent = `getComputedStyle(document.documentElement).getPropertyValue('--mantine-primary-color-filled')`
    await expect.poll(() => page.evaluate(accent)).not.toBe('')
  })

  test('lead nobody to another site after signing in', async () => {
    for (const to of [
      '//evil.example',
      '/\\\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/%09/evil.example',
    ]) {
      await page.goto(`${address}/sign-in?to=${encodeURIComponent(to)}`)
      await page.waitForURL(url => url.pathname !== '/sign-in')
      expect(new URL(page.url()).host, to).toBe(new URL(address).host)
    }
  })

  test('run nothing that somebody slipped in', async () => {
    await page.goto(address)
    const ran = await page.evaluate(`(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.inline = true'
      document.body.append(script)
      const remote = document.createElement('script')
      remote.src = 'data:text/javascript,window.remote = true'
      document.body.append(remote)
      document.body.insertAdjacentHTML('beforeend', '<img src="/none.png" onerror="window.handler = true">')
      const link = document.createElement('a')
      link.href = 'javascript:window.link = true'
      document.body.append(link)
      link.click()
      setTimeout('window.evaluated = true')
      await new Promise(resolve => setTimeout(resolve, 500))
      return ['inline', 'remote', 'handler', 'link', 'evaluated'].filter(name => name in window)
    })()`)
    expect(ran).toEqual([])
    violations.length = 0
  })

  test('cannot be put into a frame of another site, nor read or called by it', async () => {
    const other: Server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html')
      answer.end(`<!doctype html><iframe src="${address}/" name="frame"></iframe>`)
    }).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const stranger = await page.context().newPage()
    try {
      // Another host for the browser: 127.0.0.1 and localhost are two sites.
      await stranger.goto(`http://localhost:${port}/`)
      const showsUs = (frame: Frame) =>
        frame.evaluate<boolean>(`document.querySelector('#root') !== null`).catch(() => false)
      expect(await Promise.all(stranger.frames().map(showsUs))).not.toContain(true)
      const attempts = await stranger.evaluate(`(() => {
        const attempt = init =>
          fetch('${address}/api/session', { credentials: 'include', ...init }).then(
            answer => 'read ' + answer.status,
            () => 'refused',
          )
        return Promise.all([attempt({}), attempt({ method: 'DELETE' }), attempt({ method: 'POST', body: 'a=b' })])
      })()`)
      expect(attempts).toEqual(['refused', 'refused', 'refused'])
    } finally {
      await stranger.close()
      other.close()
    }
    // Nothing of it ended the session.
    expect((await page.request.get(`${address}/api/session`)).status()).toBe(200)
  })
})
