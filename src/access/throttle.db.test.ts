import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { guardRoutes } from './guard.ts'
import { registerAccessRoutes } from './routes.ts'
import { signIn } from './sign-in.ts'
import { addAccount, addAgency, createTestServer, signInAs, testPassword } from './testing.ts'
import { limits } from './throttle.ts'

let app: TestApp
let server: HttpServer

beforeAll(async () => {
  app = await openTestApp({ REQUESTS_PER_MINUTE: '10000000' })
  const commune = await addAgency(app, '19789')
  for (const name of ['lan', 'minh', 'quang']) await addAccount(app, name, 'registrar', commune)
  server = await createTestServer(app)
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(() => app.asOwner(client => client.query('delete from sign_in_failure; delete from session')))

const post = (username: string, password: string, remoteAddress = '10.0.0.1', headers = {}) =>
  server.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password },
    remoteAddress,
    headers,
  })

/** How the use case answered to guesses at once, by code; `tried` are those that a password was compared for. */
async function guess(attempts: readonly { readonly username: string; readonly address: string }[]) {
  const outcomes = await Promise.all(
    attempts.map(attempt =>
      signIn(app, { ...attempt, password: 'đoán mò thôi mà', userAgent: undefined }).then(
        () => 'in',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      ),
    ),
  )
  const count = (code: string) => outcomes.filter(outcome => outcome === code).length
  const [tried, refused] = [count('sign-in.failed'), count('sign-in.throttled')]
  expect(tried + refused).toBe(attempts.length)
  return { tried, refused }
}

describe('10,000 guesses, many at once', { timeout: 300_000 }, () => {
  const total = 10_000
  /** Guesses come through the pool of connections, as many as it takes; the rest wait in line as they would on the network. */
  async function guessAll(attempt: (i: number) => { username: string; address: string }, count = total) {
    const sum = { tried: 0, refused: 0 }
    for (let from = 0; from < count; from += 500) {
      const { tried, refused } = await guess(Array.from({ length: 500 }, (_, i) => attempt(from + i)))
      sum.tried += tried
      sum.refused += refused
    }
    return sum
  }
  const report = (what: string, { tried, refused }: { tried: number; refused: number }) =>
    process.stderr.write(`throttle: ${tried + refused} guesses ${what}: ${tried} tried, ${refused} refused\n`)

  test('at one account from one address: ten are tried', async () => {
    const sum = await guessAll(() => ({ username: 'lan', address: '203.0.113.9' }))
    report('at one account from one address', sum)
    expect(sum.tried).toBe(limits.pair.failures)
  })

  test('at many accounts from one address: a hundred are tried', async () => {
    const sum = await guessAll(i => ({ username: `nguoi${i}`, address: '203.0.113.9' }))
    report('at many accounts from one address', sum)
    expect(sum.tried).toBe(limits.address.failures)
  })

  test('at one account from many addresses: fifty are tried', async () => {
    const sum = await guessAll(i => ({ username: 'lan', address: `198.18.${i >> 8}.${i & 255}` }))
    report('at one account from many addresses', sum)
    expect(sum.tried).toBe(limits.account.failures)
  })

  test('at one account from a thousand addresses of one IPv6 household: ten are tried', async () => {
    const address = (i: number) => `2001:db8:1:2::${i.toString(16)}`
    const sum = await guessAll(i => ({ username: 'lan', address: address(i) }), 1_000)
    report('at one account from one IPv6 household', sum)
    expect(sum.tried).toBe(limits.pair.failures)
  })
})

describe('neither can it be got around', () => {
  const spellings = [
    'lan',
    'LAN',
    ' Lan ',
    'ｌａｎ',
    'la\u00adn',
    'l\u200ban',
    '\tlan\n',
    'la\u0000n',
    'LaN',
    'ＬＡＮ',
  ]

  test('by other ways of typing the name', async () => {
    const attempts = Array.from({ length: 60 }, (_, i) => ({
      username: spellings[i % spellings.length] ?? '',
      address: '10.0.0.1',
    }))
    expect(await guess(attempts)).toEqual({ tried: 10, refused: 50 })
    // All of them are one person, who can type her name as she likes.
    await app.asOwner(client => client.query('delete from sign_in_failure'))
    for (const username of spellings) expect((await post(username, testPassword)).statusCode).toBe(200)
  })

  test('by other ways of writing the address', async () => {
    const forms = ['10.0.0.7', '::ffff:10.0.0.7', '::FFFF:10.0.0.7', '0:0:0:0:0:ffff:a00:7', '10.0.0.7:4431']
    const attempts = Array.from({ length: 60 }, (_, i) => ({ username: 'lan', address: forms[i % 5] ?? '' }))
    expect(await guess(attempts)).toEqual({ tried: 10, refused: 50 })
  })

  test('by made-up headers, where no proxy is trusted', async () => {
    const headers = (i: number) => ({
      'x-forwarded-for': `1.2.3.${i}`,
      'x-real-ip': `1.2.3.${i}`,
      forwarded: `for=1.2.3.${i}`,
      'cf-connecting-ip': `1.2.3.${i}`,
    })
    for (let i = 0; i < 10; i++)
      expect((await post('lan', 'sai mất rồi', '10.0.0.2', headers(i))).statusCode).toBe(401)
    const held = await post('lan', testPassword, '10.0.0.2', headers(99))
    expect([held.statusCode, held.json().code, held.headers['retry-after']]).toEqual([
      429,
      'sign-in.throttled',
      '900',
    ])
  })

  test('by a session or a token: who is signed in guesses no more than others', async () => {
    const browser = await signInAs(server, 'minh')
    const cookie = `sogoc=${browser.cookies.sogoc ?? ''}`
    for (let i = 0; i < 10; i++) await post('lan', 'sai mất rồi', '10.0.0.3')
    const headers = { cookie, 'x-csrf-token': browser.csrfToken }
    expect((await post('lan', 'sai mất rồi', '10.0.0.3', headers)).statusCode).toBe(429)
  })

  test('by signing in to an account of one’s own in between', async () => {
    let tried = 0
    for (let i = 0; i < 150; i++) {
      if (i % 5 === 0) await post('minh', testPassword, '10.0.0.4')
      const { statusCode } = await post(`nguoi${i}`, 'sai mất rồi', '10.0.0.4')
      if (statusCode === 401) tried++
    }
    expect(tried).toBe(limits.address.failures)
  })

  test('by the owner signing in in between: what others failed stays counted', async () => {
    let tried = 0
    for (let i = 0; i < 80; i++) {
      if (i % 10 === 0) expect((await post('lan', testPassword, '10.9.9.9')).statusCode).toBe(200)
      if ((await post('lan', 'sai mất rồi', `10.1.0.${i}`)).statusCode === 401) tried++
    }
    expect(tried).toBe(limits.account.failures)
  })

  test('by the routes that ask for the password again', async () => {
    const browser = await signInAs(server, 'lan')
    let tried = 0
    for (let i = 0; i < 24; i++) {
      const [route, body] =
        i % 2 === 0
          ? ['password', { current: 'sai mất rồi', next: 'một câu khác hẳn' }]
          : ['second-factor', { password: 'sai mất rồi' }]
      const answer = await browser.post(`/api/session/${route}`, body)
      if (answer.json().code === 'password.wrong') tried++
      else expect(answer.json().code).toBe('sign-in.throttled')
    }
    expect(tried).toBe(limits.pair.failures)
    expect((await post('lan', testPassword, '127.0.0.1')).statusCode).toBe(429)
  })
})

