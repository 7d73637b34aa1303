import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listStatedRoutes } from '../../src/access/guard.ts'
import { addAccount, addAgency, type Browser, signInAs, testPassword } from '../../src/access/testing.ts'
import type { HttpServer } from '../../src/platform/http/server.ts'
import { openTestApp, type TestApp } from '../../src/platform/testing/test-database.ts'
import { buildServer } from '../../src/server.ts'

let app: TestApp
let server: HttpServer
let lead: Browser
let agencyId: string

beforeAll(async () => {
  app = await openTestApp()
  server = await buildServer(app)
  await server.ready()
  agencyId = await addAgency(app, '46', 'province')
  await addAccount(app, 'so', 'province-lead', agencyId)
  lead = await signInAs(server, 'so')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const ask = (options: InjectOptions) => server.inject(options)
const signIn = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  ask({
    method: 'POST',
    url: '/api/session',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('headers', () => {
  test('of every answer keep foreign code, frames and sniffing out', async () => {
    for (const url of ['/', '/api/session', '/api/nothing', '/healthz', '/assets/none.js']) {
      const { headers } = await ask({ url })
      const policy = String(headers['content-security-policy'])
      expect(policy, url).toContain("script-src 'self';")
      expect(policy, url).toContain("script-src-attr 'none'")
      expect(policy, url).toContain("object-src 'none'")
      expect(policy, url).toContain("base-uri 'self'")
      expect(policy, url).toContain("form-action 'self'")
      expect(policy, url).toContain("frame-ancestors 'self'")
      expect(policy, url).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/)
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(headers['permissions-policy'], url).toContain('camera=()')
      expect(headers['x-powered-by'], url).toBeUndefined()
      expect(headers.server, url).toBeUndefined()
      expect(headers['access-control-allow-origin'], url).toBeUndefined()
    }
  })

  test('of what is no address are as strict', async () => {
    const { headers } = await ask({ url: '/%ff' })
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })

  test('with TLS keep browsers to it and apart from other windows', async () => {
    const secure = await openTestApp({ TLS: '1' })
    const other = await buildServer(secure)
    try {
      const { headers } = await other.inject({ url: '/' })
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/)
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      const id = await addAgency(secure, '46', 'province')
      await addAccount(secure, 'so', 'province-lead', id)
      const answer = await other.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username: 'so', password: testPassword },
      })
      expect(answer.cookies).toMatchObject([
        { name: '__Host-sogoc', path: '/', httpOnly: true, sameSite: 'Strict', secure: true },
      ])
      expect(answer.cookies[0]?.domain).toBeUndefined()
    } finally {
      await other.close()
      await secure.close()
    }
  })

  test('let no browser and no proxy keep any answer of the API', async () => {
    for (const { method, url, right } of listStatedRoutes(server)) {
      if (!url.startsWith('/api/')) continue
      const path = url.replaceAll(/:[a-z]+/gi, () => agencyId)
      const answers = [await ask({ method: method as 'GET', url: path })]
      if (method === 'GET' && right !== 'public') answers.push(await lead.get(path))
      for (const { headers, statusCode } of answers)
        expect(headers['cache-control'], `${method} ${url} ${statusCode}`).toBe('no-store')
    }
  })

  test('of the session’s cookie put it out of reach of scripts and other sites', async () => {
    const answer = await signIn(JSON.stringify({ username: 'so', password: testPassword }))
    expect(answer.cookies).toMatchObject([{ name: 'sogoc', path: '/', httpOnly: true, sameSite: 'Strict' }])
  })
})

