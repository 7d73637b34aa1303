import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { resetPassword } from './create-account.ts'
import { addAccount, addAgency, createTestServer, signInAs, testPassword } from './testing.ts'

let app: TestApp
let server: HttpServer
let commune = ''

beforeAll(async () => {
  app = await openTestApp({ SESSION_IDLE_MINUTES: '30' })
  const province = await addAgency(app, '46', 'province')
  commune = await addAgency(app, '19789', 'commune', province)
  await addAccount(app, 'quantri', 'administrator', province)
  await addAccount(app, 'lan', 'registrar', commune)
  server = await createTestServer(app)
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(() => app.asOwner(client => client.query('delete from sign_in_failure')))

const signIn = (username: string, password: string, remoteAddress = '10.0.0.1', headers = {}) =>
  server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password },
    remoteAddress,
    headers,
  })

describe('signing in', () => {
  test('gives a cookie that scripts cannot read, the account, its rights and a token', async () => {
    const answer = await signIn('lan', testPassword)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      account: {
        username: 'lan',
        displayName: 'Người lan',
        role: 'registrar',
        agency: { code: '19789' },
        mustChangePassword: false,
      },
      rights: expect.arrayContaining(['books.read', 'packages.deposit']),
    })
    expect(String(answer.headers['set-cookie'])).toMatch(/^sogoc=[\w-]{43};.*HttpOnly; SameSite=Strict$/)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('the database holds no token that could be used', async () => {
    const answer = await signIn('lan', testPassword)
    const token = answer.cookies[0]?.value ?? ''
    const { rows } = await app.asOwner(client =>
      client.query<{ text: string }>('select session::text as text from session'),
    )
    expect(rows.some(row => row.text.includes(token))).toBe(false)
  })

  test('a wrong password and an unknown name are answered alike, in Vietnamese', async () => {
    const [wrong, unknown] = [
      await signIn('lan', 'không phải vậy'),
      await signIn('khongco', 'không phải vậy'),
    ]
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
    expect(wrong.json()).toEqual(unknown.json())
    expect(wrong.json()).toMatchObject({
      code: 'sign-in.failed',
      message: 'Tên đăng nhập hoặc mật khẩu không đúng',
    })
    expect((await signIn('lan', 'x', '10.0.0.1', { 'accept-language': 'en' })).json()).toMatchObject({
      message: 'Wrong user name or password',
    })
  })

  test('after ten wrong passwords even the right one has to wait, whatever forwarding header is made up', async () => {
    for (let i = 0; i < 10; i++) {
      expect(
        (await signIn('lan', 'sai rồi', '10.0.0.2', { 'x-forwarded-for': `1.2.3.${i}` })).statusCode,
      ).toBe(401)
    }
    const held = await signIn('lan', testPassword, '10.0.0.2', { 'x-forwarded-for': '9.9.9.9' })
    expect([held.statusCode, held.json().code, held.headers['retry-after']]).toEqual([
      429,
      'sign-in.throttled',
      '900',
    ])
    // The registrar herself, at her own machine, is not locked out by somebody else's guessing.
    expect((await signIn('lan', testPassword, '10.0.0.3')).statusCode).toBe(200)
  })

  test('guessing many at once gets no further', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('lan', 'đoán mò', '10.0.0.4')))
    expect(answers.filter(answer => answer.statusCode === 401)).toHaveLength(10)
    expect(answers.filter(answer => answer.statusCode === 429)).toHaveLength(20)
  })

  test('many names from one address, and one name from many addresses, are held back too', async () => {
    await app.asOwner(client =>
      client.query(`insert into sign_in_failure (subject) select 'address:10.0.0.5' from generate_series(1, 100)
        union all select 'account:lan' from generate_series(1, 50)`),
    )
    expect((await signIn('quantri', testPassword, '10.0.0.5')).statusCode).toBe(429)
    expect((await signIn('lan', testPassword, '10.0.0.6')).statusCode).toBe(429)
  })
})

describe('a session', () => {
  test('ends when the person signs out', async () => {
    const browser = await signInAs(server, 'lan')
    expect((await browser.get('/api/session')).statusCode).toBe(200)
    expect((await browser.delete('/api/session')).statusCode).toBe(204)
    expect((await browser.get('/api/session')).json()).toMatchObject({ code: 'session.none' })
  })

  test.each([
    ['idle for too long', `last_seen_at = now() - interval '31 minutes'`],
    ['too old', `expires_at = now() - interval '1 second'`],
  ])('ends when it was %s', async (_why, change) => {
    const browser = await signInAs(server, 'lan')
    await app.asOwner(client => client.query(`update session set ${change}`))
    expect((await browser.get('/api/session')).statusCode).toBe(401)
  })

  test('ends when the account is disabled or its password reset', async () => {
    const browser = await signInAs(server, 'lan')
    await app.asOwner(client => client.query(`update account set disabled_at = now() where username = 'lan'`))
    expect((await browser.get('/api/session')).statusCode).toBe(401)
    await app.asOwner(client => client.query(`update account set disabled_at = null where username = 'lan'`))
    expect((await browser.get('/api/session')).statusCode).toBe(200)
    await app.database.transaction({ scope: 'all' }, tx => resetPassword(tx, 'lan', testPassword, null))
    expect((await browser.get('/api/session')).statusCode).toBe(401)
    await app.asOwner(client => client.query('update account set must_change_password = false'))
  })
})

describe('passwords', () => {
  test('a new account may do nothing before it has chosen its own', async () => {
    const administrator = await signInAs(server, 'quantri')
    const account = {
      username: 'hoa',
      displayName: 'Trần Thị Hòa',
      role: 'registrar',
      agencyId: commune,
      password: 'tạm thời 123',
    }
    expect((await administrator.post('/api/accounts', account)).statusCode).toBe(201)
    expect((await administrator.post('/api/accounts', account)).json()).toMatchObject({
      code: 'account.exists',
    })
    const hoa = await signInAs(server, 'hoa', 'tạm thời 123')
    expect((await hoa.get('/api/agencies')).json()).toMatchObject({ code: 'password.must-change' })
    const other = await signInAs(server, 'hoa', 'tạm thời 123')
    const change = (next: string, current = 'tạm thời 123') =>
      hoa.post('/api/session/password', { current, next })
    expect((await change('ngắn')).json()).toMatchObject({ code: 'password.weak' })
    expect((await change('mật khẩu của Hòa', 'sai')).json()).toMatchObject({ code: 'sign-in.failed' })
    expect((await change('mật khẩu của Hòa')).statusCode).toBe(204)
    expect((await hoa.get('/api/agencies')).statusCode).toBe(200)
    expect((await other.get('/api/session')).statusCode).toBe(401)
    await signInAs(server, 'hoa', 'mật khẩu của Hòa')
  })

  test('the list of accounts is the administrator’s, and holds no hashes', async () => {
    const list = await (await signInAs(server, 'quantri')).get('/api/accounts')
    expect(list.json().accounts.map((account: { username: string }) => account.username)).toEqual(
      expect.arrayContaining(['lan', 'quantri']),
    )
    expect(list.body).not.toContain('argon2')
    expect((await (await signInAs(server, 'lan')).get('/api/accounts')).json()).toMatchObject({
      code: 'right.missing',
    })
  })
})
