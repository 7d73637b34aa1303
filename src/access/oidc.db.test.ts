import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { guardRoutes } from './guard.ts'
import { registerAccessRoutes } from './routes.ts'
import { addAccount, addAgency, createTestServer, signInAs, testPassword } from './testing.ts'
import { startTestProvider, type TestProvider } from './testing-provider.ts'

const ours = 'http://sogoc.test:8080'
const sessionCookie = 'sogoc'
const flowCookie = 'sogoc-oidc'

let app: TestApp
let server: HttpServer
let provider: TestProvider
let lan = ''

beforeAll(async () => {
  provider = await startTestProvider(ours)
  app = await openTestApp({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_NAME: 'Cổng của tỉnh',
    PUBLIC_URL: ours,
  })
  const commune = await addAgency(app, '19789')
  lan = await addAccount(app, 'lan', 'registrar', commune)
  await addAccount(app, 'minh', 'registrar', commune)
  server = await createTestServer(app)
})
afterAll(async () => {
  await server.close()
  await app.close()
  await provider.close()
})
beforeEach(async () => {
  provider.person = { sub: 'cb-0017' }
  await app.asOwner(client =>
    client.query(`update credential set external_id = case account_id when '${lan}' then 'cb-0017' end,
        totp_secret = null, totp_since = null;
      update account set disabled_at = null, must_change_password = false; delete from setting`),
  )
})

