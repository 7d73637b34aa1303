import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { getAccount } from './account-state.ts'
import { disableAccount } from './disable-account.ts'
import { accountDetailSchema, accountListSchema, temporaryPasswordSchema } from './schema.ts'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
  testPassword,
} from './testing.ts'

let app: TestApp
let server: HttpServer
const agencies = { province: '', district: '', commune: '', neighbour: '', elsewhere: '' }
const ids: Record<string, string> = {}
let top: Browser
let local: Browser

beforeAll(async () => {
  app = await openTestApp()
  agencies.province = await addAgency(app, '46', 'province')
  agencies.district = await addAgency(app, '474', 'district', agencies.province)
  agencies.commune = await addAgency(app, '19789', 'commune', agencies.district)
  agencies.neighbour = await addAgency(app, '19790', 'commune', agencies.province)
  agencies.elsewhere = await addAgency(app, '79', 'province')
  ids.quantri = await addAccount(app, 'quantri', 'administrator', agencies.province)
  ids.quantrixa = await addAccount(app, 'quantrixa', 'administrator', agencies.commune)
  ids.lan = await addAccount(app, 'lan', 'registrar', agencies.commune)
  ids.minh = await addAccount(app, 'minh', 'registrar', agencies.neighbour)
  ids.xa = await addAccount(app, 'xa', 'administrator', agencies.elsewhere)
  server = await createTestServer(app)
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  top = await signInAs(server, 'quantri')
  local = await signInAs(server, 'quantrixa')
})

const reason = 'nghỉ việc từ hôm nay'
const codeOf = async (answer: ReturnType<Browser['get']>) => {
  const { statusCode, body } = await answer
  return statusCode < 300 ? statusCode : JSON.parse(body).code
}
const post = (browser: Browser, account: string, verb: string, body: object = {}) =>
  codeOf(browser.post(`/api/accounts/${account}${verb === '' ? '' : `/${verb}`}`, body))

interface JournalRow {
  readonly agency_id: string
  readonly account_id: string | null
  readonly address: string | null
  readonly action: string
  readonly detail: unknown
  readonly changed: boolean
}
async function journalOf(account: string): Promise<readonly JournalRow[]> {
  const { rows } = await app.asOwner(client =>
    client.query<JournalRow>(
      `select agency_id, account_id, address, action, detail, before is distinct from after as changed
        from journal where subject = $1 and action <> 'session.open' order by at`,
      [`account:${account}`],
    ),
  )
  return rows
}

