import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { addAccount, addAgency, createTestServer, signInAs } from './testing.ts'

let app: TestApp
let server: HttpServer
const agencies: Record<string, string> = {}
const books: Record<string, string> = {}

beforeAll(async () => {
  app = await openTestApp()
  agencies.province = await addAgency(app, '46', 'province')
  for (const name of ['a', 'b', 'far'])
    agencies[name] = await addAgency(app, name, 'commune', name === 'far' ? undefined : agencies.province)
  await app.database.transaction({ scope: 'all' }, async tx => {
    for (const name of ['a', 'b', 'far']) {
      const id = newId()
      books[name] = id
      await tx
        .insertInto('book')
        .values({ agency_id: agencies[name] ?? '', id, kind: 'KS', year: 2001, volume: name.slice(0, 1) })
        .execute()
    }
    await tx
      .insertInto('book')
      .values({ agency_id: agencies.a ?? '', id: newId(), kind: 'KT', year: 2001, volume: 'x' })
      .execute()
  })
  await addAccount(app, 'so', 'province-lead', agencies.province ?? '')
  await addAccount(app, 'xa', 'registrar', agencies.a ?? '')
  await addAccount(app, 'quantri', 'administrator', agencies.province ?? '')
  const scanner = await addAccount(app, 'quet', 'scanner', agencies.province ?? '')
  await app.database.transaction({ scope: 'all' }, tx =>
    tx
      .insertInto('assignment')
      .values({ account_id: scanner, agency_id: agencies.b ?? '', book_id: books.b ?? '' })
      .execute(),
  )
  server = await createTestServer(app, added => {
    added.get('/api/test/books', { config: { right: 'books.read' } }, request =>
      request.inTransaction(async tx =>
        (await tx.selectFrom('book').select('volume').orderBy('volume').execute()).map(book => book.volume),
      ),
    )
    added.post(
      '/api/test/books',
      { config: { right: 'books.write' }, schema: { body: z.object({ count: z.number().int().max(5) }) } },
      async () => ({ ok: true }),
    )
    added.get('/api/test/records', { config: { right: 'records.read' } }, async () => ({ ok: true }))
    added.get('/api/test/crash/:name', { config: { right: 'public' } }, async () => {
      throw new Error('Nguyễn Thị Lan sinh ngày 1.2.1990')
    })
    added.get('/api/test/full', { config: { right: 'public' } }, async () => {
      throw new AppError('disk.full')
    })
    added.post('/api/test/upload', { config: { right: 'public' } }, async request => ({
      size: (await (await request.file())?.toBuffer())?.length,
    }))
  })
})
afterAll(async () => {
  await server.close()
  await app.close()
})

test('a route that states no right cannot be added', async () => {
  const other = await createTestServer(app, added => {
    expect(() => added.get('/api/open', async () => 'x')).toThrow('GET /api/open states no right')
  })
  await other.close()
})

describe('a right reaches as far as the role’s jurisdiction', () => {
  test.each([
    ['so', ['a', 'b', 'x']],
    ['xa', ['a', 'x']],
    ['quet', ['b']],
    ['quantri', ['a', 'b', 'x']],
  ])('%s sees %j', async (username, seen) => {
    expect((await (await signInAs(server, username)).get('/api/test/books')).json()).toEqual(seen)
  })

  test('a right the role does not have is refused, and so is nobody', async () => {
    const administrator = await signInAs(server, 'quantri')
    expect((await administrator.get('/api/test/records')).json()).toEqual({
      code: 'right.missing',
      message: 'Tài khoản của bạn không được làm việc này',
      params: {},
    })
    const nobody = await server.inject({ method: 'GET', url: '/api/test/books' })
    expect([nobody.statusCode, nobody.json().code]).toEqual([401, 'session.none'])
  })
})

describe('a changing request', () => {
  const payload = { count: 1 }

  test('needs the session’s token', async () => {
    const [own, other] = [await signInAs(server, 'xa'), await signInAs(server, 'so')]
    expect((await own.post('/api/test/books', payload)).statusCode).toBe(200)
    expect((await own.post('/api/test/books', payload, {})).json()).toMatchObject({ code: 'request.forged' })
    expect((await own.post('/api/test/books', payload, { 'x-csrf-token': other.csrfToken })).statusCode).toBe(
      403,
    )
  })

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('from another site is refused, even with it (%j)', async headers => {
    const browser = await signInAs(server, 'xa')
    expect(
      (await browser.post('/api/test/books', payload, { 'x-csrf-token': browser.csrfToken, ...headers }))
        .statusCode,
    ).toBe(403)
    const signIn = await server.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'xa', password: 'x' },
      headers,
    })
    expect(signIn.statusCode).toBe(403)
  })

  test('from our own pages goes through', async () => {
    const browser = await signInAs(server, 'xa')
    const ways = [
      { origin: 'http://sogoc.xa.lan:8080', host: 'sogoc.xa.lan:8080' },
      { origin: 'https://sogoc.tinh.vn', host: 'sogoc.tinh.vn:443' },
      // Behind a proxy that puts its own name in Host the browser's word is enough.
      { origin: 'https://sogoc.tinh.vn', host: 'inner:8080', 'sec-fetch-site': 'same-origin' },
    ]
    for (const way of ways) {
      const answer = await browser.post('/api/test/books', payload, {
        'x-csrf-token': browser.csrfToken,
        ...way,
      })
      expect(answer.statusCode, way.host).toBe(200)
    }
  })

  test('with a wrong body says which member, not what was in it', async () => {
    const browser = await signInAs(server, 'xa')
    const answer = await browser.post('/api/test/books', { count: 9 })
    expect([answer.statusCode, answer.json().message]).toEqual([
      422,
      'Dữ liệu gửi lên không hợp lệ: count: lớn hoặc dài hơn mức cho phép (5)',
    ])
    expect((await browser.post('/api/test/books', { count: 'Lan' })).body).not.toContain('Lan')
  })
})

describe('answers', () => {
  test('a crash tells a reference and nothing more', async () => {
    const answer = await server.inject({ method: 'GET', url: '/api/test/crash/lan' })
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal'])
    expect(answer.body).not.toMatch(/Lan|1990|stack/)
    expect(answer.json().params.reference).toMatch(/^[0-9a-f]{8}$/)
    expect((await server.inject({ method: 'GET', url: '/api/test/full' })).json()).toMatchObject({
      code: 'disk.full',
    })
  })

  test('carry the headers that keep foreign code out, and none that needs TLS without it', async () => {
    const { headers } = await server.inject({ method: 'GET', url: '/healthz' })
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('what cannot be read is said so: broken JSON, a path that does not exist', async () => {
    const broken = await server.inject({
      method: 'POST',
      url: '/api/session',
      payload: '{"username":',
      headers: { 'content-type': 'application/json' },
    })
    expect([broken.statusCode, broken.json().code]).toEqual([422, 'request.invalid'])
  })
})