/** Begins at our side: where the browser is sent, and what it has to bring back. */
async function begin(to?: string, at = server) {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`
  const answer = await at.inject({ method: 'GET', url: `/api/session/oidc${query}` })
  const flow = answer.cookies.find(({ name }) => name === flowCookie)
  return { answer, location: String(answer.headers.location), flow: flow?.value ?? '' }
}

/** The browser comes back from the provider, on another site: only the Lax cookie comes with it. */
function comeBack(url: URL, flow: string, at = server) {
  return at.inject({
    method: 'GET',
    url: `${url.pathname}${url.search}`,
    cookies: { [flowCookie]: flow },
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  })
}

/** The whole way there and back. */
async function goThrough(to?: string, at = server) {
  const { location, flow } = await begin(to, at)
  return comeBack(await provider.follow(location, ours), flow, at)
}

const sessionOf = (answer: Awaited<ReturnType<typeof comeBack>>) =>
  answer.cookies.find(({ name }) => name === sessionCookie)?.value

test('the sign-in page is told the name for its button', async () => {
  expect((await server.inject('/api/session/ways')).json()).toEqual({ oidc: { name: 'Cổng của tỉnh' } })
})

describe('there and back', () => {
  test('opens a session for the account that bears the identity', async () => {
    const answer = await goThrough('/books?kind=KS')
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/books?kind=KS'])
    const cookie = sessionOf(answer) ?? ''
    expect(String(answer.headers['set-cookie'])).toMatch(/sogoc=[\w-]{43};[^,]*HttpOnly; SameSite=Strict/)
    const session = await server.inject({ url: '/api/session', cookies: { [sessionCookie]: cookie } })
    expect(session.json()).toMatchObject({ account: { username: 'lan' } })
    const { rows } = await app.asOwner(client =>
      client.query(
        `select account_id, address, detail from journal where action = 'session.open' order by sequence desc limit 1`,
      ),
    )
    expect(rows).toEqual([{ account_id: lan, address: '127.0.0.1', detail: { way: 'oidc' } }])
  })

  test('asks with state, nonce and PKCE, and keeps them from everybody but this browser', async () => {
    const { answer, location, flow } = await begin('/books')
    const { searchParams, origin } = new URL(location)
    expect(origin).toBe(provider.issuer)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'sogoc',
      redirect_uri: `${ours}/api/session/oidc/callback`,
      scope: 'openid',
      code_challenge_method: 'S256',
    })
    expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/)
    expect(searchParams.get('nonce')).toMatch(/^[\w-]{43}$/)
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
    expect(Buffer.from(flow, 'base64url').toString('latin1')).not.toContain(searchParams.get('state'))
  })

  test('goes on to our own pages only', async () => {
    expect((await goThrough('https://evil.example/')).headers.location).toBe('/')
    expect((await goThrough('//evil.example')).headers.location).toBe('/')
  })

  test('does not ask for a new password of who never uses one', async () => {
    await app.asOwner(client => client.query('update account set must_change_password = true'))
    const cookie = sessionOf(await goThrough()) ?? ''
    const cookies = { [sessionCookie]: cookie }
    expect((await server.inject({ url: '/api/agencies', cookies })).statusCode).toBe(200)
    const browser = await signInAs(server, 'lan')
    expect((await browser.get('/api/agencies')).json()).toMatchObject({ code: 'password.must-change' })
  })
})

/** What the person reads, of a refusal that must not open a session. */
function readRefusal(answer: Awaited<ReturnType<typeof comeBack>>) {
  expect(sessionOf(answer)).toBeUndefined()
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  return [answer.statusCode, /<p>(.*?)<\/p>/.exec(answer.body)?.[1]]
}
const unfinished = [401, 'Đăng nhập bằng Cổng của tỉnh chưa xong hoặc đã quá lâu. Hãy đăng nhập lại từ đầu.']

describe('nobody comes in', () => {
  test('with another state than the one they left with', async () => {
    const { location, flow } = await begin()
    const url = await provider.follow(location, ours)
    url.searchParams.set('state', 'x'.repeat(43))
    expect(readRefusal(await comeBack(url, flow))).toEqual(unfinished)
  })

  test('with the way back of another browser', async () => {
    const [mine, theirs] = [await begin(), await begin()]
    const url = await provider.follow(theirs.location, ours)
    expect(readRefusal(await comeBack(url, mine.flow))).toEqual(unfinished)
    expect(readRefusal(await comeBack(url, ''))).toEqual(unfinished)
    expect(readRefusal(await comeBack(url, Buffer.alloc(200, 1).toString('base64url')))).toEqual(unfinished)
  })

  test('twice with one answer of the provider, even with the cookie of the first time', async () => {
    const { location, flow } = await begin()
    const url = await provider.follow(location, ours)
    const first = await comeBack(url, flow)
    expect(sessionOf(first)).toBeDefined()
    expect(first.cookies.find(({ name }) => name === flowCookie)).toMatchObject({ value: '' })
    expect(readRefusal(await comeBack(url, flow))).toEqual(unfinished)
  })

  test('with a code the provider never gave, or none', async () => {
    const { location, flow } = await begin()
    const url = await provider.follow(location, ours)
    url.searchParams.set('code', 'x'.repeat(43))
    expect(readRefusal(await comeBack(url, flow))).toEqual(unfinished)
    expect(readRefusal(await comeBack(new URL('/api/session/oidc/callback', ours), flow))).toEqual(unfinished)
  })

  test('who gave up at the provider', async () => {
    provider.person = null
    expect(readRefusal(await goThrough())).toEqual(unfinished)
  })

  test('whom nobody here knows, and nothing is made for them', async () => {
    provider.person = { sub: 'cb-9999' }
    const count = async () => (await app.asOwner(client => client.query('select 1 from account'))).rowCount
    const before = await count()
    expect(readRefusal(await goThrough())).toEqual([
      403,
      'Không có tài khoản Sổ Gốc nào gắn với người vừa đăng nhập ở Cổng của tỉnh. Hãy nhờ quản trị cơ quan gắn mã định danh cho tài khoản của bạn.',
    ])
    expect(await count()).toBe(before)
  })

  test('whose account is disabled', async () => {
    await app.asOwner(client => client.query('update account set disabled_at = now()'))
    expect(readRefusal(await goThrough())[1]).toContain('Tài khoản của bạn đã bị khóa')
  })
})

describe('a second factor', () => {
  const require = (roles: readonly string[]) =>
    app.asOwner(client =>
      client.query(`insert into setting (name, value) values ('secondFactorRoles', $1)`, [
        JSON.stringify(roles),
      ]),
    )

  test.each([
    [undefined, false],
    [['pwd'], false],
    [['pwd', 'otp'], true],
    [['mfa'], true],
  ])('that the role must have is the provider’s to ask for (amr %j)', async (amr, enters) => {
    await require(['registrar'])
    provider.person = { sub: 'cb-0017', ...(amr === undefined ? {} : { amr }) }
    const answer = await goThrough()
    const cookie = sessionOf(answer)
    if (!enters) return expect(readRefusal(answer)[1]).toContain('Tài khoản của bạn phải có mã xác thực')
    // Ours is neither asked for nor to be set up.
    const cookies = { [sessionCookie]: cookie ?? '' }
    expect((await server.inject({ url: '/api/agencies', cookies })).statusCode).toBe(200)
  })

  test('that the account has set up here is not gone round by the provider', async () => {
    await app.asOwner(client =>
      client.query(`update credential set totp_secret = '\\x00', totp_since = now() where account_id = $1`, [
        lan,
      ]),
    )
    expect(readRefusal(await goThrough())[0]).toBe(403)
    provider.person = { sub: 'cb-0017', amr: ['pwd', 'mfa'] }
    expect(sessionOf(await goThrough())).toBeDefined()
  })
})

describe('an account may be found by another claim', () => {
  async function serveWithClaim(claim: string): Promise<HttpServer> {
    const { oidc } = app.config
    if (oidc === undefined) throw new Error('no provider')
    const other = { ...app, config: { ...app.config, oidc: { ...oidc, claim } } }
    const added = await createHttpServer(other)
    guardRoutes(added, other)
    registerAccessRoutes(added, other)
    return added
  }
  const setExternalId = (value: string) =>
    app.asOwner(client =>
      client.query('update credential set external_id = $1 where account_id = $2', [value, lan]),
    )

  test('e-mail, when the provider has verified it', async () => {
    const byEmail = await serveWithClaim('email')
    await setExternalId('Lan.NT@quangnam.test')
    provider.person = { sub: 'x1', email: 'lan.nt@quangnam.test', emailVerified: false }
    expect(readRefusal(await goThrough('/', byEmail))[0]).toBe(403)
    provider.person = { sub: 'x2', email: 'lan.nt@quangnam.test', emailVerified: true }
    expect(sessionOf(await goThrough('/', byEmail))).toBeDefined()
    // An account's e-mail address as somebody's name at the provider is not that address.
    provider.person = { sub: 'Lan.NT@quangnam.test', email: 'other@quangnam.test', emailVerified: true }
    expect(readRefusal(await goThrough('/', byEmail))[0]).toBe(403)
    await byEmail.close()
  })

  test('a number of the staff', async () => {
    const byNumber = await serveWithClaim('employee_id')
    await setExternalId('VC-204')
    provider.person = { sub: 'x3', employeeId: 'VC-204' }
    expect(sessionOf(await goThrough('/', byNumber))).toBeDefined()
    provider.person = { sub: 'VC-204' }
    expect(readRefusal(await goThrough('/', byNumber))[0]).toBe(403)
    await byNumber.close()
  })
})

test('without a provider there is no such way', async () => {
  const { oidc: _none, ...rest } = app.config
  const plain = { ...app, config: { ...rest, oidc: undefined } }
  const added = await createHttpServer(plain)
  guardRoutes(added, plain)
  registerAccessRoutes(added, plain)
  expect((await added.inject('/api/session/ways')).json()).toEqual({ oidc: null })
  for (const url of ['/api/session/oidc', '/api/session/oidc/callback?code=1&state=2'])
    expect((await added.inject(url)).json()).toMatchObject({ code: 'not-found' })
  await added.close()
})

test('a provider that does not answer is said so, and the password still works', async () => {
  const gone = await startTestProvider(ours)
  const { oidc } = app.config
  if (oidc === undefined) throw new Error('no provider')
  const other = { ...app, config: { ...app.config, oidc: { ...oidc, issuer: gone.issuer } } }
  const added = await createHttpServer(other)
  guardRoutes(added, other)
  registerAccessRoutes(added, other)
  gone.person = { sub: 'cb-0017' }
  const { location, flow } = await begin('/', added)
  const url = await gone.follow(location, ours)
  await gone.close()
  const sentence =
    'Không liên lạc được với Cổng của tỉnh. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.'
  // Gone between leaving and coming back.
  expect(readRefusal(await comeBack(url, flow, added))).toEqual([503, sentence])
  const later = await createHttpServer(other)
  guardRoutes(later, other)
  registerAccessRoutes(later, other)
  const answer = await later.inject('/api/session/oidc')
  expect([answer.statusCode, answer.body.includes(sentence)]).toEqual([503, true])
  expect((await signInAs(later, 'minh', testPassword)).rights).toContain('books.read')
  await added.close()
  await later.close()
})
