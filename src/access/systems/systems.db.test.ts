import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { findJurisdiction } from '../jurisdiction.ts'
import { rights } from '../rights.ts'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../testing.ts'
import { systemRights } from './schema.ts'
import { addSystem } from './testing.ts'

let app: TestApp
let server: HttpServer
let province: string
let commune: string
let administrator: Browser
let communeAdministrator: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    to.get(
      '/who',
      { config: { right: 'records.read' }, schema: { response: { 200: z.unknown() } } },
      async request => request.actor.jurisdiction,
    )
    to.post(
      '/check',
      { config: { right: 'packages.check' }, schema: { response: { 200: z.unknown() } } },
      async () => ({ done: true }),
    )
  })
  province = await addAgency(app, '49', 'province')
  commune = await addAgency(app, '20551', 'commune', province)
  await addAccount(app, 'quan-tri', 'administrator', province)
  await addAccount(app, 'quan-tri-xa', 'administrator', commune)
  administrator = await signInAs(server, 'quan-tri')
  communeAdministrator = await signInAs(server, 'quan-tri-xa')
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const codeOf = (answer: { statusCode: number; json(): { code?: string } }) => [
  answer.statusCode,
  answer.json().code,
]
const registrar = () => ({ agencyId: commune, role: 'registrar', rights: ['records.read', 'packages.check'] })

describe('a system with a token', () => {
  test('is let in where its rights and its role’s reach allow, and says who it is', async () => {
    const system = await addSystem(server, administrator, registrar())
    expect((await system.get('/who')).json()).toMatchObject({ agencies: [commune], confidential: false })
    expect((await system.post('/check')).json()).toEqual({ done: true })
    expect((await system.get('/api/session')).json()).toMatchObject({
      account: { displayName: 'Một cửa tỉnh', agency: { code: '20551' } },
      rights: ['packages.check', 'records.read'],
    })
    expect(codeOf(await system.get('/api/agencies'))).toEqual([403, 'right.missing'])
    expect(codeOf(await system.get('/api/session/sessions'))).toEqual([403, 'right.missing'])
  })

  test.each(['province-lead', 'registrar', 'auditor'] as const)(
    'has exactly the jurisdiction of a person with its role: %s',
    async role => {
      const agencyId = role === 'province-lead' ? province : commune
      await app.database.transaction({ scope: 'all' }, async tx => {
        for (const right of rights) {
          const person = await findJurisdiction(tx, { id: agencyId, agencyId, role }, right)
          const system = await findJurisdiction(
            tx,
            { id: agencyId, agencyId, role, only: systemRights },
            right,
          )
          const mayHold = (systemRights as readonly string[]).includes(right)
          expect(system, right).toEqual(mayHold ? person : undefined)
        }
      })
    },
  )

  test('without the right to confidential kinds does not see them, whatever its role', async () => {
    const all = await addSystem(server, administrator, {
      agencyId: commune,
      role: 'registrar',
      rights: ['records.read', 'records.confidential'],
    })
    expect((await all.get('/who')).json()).toMatchObject({ confidential: true })
  })

  test('can never hold what needs a human being', async () => {
    for (const right of ['approvals.decide', 'accounts.manage', 'systems.manage', 'records.correct']) {
      const system = { name: 'Một cửa', agencyId: commune, role: 'registrar', rights: [right] }
      expect(codeOf(await administrator.post('/api/systems', system))).toEqual([422, 'request.invalid'])
    }
    // Even written into the database.
    const holder = { id: commune, agencyId: province, role: 'administrator', only: [...rights] } as const
    await app.database.transaction({ scope: 'all' }, async tx => {
      expect(await findJurisdiction(tx, holder, 'accounts.manage')).toBeUndefined()
    })
  })

  test('is refused when revoked, expired, disabled, from elsewhere, or with anything but its token', async () => {
    const system = await addSystem(server, administrator, registrar(), { addresses: ['10.1.0.0/16'] })
    expect(codeOf(await system.get('/who'))).toEqual([403, 'token.address'])
    const from = (remoteAddress: string) =>
      server.inject({
        method: 'GET',
        url: '/who',
        remoteAddress,
        headers: { authorization: `Bearer ${system.token}` },
      })
    expect((await from('10.1.2.3')).statusCode).toBe(200)
    expect((await from('::ffff:10.1.2.3')).statusCode).toBe(200)
    expect(codeOf(await from('10.2.2.3'))).toEqual([403, 'token.address'])
    for (const wrong of ['', 'x', `${system.token}x`, `sogoc_${'A'.repeat(43)}`])
      expect(codeOf(await system.get('/who', { authorization: `Bearer ${wrong}` }))).toEqual([
        401,
        'token.invalid',
      ])
    await administrator.post(`/api/systems/${system.id}/disabling`, { reason: 'Thử khóa hệ thống' })
    expect(codeOf(await from('10.1.2.3'))).toEqual([401, 'token.invalid'])
    await administrator.post(`/api/systems/${system.id}/enabling`, { reason: 'Thử mở lại' })
    expect((await from('10.1.2.3')).statusCode).toBe(200)
    await app.asOwner(client =>
      client.query(`update access_token set expires_at = now() where id = $1`, [system.tokenId]),
    )
    expect(codeOf(await from('10.1.2.3'))).toEqual([401, 'token.expired'])
    await administrator.delete(`/api/systems/${system.id}/tokens/${system.tokenId}`)
    expect(codeOf(await from('10.1.2.3'))).toEqual([401, 'token.invalid'])
  })

  test('never comes with a browser’s cookie', async () => {
    const system = await addSystem(server, administrator, registrar())
    const answer = await server.inject({
      method: 'GET',
      url: '/who',
      cookies: administrator.cookies,
      headers: { authorization: `Bearer ${system.token}` },
    })
    expect(codeOf(answer)).toEqual([403, 'token.with-cookie'])
  })

  test('another scheme of a proxy in front does not disturb people', async () => {
    const answer = await server.inject({
      method: 'GET',
      url: '/api/session',
      cookies: administrator.cookies,
      headers: { authorization: 'Basic bGFuOmxhbg==' },
    })
    expect(answer.statusCode).toBe(200)
  })
})