describe('an account', () => {
  const account = { username: 'hoa', displayName: 'Trần Thị Hòa', role: 'registrar' }

  test('is made with a password that is shown once and must be changed', async () => {
    const answer = await local.post('/api/accounts', { ...account, agencyId: agencies.commune })
    const { id, password } = temporaryPasswordSchema.parse(answer.json())
    expect(password).toMatch(/^([bcghkmnpqtv2-9]{4}-){4}[bcghkmnpqtv2-9]{4}$/)
    const hoa = await signInAs(server, 'hoa', password ?? '')
    expect(await codeOf(hoa.get('/api/agencies'))).toBe('password.must-change')
    expect((await local.get(`/api/accounts/${id}`)).body).not.toContain(password)
    expect(await journalOf(id)).toMatchObject([
      {
        agency_id: agencies.commune,
        account_id: ids.quantrixa,
        address: '127.0.0.1',
        action: 'account.create',
      },
    ])
    expect(await codeOf(local.post('/api/accounts', { ...account, agencyId: agencies.commune }))).toBe(
      'account.exists',
    )
  })

  test('may be given a password, which must be changed all the same', async () => {
    const given = {
      ...account,
      username: 'hoa2',
      agencyId: agencies.commune,
      password: 'trời hôm nay nhiều mây',
    }
    const { password } = temporaryPasswordSchema.parse((await local.post('/api/accounts', given)).json())
    expect(password).toBeNull()
    const hoa = await signInAs(server, 'hoa2', given.password)
    expect(await codeOf(hoa.get('/api/agencies'))).toBe('password.must-change')
    const weak = { ...given, username: 'hoa3', password: 'Mật khẩu 123' }
    expect(await codeOf(local.post('/api/accounts', weak))).toBe('password.common')
  })

  test.each([
    ['local', 'neighbour', 'registrar', 'right.missing'],
    ['local', 'province', 'registrar', 'right.missing'],
    ['top', 'elsewhere', 'registrar', 'right.missing'],
    ['top', 'neighbour', 'registrar', 201],
    ['local', 'commune', 'province-lead', 'account.role-level'],
    ['top', 'commune', 'district', 'account.role-level'],
    ['top', 'province', 'district', 'account.role-level'],
    ['top', 'district', 'province-lead', 'account.role-level'],
    ['top', 'district', 'district', 201],
    ['top', 'province', 'province-lead', 201],
    ['top', 'province', 'registrar', 201],
    ['top', 'district', 'registrar', 201],
    ['local', 'commune', 'scanner', 201],
    ['local', 'commune', 'auditor', 201],
    ['local', 'commune', 'administrator', 201],
  ] as const)('made by the %s administrator at the %s as %s: %s', async (who, where, role, outcome) => {
    const browser = who === 'top' ? top : local
    const username = `${who}.${where}.${role}`
    const made = { username, displayName: 'Người mới', role, agencyId: agencies[where] }
    expect(await codeOf(browser.post('/api/accounts', made))).toBe(outcome)
  })

  test('bears one identity at the provider', async () => {
    const made = (username: string) =>
      codeOf(
        top.post('/api/accounts', {
          ...account,
          username,
          agencyId: agencies.neighbour,
          externalId: 'cb-0017',
        }),
      )
    expect(await made('hoa4')).toBe(201)
    expect(await made('hoa5')).toBe('account.external-exists')
    const change = (externalId: string | null) =>
      post(top, ids.minh ?? '', '', { displayName: 'Lê Văn Minh', externalId })
    expect(await change('cb-0017')).toBe('account.external-exists')
    expect(await change('cb-0018')).toBe(204)
    const detail = accountDetailSchema.parse((await top.get(`/api/accounts/${ids.minh}`)).json())
    expect([detail.displayName, detail.externalId]).toEqual(['Lê Văn Minh', 'cb-0018'])
    const rows = await journalOf(ids.minh ?? '')
    expect(rows.at(-1)).toMatchObject({
      action: 'account.update',
      detail: { externalId: true },
      changed: true,
      account_id: ids.quantri,
    })
    expect(JSON.stringify(rows)).not.toContain('Minh')
  })
})

describe('the list', () => {
  test('holds the accounts of the agency and those below, and no secret', async () => {
    await addBook(app, agencies.commune, ids.lan ?? '')
    await signInAs(server, 'lan')
    const names = async (browser: Browser) =>
      accountListSchema
        .parse((await browser.get('/api/accounts')).json())
        .accounts.map(({ username }) => username)
    expect(await names(top)).toEqual(expect.arrayContaining(['quantri', 'lan', 'minh']))
    expect(await names(top)).not.toContain('xa')
    expect(await names(local)).toEqual(expect.arrayContaining(['quantrixa', 'lan']))
    expect(await names(local)).not.toContain('minh')
    const { body } = await top.get('/api/accounts')
    expect(body).not.toContain('argon2')
    const lan = accountListSchema.parse(JSON.parse(body)).accounts.find(({ username }) => username === 'lan')
    expect(lan).toMatchObject({ books: 1, disabled: false, secondFactor: false })
    expect(lan?.lastSeenAt).not.toBeNull()
    expect(await codeOf((await signInAs(server, 'lan')).get('/api/accounts'))).toBe('right.missing')
  })

  test('goes on to one account, and where it is signed in', async () => {
    await signInAs(server, 'lan')
    const detail = accountDetailSchema.parse((await local.get(`/api/accounts/${ids.lan}`)).json())
    expect(detail.sessions[0]).toMatchObject({ address: '127.0.0.1' })
    expect(Object.keys(detail.sessions[0] ?? {})).not.toContain('current')
  })
})

