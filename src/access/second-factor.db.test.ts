import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { pendingSecondFactorSchema, recoveryCodesSchema } from './schema.ts'
import { signIn as useSignIn } from './sign-in.ts'
import { addAccount, addAgency, type Browser, createTestServer, signInAs, testPassword } from './testing.ts'

let app: TestApp
let server: HttpServer
let administrator: Browser
let administratorId = ''
let lan = ''

beforeAll(async () => {
  app = await openTestApp()
  const province = await addAgency(app, '46', 'province')
  const commune = await addAgency(app, '19789', 'commune', province)
  administratorId = await addAccount(app, 'quantri', 'administrator', province)
  lan = await addAccount(app, 'lan', 'registrar', commune)
  await addAccount(app, 'minh', 'registrar', commune)
  server = await createTestServer(app)
  administrator = await signInAs(server, 'quantri')
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await app.asOwner(client =>
    client.query(`delete from sign_in_failure; delete from recovery_code; delete from pending_totp; delete from setting;
      update credential set totp_secret = null, totp_since = null, totp_last_step = null`),
  )
})

const password = testPassword
const epoch = () => Math.floor(Date.now() / 1000)
/** The code that the telephone shows, `steps` half minutes from now. */
const codeAt = (secret: string, steps = 0) => generate({ secret, epoch: epoch() + steps * 30 })
/** As if the account had never used a code: the clock of a test can't wait for the next one. */
const forgetStep = () => app.asOwner(client => client.query('update credential set totp_last_step = null'))

function signIn(username: string, code?: string, given = password) {
  const payload = { username, password: given, ...(code === undefined ? {} : { code }) }
  return server.inject({ method: 'POST', url: '/api/session', payload })
}
const outcome = async (answer: ReturnType<typeof signIn>) => {
  const { statusCode, body } = await answer
  return statusCode < 300 ? statusCode : JSON.parse(body).code
}

async function begin(browser: Browser) {
  const answer = await browser.post('/api/session/second-factor', { password })
  return pendingSecondFactorSchema.parse(answer.json())
}

async function setUp(username: string) {
  const browser = await signInAs(server, username)
  const { secret } = await begin(browser)
  const answer = await browser.post('/api/session/second-factor/confirmation', { code: await codeAt(secret) })
  const { codes } = recoveryCodesSchema.parse(answer.json())
  await forgetStep()
  return { browser, secret, codes }
}

describe('setting it up', () => {
  test('takes the password and a code that fits, and gives ten recovery codes', async () => {
    const browser = await signInAs(server, 'lan')
    expect(await outcome(browser.post('/api/session/second-factor', { password: 'sai mất rồi' }))).toBe(
      'password.wrong',
    )
    const { secret, uri } = await begin(browser)
    expect(uri).toContain('otpauth://totp/S%E1%BB%95%20G%E1%BB%91c:lan?')
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    const confirm = async (code: string) => browser.post('/api/session/second-factor/confirmation', { code })
    expect((await confirm('000000')).json().code).toBe('second-factor.wrong-code')
    expect(await outcome(signIn('lan'))).toBe(200)
    const { codes } = recoveryCodesSchema.parse((await confirm(await codeAt(secret))).json())
    expect(new Set(codes).size).toBe(10)
    expect(codes[0]).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){4}$/)
    expect((await browser.get('/api/session')).json()).toMatchObject({ account: { secondFactor: true } })
    // Once more confirms nothing.
    expect((await confirm(await codeAt(secret, 1))).json().code).toBe('second-factor.none')
  })

  test('ends the other sessions, and is forgotten after a quarter of an hour', async () => {
    const [other, browser] = [await signInAs(server, 'lan'), await signInAs(server, 'lan')]
    const { secret } = await begin(browser)
    await app.asOwner(client =>
      client.query(`update pending_totp set created_at = now() - interval '16 minutes'`),
    )
    const code = await codeAt(secret)
    const confirm = () => outcome(browser.post('/api/session/second-factor/confirmation', { code }))
    expect(await confirm()).toBe('second-factor.none')
    expect(await outcome(other.get('/api/session'))).toBe(200)
    await app.asOwner(client => client.query('update pending_totp set created_at = now()'))
    expect(await confirm()).toBe(200)
    expect(await outcome(other.get('/api/session'))).toBe('session.none')
  })

  test('leaves nothing in the database that could be used', async () => {
    const { secret, codes } = await setUp('lan')
    const { rows } = await app.asOwner(client =>
      client.query<{ text: string }>(
        `select credential::text || encode(totp_secret, 'escape') as text from credential where totp_secret is not null
          union all select recovery_code::text from recovery_code`,
      ),
    )
    const stored = rows.map(row => row.text).join('\n')
    expect(rows).toHaveLength(11)
    for (const known of [secret, ...codes]) expect(stored).not.toContain(known)
  })

  test('replaces the present one only when the new one is proven (a new telephone)', async () => {
    const { browser, secret: old } = await setUp('lan')
    const { secret } = await begin(browser)
    expect(await outcome(signIn('lan', await codeAt(old)))).toBe(200)
    const code = await codeAt(secret)
    expect(await outcome(browser.post('/api/session/second-factor/confirmation', { code }))).toBe(200)
    await forgetStep()
    expect(await outcome(signIn('lan', await codeAt(old)))).toBe('sign-in.code-failed')
    expect(await outcome(signIn('lan', await codeAt(secret)))).toBe(200)
  })
})