describe('an administrator', () => {
  test('sees the day of the last use and four characters, never the token again', async () => {
    const system = await addSystem(server, administrator, registrar())
    await system.get('/who')
    const answer = await administrator.get(`/api/systems/${system.id}`)
    expect(answer.json().tokens).toMatchObject([
      { hint: system.token.slice(-4), lastUsedOn: expect.stringMatching(/^\d{4}-/), revokedAt: null },
    ])
    expect(answer.body).not.toContain(system.token)
    const { rows } = await app.asOwner(client =>
      client.query(`select detail::text from journal where subject = $1`, [`system:${system.id}`]),
    )
    expect(rows.length).toBe(2)
    expect(JSON.stringify(rows)).not.toContain(system.token.slice(0, 20))
  })

  test('takes rights away at once, and gives none', async () => {
    const system = await addSystem(server, administrator, registrar())
    const url = `/api/systems/${system.id}/rights`
    expect((await administrator.post(url, { rights: ['records.read'] })).statusCode).toBe(204)
    expect(codeOf(await system.post('/check'))).toEqual([403, 'right.missing'])
    expect(codeOf(await administrator.post(url, { rights: ['records.read', 'packages.check'] }))).toEqual([
      403,
      'system.wider',
    ])
  })

  test('gives no more than the role has, for two years at most, and only at its own agencies', async () => {
    const auditor = { name: 'Giám sát', agencyId: commune, role: 'auditor', rights: ['identity.read'] }
    expect(codeOf(await administrator.post('/api/systems', auditor))).toEqual([403, 'system.wider'])
    const elsewhere = { name: 'Một cửa', ...registrar(), agencyId: province }
    expect(codeOf(await communeAdministrator.post('/api/systems', elsewhere))).toEqual([403, 'right.missing'])
    const above = await addSystem(server, administrator, {
      agencyId: province,
      role: 'province-lead',
      rights: ['records.read'],
    })
    expect((await communeAdministrator.get(`/api/systems/${above.id}`)).statusCode).toBe(404)
    const { statusCode } = await administrator.post(`/api/systems/${above.id}/tokens`, { days: 731 })
    expect(statusCode).toBe(422)
    expect((await communeAdministrator.get('/api/systems')).body).not.toContain(above.id)
  })

  test('does not find systems among the people, and nobody signs in as one', async () => {
    const system = await addSystem(server, administrator, registrar())
    expect((await administrator.get('/api/accounts')).body).not.toContain(system.id)
    for (const act of ['', '/password', '/disabling'])
      expect(
        (await administrator.post(`/api/accounts/${system.id}${act}`, { reason: 'Thử xem sao' })).statusCode,
      ).not.toBe(204)
    expect((await administrator.get(`/api/accounts/${system.id}`)).statusCode).toBe(404)
    const { rows } = await app.asOwner(client =>
      client.query(`select username from account where id = $1`, [system.id]),
    )
    const payload = { username: rows[0].username, password: 'mật khẩu nào đó' }
    const signIn = await server.inject({ method: 'POST', url: '/api/session', payload })
    expect(codeOf(signIn)).toEqual([401, 'sign-in.failed'])
  })
})

test('calls of one system from many addresses count together', async () => {
  const small = await openTestApp({ REQUESTS_PER_MINUTE: '5' })
  const limited = await createTestServer(small)
  try {
    const agencyId = await addAgency(small, '49', 'province')
    await addAccount(small, 'quan-tri', 'administrator', agencyId)
    const browser = await signInAs(limited, 'quan-tri')
    const { token } = await addSystem(limited, browser, { ...registrar(), agencyId })
    const answers = []
    for (let at = 1; at <= 6; at++) {
      const headers = { authorization: `Bearer ${token}` }
      answers.push(await limited.inject({ url: '/api/session', remoteAddress: `203.0.113.${at}`, headers }))
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 429])
  } finally {
    await limited.close()
    await small.close()
  }
})