test('an account outside of the jurisdiction is not there, whatever is asked of it', async () => {
  const asks: readonly (readonly [string, object])[] = [
    ['', { displayName: 'Khác', externalId: null }],
    ['disabling', { reason }],
    ['enabling', { reason }],
    ['password', {}],
    ['second-factor-removal', { reason }],
  ]
  for (const account of [ids.minh ?? '', ids.quantri ?? '', ids.xa ?? '', newId()]) {
    expect(await codeOf(local.get(`/api/accounts/${account}`))).toBe('not-found')
    for (const [verb, body] of asks) expect(await post(local, account, verb, body), verb).toBe('not-found')
    expect(await codeOf(local.delete(`/api/accounts/${account}/sessions`))).toBe('not-found')
  }
})

describe('disabling', () => {
  test('ends the account’s sessions at once, with a reason in the journal, until it is enabled again', async () => {
    const lan = await signInAs(server, 'lan')
    expect(await post(local, ids.lan ?? '', 'disabling', { reason: 'ốm' })).toBe('request.invalid')
    expect(await post(local, ids.lan ?? '', 'disabling', { reason })).toBe(204)
    expect(await codeOf(lan.get('/api/session'))).toBe('session.none')
    await expect(signInAs(server, 'lan')).rejects.toThrow('sign-in.failed')
    expect(await post(local, ids.lan ?? '', 'disabling', { reason })).toBe(204)
    expect(await post(top, ids.lan ?? '', 'enabling', { reason: 'đi làm trở lại' })).toBe(204)
    expect(await codeOf(lan.get('/api/session'))).toBe('session.none')
    await signInAs(server, 'lan')
    expect((await journalOf(ids.lan ?? '')).slice(-2)).toMatchObject([
      { action: 'account.disable', detail: { reason }, changed: true, account_id: ids.quantrixa },
      {
        action: 'account.enable',
        detail: { reason: 'đi làm trở lại' },
        changed: true,
        account_id: ids.quantri,
      },
    ])
  })

  test('nobody does it to themselves, nor resets their own password here', async () => {
    for (const [verb, body] of [
      ['disabling', { reason }],
      ['password', {}],
      ['second-factor-removal', { reason }],
    ] as const)
      expect(await post(top, ids.quantri ?? '', verb, body)).toBe('account.self')
  })

  test('leaves a topmost agency one administrator, even when two remove each other at once', async () => {
    const province = await addAgency(app, '01', 'province')
    const [first, second] = [
      await addAccount(app, 'mot', 'administrator', province),
      await addAccount(app, 'hai', 'administrator', province),
    ]
    const disable = (id: string) =>
      app.database.transaction({ scope: 'all' }, async tx =>
        disableAccount(tx, await getAccount(tx, { scope: 'all' }, id), reason),
      )
    const outcomes = await Promise.allSettled([disable(first), disable(second)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'account.last-administrator' },
    })
    const { rows } = await app.asOwner(client =>
      client.query(`select id from account where disabled_at is null and agency_id = $1`, [province]),
    )
    expect(rows).toHaveLength(1)
  })
})

test('a new temporary password signs the person out, lifts the throttle, and must be changed', async () => {
  const lan = await signInAs(server, 'lan')
  for (let i = 0; i < 10; i++)
    await server.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'lan', password: 'quên mất rồi' },
    })
  await expect(signInAs(server, 'lan')).rejects.toThrow('429')
  const answer = await local.post(`/api/accounts/${ids.lan}/password`)
  const { id, password } = temporaryPasswordSchema.parse(answer.json())
  expect(id).toBe(ids.lan)
  expect(await codeOf(lan.get('/api/session'))).toBe('session.none')
  await expect(signInAs(server, 'lan', testPassword)).rejects.toThrow('sign-in.failed')
  const again = await signInAs(server, 'lan', password ?? '')
  expect(await codeOf(again.get('/api/agencies'))).toBe('password.must-change')
  const change = { current: password, next: testPassword }
  expect(await codeOf(again.post('/api/session/password', change))).toBe(204)
})

test('an administrator signs somebody out everywhere', async () => {
  const [one, two] = [await signInAs(server, 'lan'), await signInAs(server, 'lan')]
  expect(await codeOf(local.delete(`/api/accounts/${ids.lan}/sessions`))).toBe(204)
  for (const browser of [one, two]) expect(await codeOf(browser.get('/api/session'))).toBe('session.none')
  expect((await journalOf(ids.lan ?? '')).at(-1)).toMatchObject({
    action: 'session.end',
    account_id: ids.quantrixa,
  })
})