describe('behind a proxy', () => {
  let proxied: HttpServer
  beforeAll(async () => {
    const trusting = { ...app, config: { ...app.config, trustProxy: ['10.0.0.0/8'] } }
    proxied = await createHttpServer(trusting)
    guardRoutes(proxied, trusting)
    registerAccessRoutes(proxied, trusting)
  })
  afterAll(() => proxied.close())

  const through = (forwarded: string, remoteAddress = '10.0.0.1', password = 'sai mất rồi') =>
    proxied.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'lan', password },
      remoteAddress,
      headers: { 'x-forwarded-for': forwarded },
    })

  test('the address that the proxy saw counts, whatever the visitor wrote before it', async () => {
    for (let i = 0; i < 10; i++)
      expect((await through(`1.2.3.${i}, 127.0.0.1, 203.0.113.9`)).statusCode).toBe(401)
    expect((await through('9.9.9.9, 203.0.113.9', '10.0.0.1', testPassword)).statusCode).toBe(429)
    // Pretending to come through a second proxy of ours does not help either.
    expect((await through('9.9.9.9, 203.0.113.9, 10.0.0.7', '10.0.0.1', testPassword)).statusCode).toBe(429)
    expect((await through('198.51.100.4', '10.0.0.1', testPassword)).statusCode).toBe(200)
  })

  test('who reaches us past the proxy is who they are', async () => {
    for (let i = 0; i < 10; i++) expect((await through(`1.2.3.${i}`, '203.0.113.50')).statusCode).toBe(401)
    expect((await through('9.9.9.9', '203.0.113.50', testPassword)).statusCode).toBe(429)
  })
})

describe('an honest person', () => {
  test('is not locked out by somebody who guesses from many addresses: where she signed in before she still can', async () => {
    expect((await post('lan', testPassword, '10.0.5.5')).statusCode).toBe(200)
    await guess(Array.from({ length: 80 }, (_, i) => ({ username: 'lan', address: `198.18.0.${i}` })))
    expect((await post('lan', testPassword, '198.18.0.200')).statusCode).toBe(429)
    expect((await post('lan', testPassword, '10.0.5.5')).statusCode).toBe(200)
  })

  test('may try again when the wait is over, which the answer tells in minutes', async () => {
    for (let i = 0; i < 10; i++) await post('lan', 'sai mất rồi', '10.0.6.6')
    await app.asOwner(client => client.query(`update sign_in_failure set at = at - interval '12 minutes'`))
    const held = await post('lan', testPassword, '10.0.6.6')
    expect(held.json()).toMatchObject({
      code: 'sign-in.throttled',
      message: 'Đã nhập sai quá nhiều lần. Hãy thử lại sau 3 phút',
    })
    await app.asOwner(client => client.query(`update sign_in_failure set at = at - interval '3 minutes'`))
    expect((await post('lan', testPassword, '10.0.6.6')).statusCode).toBe(200)
  })

  test('has mistyped nothing any more once the right password came', async () => {
    for (let i = 0; i < 9; i++) await post('lan', 'sai mất rồi', '10.0.7.7')
    expect((await post('lan', testPassword, '10.0.7.7')).statusCode).toBe(200)
    const { rows } = await app.asOwner(client => client.query('select subject from sign_in_failure'))
    expect(rows).toEqual([])
  })
})

test('the count survives a restart of the program', async () => {
  for (let i = 0; i < 10; i++) await post('quang', 'sai mất rồi', '10.0.8.8')
  const restarted = await createTestServer(app)
  const answer = await restarted.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'quang', password: testPassword },
    remoteAddress: '10.0.8.8',
  })
  await restarted.close()
  expect(answer.statusCode).toBe(429)
})