describe('signing in', () => {
  test('asks for a code once the password is right, and not before', async () => {
    const { secret } = await setUp('lan')
    expect(await outcome(signIn('lan'))).toBe('sign-in.code-needed')
    expect(await outcome(signIn('lan', ''))).toBe('sign-in.code-needed')
    expect(await outcome(signIn('lan', undefined, 'sai mất rồi'))).toBe('sign-in.failed')
    expect(await outcome(signIn('lan', await codeAt(secret), 'sai mất rồi'))).toBe('sign-in.failed')
    const code = await codeAt(secret)
    expect(await outcome(signIn('lan', `${code.slice(0, 3)} ${code.slice(3)}`))).toBe(200)
    const { rows } = await app.asOwner(client =>
      client.query(
        `select detail from journal where action = 'session.open' and account_id = $1 order by sequence desc limit 1`,
        [lan],
      ),
    )
    expect(rows).toEqual([{ detail: { way: 'password', secondFactor: 'totp' } }])
  })

  test('a code is good once, also for two at the same moment', async () => {
    const { secret } = await setUp('lan')
    const code = await codeAt(secret)
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => outcome(signIn('lan', code))))
    expect(outcomes.sort()).toEqual([200, ...Array(3).fill('sign-in.code-failed')])
    expect(await outcome(signIn('lan', code))).toBe('sign-in.code-failed')
    // And no code from before it.
    expect(await outcome(signIn('lan', await codeAt(secret, -1)))).toBe('sign-in.code-failed')
  })

  test.each([
    [-2, 'sign-in.code-failed'],
    [-1, 200],
    [1, 200],
    [2, 'sign-in.code-failed'],
  ])('the telephone’s clock may be off by half a minute (%i steps)', async (steps, expected) => {
    const { secret } = await setUp('lan')
    await awayFromStepEnd()
    expect(await outcome(signIn('lan', await codeAt(secret, steps)))).toBe(expected)
  })

  test('a recovery code does as well, once, however it is typed', async () => {
    const { codes } = await setUp('lan')
    const [first = '', second = ''] = codes
    expect(await outcome(signIn('lan', first.toUpperCase().replaceAll('-', ' ')))).toBe(200)
    expect(await outcome(signIn('lan', first))).toBe('sign-in.code-failed')
    expect(await outcome(signIn('lan', second.replaceAll('-', '')))).toBe(200)
    const other = await setUp('minh')
    expect(await outcome(signIn('lan', other.codes[0]))).toBe('sign-in.code-failed')
  })

  test('wrong codes count: twenty a day and no more, from wherever', async () => {
    const { secret } = await setUp('lan')
    let tried = 0
    for (let i = 0; i < 40; i++) {
      const answer = await server.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username: 'lan', password, code: String(100_000 + i) },
        remoteAddress: `10.0.1.${i}`,
      })
      if (answer.json().code === 'sign-in.code-failed') tried++
      else expect(answer.json().code).toBe('sign-in.throttled')
    }
    expect(tried).toBe(20)
    expect(await outcome(signIn('lan', await codeAt(secret)))).toBe('sign-in.throttled')
    // The administrator takes the factor away, or a day passes.
    const reason = 'mất điện thoại, đã gọi xác minh'
    expect(await outcome(administrator.post(`/api/accounts/${lan}/second-factor-removal`, { reason }))).toBe(
      204,
    )
    expect(await outcome(signIn('lan'))).toBe(200)
  })

  test('the operator is told which key is missing, the browser only that the system can’t answer', async () => {
    const { secret } = await setUp('lan')
    const path = join(app.config.dataDir, 'secret.key')
    await rm(path)
    const given = {
      username: 'lan',
      password,
      code: await codeAt(secret),
      address: '::1',
      userAgent: undefined,
    }
    await expect(useSignIn(app, given)).rejects.toMatchObject({
      code: 'secret-key.missing',
      params: { path },
    })
    const answer = await signIn('lan', await codeAt(secret))
    expect(answer.statusCode).toBe(503)
    expect(answer.body).not.toContain('secret')
  })
})