describe('changing requests', () => {
  test('all of them need the session’s token, and come from our own pages', async () => {
    const cookies = {
      sogoc:
        (await signIn(JSON.stringify({ username: 'so', password: testPassword }))).cookies[0]?.value ?? '',
    }
    let tried = 0
    for (const { method, url, right } of listStatedRoutes(server)) {
      if (['GET', 'HEAD', 'OPTIONS'].includes(method)) continue
      const path = url.replaceAll(/:[a-z]+/gi, () => agencyId)
      const attempts: Record<string, string>[] = [
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', 'x-csrf-token': lead.csrfToken },
        ...(right === 'public' ? [] : [{}, { 'x-csrf-token': lead.csrfToken }, { 'x-csrf-token': '' }]),
      ]
      for (const headers of attempts) {
        const answer = await ask({ method: method as 'POST', url: path, cookies, headers, payload: {} })
        expect(
          [answer.statusCode, answer.json().code],
          `${method} ${url} ${JSON.stringify(headers)}`,
        ).toEqual(
          // Who has not the right at all is told so first.
          answer.json().code === 'right.missing' ? [403, 'right.missing'] : [403, 'request.forged'],
        )
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(50)
  })

  test('no address that only reads can be made to change by naming another method', async () => {
    const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' }
    const session = await signInAs(server, 'so')
    await ask({ method: 'GET', url: '/api/session?_method=DELETE', headers })
    expect((await session.get('/api/session')).statusCode).toBe(200)
    for (const method of ['PUT', 'PATCH', 'TRACE', 'OPTIONS'] as const) {
      const answer = await ask({ method, url: '/api/session' })
      expect(answer.statusCode, method).toBe(404)
    }
  })

  test('HEAD asks for the same right as GET', async () => {
    expect((await ask({ method: 'HEAD', url: '/api/books' })).statusCode).toBe(401)
  })
})

describe('what cannot be read is refused with a sentence', () => {
  const refused = async (answer: { statusCode: number; body: string; json(): { code: string } }) => {
    expect([answer.statusCode, answer.json().code], answer.body).toEqual([422, 'request.invalid'])
    expect(answer.body).not.toMatch(/Unexpected|token|position|secret-word|FST_|node_modules| at /)
  }

  test.each([
    ['no JSON', '{"username": secret-word'],
    ['bytes that are no UTF-8', Buffer.from('7b22757365726e616d65223a22ff22', 'hex')],
    ['a prototype', '{"__proto__":{"role":"administrator"},"username":"so","password":"x"}'],
    ['a constructor', '{"constructor":{"prototype":{"x":1}},"username":"so","password":"x"}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['deep nesting', `${'['.repeat(200_000)}`],
    ['a member twice the length', JSON.stringify({ username: 'a'.repeat(100_000), password: 'x' })],
  ])('%s', async (_, body) => {
    await refused(await signIn(body))
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  test.each([
    'text/plain',
    'application/xml',
    'text/html',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
  ])('a body of %s', async type => {
    const answer = await signIn('{"username":"so","password":"x"}', { 'content-type': type })
    expect([401, 422]).toContain(answer.statusCode)
    if (!type.startsWith('application/json')) await refused(answer)
  })

  test('a body of more than a megabyte', async () => {
    const answer = await signIn(JSON.stringify({ username: 'a'.repeat(2_000_000), password: 'x' }))
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'request.too-large'])
  })

  test('characters that no text may hold', async () => {
    const search = await lead.post('/api/search', { text: 'Lan\u0000' })
    expect([200, 422]).toContain(search.statusCode)
    const book = { agencyId, kind: 'KS', year: 2001, volume: '1', note: 'a\u0000b' }
    await refused(await lead.post('/api/books', book))
    await refused(await lead.get('/api/books?kind=%00'))
  })

  test('addresses that are no addresses', async () => {
    for (const url of [
      '/%ff',
      '/api/books/%E0%A4%A/x',
      `/api/books/${'9'.repeat(500)}/x`,
      `/api/records/${agencyId}/..%2f..%2fetc`,
    ]) {
      const { statusCode, body } = await lead.get(url)
      expect(statusCode, url).toBeGreaterThanOrEqual(400)
      expect(statusCode, url).toBeLessThan(500)
      expect(body, url).not.toMatch(/FST_|node_modules|ENOENT|stack/)
    }
    expect((await lead.get(`/api/books?kind=${'a'.repeat(15_000)}`)).statusCode).toBeLessThan(500)
  })

  test('a parameter given twice, or as a member of an object', async () => {
    for (const query of [
      'limit=1&limit=2',
      'limit[]=1',
      'limit[$gt]=1',
      '__proto__[limit]=1',
      'offset=-1',
      'limit=1e9',
      'limit=NaN',
    ]) {
      const { statusCode } = await lead.get(`/api/books?${query}`)
      expect([200, 422], query).toContain(statusCode)
    }
  })
})

describe('names that look like others', () => {
  test('an account cannot take the name of another in other letters', async () => {
    await addAccount(app, 'quantri', 'administrator', agencyId)
    const administrator = await signInAs(server, 'quantri')
    for (const username of ['ѕo', 'so\u200b', 'ｓｏ', 'so\u202e', 'SO', ' so ', 'so\n']) {
      const answer = await administrator.post('/api/accounts', {
        username,
        displayName: 'Ai đó',
        role: 'registrar',
        agencyId,
      })
      expect(answer.statusCode, JSON.stringify(username)).not.toBe(201)
    }
  })
})

describe('what watches the machine', () => {
  test('shows its figures to the machine itself only, not through a proxy', async () => {
    expect((await ask({ url: '/metrics' })).statusCode).toBe(200)
    expect((await ask({ url: '/metrics', remoteAddress: '::ffff:127.0.0.1' })).statusCode).toBe(200)
    for (const refused of [
      { remoteAddress: '10.0.0.7' },
      { headers: { 'x-forwarded-for': '10.0.0.7' } },
      { headers: { forwarded: 'for=10.0.0.7' } },
      { headers: { via: '1.1 proxy' } },
      { headers: { 'x-real-ip': '10.0.0.7' } },
    ])
      expect((await ask({ url: '/metrics', ...refused })).statusCode, JSON.stringify(refused)).toBe(404)
  })

  test('does not tell a stranger why the database cannot be reached', async () => {
    const lost = await openTestApp()
    const other = await buildServer(lost)
    await lost.database.close()
    const answer = await other.inject({ url: '/healthz' })
    expect(answer.statusCode).toBeGreaterThanOrEqual(500)
    expect(answer.json()).toEqual({
      code: expect.stringMatching(/^(service.unavailable|internal)$/),
      message: expect.any(String),
      params: { reference: expect.stringMatching(/^[0-9a-f]{8}$/) },
    })
    await other.close()
    await lost.close().catch(() => undefined)
  })
})
