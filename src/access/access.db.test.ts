import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { createAccount } from './create-account.ts'
import { openSessionListSchema, rightsTableSchema, roles } from './schema.ts'
import { addAccount, addAgency, type Browser, createTestServer, signInAs, testPassword } from './testing.ts'

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

  test('ends when the account is disabled', async () => {
    const browser = await signInAs(server, 'lan')
    await app.asOwner(client => client.query(`update account set disabled_at = now() where username = 'lan'`))
    expect((await browser.get('/api/session')).statusCode).toBe(401)
    await app.asOwner(client => client.query(`update account set disabled_at = null where username = 'lan'`))
  })

  test('that is used does not idle away, but gets old all the same', async () => {
    const browser = await signInAs(server, 'lan')
    await app.asOwner(client =>
      client.query(`update session set last_seen_at = now() - interval '20 minutes'`),
    )
    expect((await browser.get('/api/session')).statusCode).toBe(200)
    const { rows } = await app.asOwner(client =>
      client.query<{ idle: boolean }>(
        `select max(last_seen_at) < now() - interval '1 minute' as idle from session`,
      ),
    )
    expect(rows[0]?.idle).toBe(false)
  })

  test('is listed with where it is from, and can be ended from another, but only by its own person', async () => {
    await app.asOwner(client => client.query('delete from session'))
    const [office, home] = [await signInAs(server, 'lan'), await signInAs(server, 'lan')]
    const other = await signInAs(server, 'quantri')
    const list = async (browser: Browser) =>
      openSessionListSchema.parse((await browser.get('/api/session/sessions')).json()).sessions
    const sessions = await list(office)
    expect(sessions.map(session => [session.current, session.address])).toEqual([
      [false, '127.0.0.1'],
      [true, '127.0.0.1'],
    ])
    const homeId = sessions.find(session => !session.current)?.id ?? ''
    expect((await other.delete(`/api/session/sessions/${homeId}`)).json()).toMatchObject({
      code: 'not-found',
    })
    expect((await office.delete(`/api/session/sessions/${homeId}`)).statusCode).toBe(204)
    expect((await home.get('/api/session')).statusCode).toBe(401)
    expect(await list(office)).toHaveLength(1)

    const third = await signInAs(server, 'lan')
    expect((await office.delete('/api/session/sessions')).statusCode).toBe(204)
    expect((await third.get('/api/session')).statusCode).toBe(401)
    expect((await office.get('/api/session')).statusCode).toBe(200)
    expect((await other.get('/api/session')).statusCode).toBe(200)
  })
})

describe('one’s own account', () => {
  const temporary = 'k7mt-4bhv-p29n-tc3g-hq8m'
  const own = 'con đường làng rợp bóng tre'

  test('may do nothing before it has a password of its own', async () => {
    await app.database.transaction({ scope: 'all' }, tx =>
      createAccount(
        tx,
        {
          username: 'hoa',
          displayName: 'Trần Thị Hòa',
          role: 'registrar',
          agencyId: commune,
          password: temporary,
          mustChangePassword: true,
        },
        null,
      ),
    )
    const hoa = await signInAs(server, 'hoa', temporary)
    expect((await hoa.get('/api/agencies')).json()).toMatchObject({ code: 'password.must-change' })
    const other = await signInAs(server, 'hoa', temporary)
    const change = async (next: string, current = temporary) =>
      (await hoa.post('/api/session/password', { current, next })).json()?.code
    expect(await change('ngắn')).toBe('password.weak')
    expect(await change('Mật khẩu 2026')).toBe('password.common')
    expect(await change('Trần Thị Hòa 1990')).toBe('password.personal')
    expect(await change(temporary)).toBe('password.same')
    expect(await change(own, 'sai mất rồi')).toBe('password.wrong')
    expect((await hoa.post('/api/session/password', { current: temporary, next: own })).statusCode).toBe(204)
    expect((await hoa.get('/api/agencies')).statusCode).toBe(200)
    expect((await other.get('/api/session')).statusCode).toBe(401)
    await signInAs(server, 'hoa', own)
  })

  test('speaks the language its person chose', async () => {
    const browser = await signInAs(server, 'lan')
    expect((await browser.post('/api/session/language', { language: 'en' })).statusCode).toBe(204)
    expect((await browser.get('/api/session')).json()).toMatchObject({ account: { language: 'en' } })
    const refused = await browser.get('/api/accounts')
    await browser.post('/api/session/language', { language: 'vi' })
    expect(refused.json()).toMatchObject({ message: 'Your account may not do this' })
  })
})

test('the table of rights is there for everybody to read', async () => {
  const table = rightsTableSchema.parse((await (await signInAs(server, 'lan')).get('/api/rights')).json())
  expect(table.roles.map(({ role }) => role)).toEqual([...roles])
  expect(table.rights.find(({ right }) => right === 'accounts.manage')).toEqual({
    right: 'accounts.manage',
    text: 'Lập, khóa tài khoản; đề nghị đổi quyền',
    reaches: { administrator: 'subtree' },
  })
})