describe('taking it away', () => {
  test('takes the password', async () => {
    const { browser } = await setUp('lan')
    const remove = (given: string) =>
      outcome(browser.post('/api/session/second-factor/removal', { password: given }))
    expect(await remove('sai mất rồi')).toBe('password.wrong')
    expect(await remove(password)).toBe(204)
    expect(await outcome(signIn('lan'))).toBe(200)
    expect(await remove(password)).toBe('second-factor.none')
  })

  test('is the administrator’s when the telephone is lost, and signs out everywhere', async () => {
    const { browser } = await setUp('lan')
    const reason = 'mất điện thoại, đã gọi xác minh'
    expect(await outcome(administrator.post(`/api/accounts/${lan}/second-factor-removal`, { reason }))).toBe(
      204,
    )
    expect(await outcome(browser.get('/api/session'))).toBe('session.none')
    expect(await outcome(signIn('lan'))).toBe(200)
    const { rows } = await app.asOwner(client =>
      client.query(
        `select account_id, detail from journal where action = 'account.remove-second-factor' order by at desc limit 1`,
      ),
    )
    expect(rows).toEqual([{ account_id: administratorId, detail: { reason } }])
  })

  test('new recovery codes take the password, and end the old ones', async () => {
    const { browser, codes: old } = await setUp('lan')
    const renew = (given: string) => browser.post('/api/session/recovery-codes', { password: given })
    expect((await renew('sai mất rồi')).json().code).toBe('password.wrong')
    const { codes } = recoveryCodesSchema.parse((await renew(password)).json())
    expect(await outcome(signIn('lan', old[1]))).toBe('sign-in.code-failed')
    expect(await outcome(signIn('lan', codes[1]))).toBe(200)
  })
})

describe('a role that must have one', () => {
  test('may do nothing else before it is set up, and can’t remove it', async () => {
    await app.asOwner(client =>
      client.query(`insert into setting (name, value) values ('secondFactorRoles', '["registrar"]')`),
    )
    const browser = await signInAs(server, 'minh')
    expect((await browser.get('/api/session')).json()).toMatchObject({
      account: { mustSetUpSecondFactor: true, secondFactor: false },
    })
    expect(await outcome(browser.get('/api/agencies'))).toBe('second-factor.must-set-up')
    const { secret } = await begin(browser)
    const code = await codeAt(secret)
    expect(await outcome(browser.post('/api/session/second-factor/confirmation', { code }))).toBe(200)
    expect(await outcome(browser.get('/api/agencies'))).toBe(200)
    expect(await outcome(browser.post('/api/session/second-factor/removal', { password }))).toBe(
      'second-factor.required',
    )
    // Others work on.
    expect(await outcome(administrator.get('/api/agencies'))).toBe(200)
  })
})

/** A code made just before the step ends would be compared just after. */
async function awayFromStepEnd(): Promise<void> {
  const leftMs = 30_000 - (Date.now() % 30_000)
  if (leftMs < 1_500) await new Promise(done => setTimeout(done, leftMs + 50))
}
