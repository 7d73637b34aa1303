import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { createAgency, type NewAgency } from './create-agency.ts'
import { agencyListSchema, agencySearchSchema } from './schema.ts'

let app: TestApp
let server: HttpServer
let lead: Browser
let registrar: Browser
/** Province P with district D and communes A, B, C; from 2020 on the commune N. Q is another province, with commune E. */
let id: Readonly<Record<'P' | 'D' | 'A' | 'B' | 'C' | 'N' | 'Q' | 'E', string>>

async function declare(agency: Partial<NewAgency> & Pick<NewAgency, 'code' | 'level' | 'parentId'>) {
  const whole = { name: `Cơ quan ${agency.code}`, validFrom: '1976-01-01', ...agency }
  const created = await app.database.transaction({ scope: 'all' }, tx =>
    createAgency(tx, { scope: 'all' }, whole),
  )
  return created.id
}

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app)
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(async () => {
  await app.asOwner(client => client.query('truncate agency, account, journal, journal_head cascade'))
  const P = await declare({ code: 'P', level: 'province', parentId: null })
  const Q = await declare({ code: 'Q', level: 'province', parentId: null })
  const D = await declare({ code: 'D', level: 'district', parentId: P })
  const [A, B, C] = [
    await declare({ code: 'A', level: 'commune', parentId: D, name: 'UBND xã Hòa Tiến' }),
    await declare({ code: 'B', level: 'commune', parentId: D }),
    await declare({ code: 'C', level: 'commune', parentId: D }),
  ]
  const N = await declare({ code: 'N', level: 'commune', parentId: P, validFrom: '2020-01-01' })
  const E = await declare({ code: 'E', level: 'commune', parentId: Q })
  id = { P, D, A, B, C, N, Q, E }
  await addAccount(app, 'lead', 'province-lead', P)
  await addAccount(app, 'registrar', 'registrar', N)
  lead = await signInAs(server, 'lead')
  registrar = await signInAs(server, 'registrar')
})

type Key = keyof typeof id
const link = (from: Key, to: Key, extent: 'full' | 'partial' = 'full') => ({
  predecessorId: id[from],
  successorId: id[to],
  extent,
})
const record = (links: object[], more: object = {}) =>
  lead.post('/api/successions', {
    onDate: '2025-07-01',
    kind: 'merge',
    basis: 'Nghị quyết 1',
    links,
    ...more,
  })
const get = async (who: Browser = lead) => agencyListSchema.parse((await who.get('/api/agencies')).json())
const find = async (key: Key) => (await get()).agencies.find(agency => agency.id === id[key])
const journal = async (agency: Key): Promise<readonly string[]> => {
  const { rows } = await app.asOwner(client =>
    client.query(
      'select action, before is not null as b, after is not null as a from journal where agency_id = $1 order by sequence',
      [id[agency]],
    ),
  )
  return rows.map(({ action, b, a }) => `${action}${b ? ' before' : ''}${a ? ' after' : ''}`)
}

describe('a succession', () => {
  test('ends who is merged, lets the new commune see its names, and is taken back', async () => {
    expect((await get(registrar)).agencies.map(agency => agency.code)).toEqual(['N'])
    expect((await record([link('A', 'N'), link('B', 'N')])).statusCode).toBe(201)
    expect((await find('A'))?.validTo).toBe('2025-07-01')
    const seen = await get(registrar)
    expect(seen.agencies.map(agency => agency.code)).toEqual(['A', 'B', 'N'])
    expect(seen.successions).toContainEqual({
      ...link('A', 'N'),
      onDate: '2025-07-01',
      kind: 'merge',
      basis: 'Nghị quyết 1',
    })
    expect(await journal('A')).toEqual(['agency.create after', 'succession.record before after'])

    expect((await lead.delete(`/api/successions/${id.A}/${id.N}`)).statusCode).toBe(204)
    expect((await find('A'))?.validTo).toBeNull()
    expect((await find('B'))?.validTo).toBe('2025-07-01')
    expect((await journal('A')).at(-1)).toBe('succession.remove before after')
    expect((await get(registrar)).agencies.map(agency => agency.code)).toEqual(['B', 'N'])
    expect((await lead.delete(`/api/successions/${id.A}/${id.N}`)).statusCode).toBe(404)
  })

  test('of a divided agency ends it once, and taking one part back leaves it ended', async () => {
    await record([link('A', 'N', 'partial'), link('A', 'B', 'partial')], { kind: 'split' })
    await lead.delete(`/api/successions/${id.A}/${id.B}`)
    expect((await find('A'))?.validTo).toBe('2025-07-01')
    await lead.delete(`/api/successions/${id.A}/${id.N}`)
    expect((await find('A'))?.validTo).toBeNull()
  })

  test('of a part leaves an agency that remains alive', async () => {
    await record([link('A', 'N', 'partial')], { kind: 'split', remaining: [id.A] })
    expect((await find('A'))?.validTo).toBeNull()
  })

  test('that can’t be is refused with its reason, and changes nothing', async () => {
    const attempts: readonly [code: string, links: object[], more?: object][] = [
      ['not-found', [link('A', 'E')]],
      ['succession.same', [link('A', 'A')]],
      // The successor does not exist yet.
      ['succession.successor-then', [link('A', 'N')], { onDate: '2010-01-01' }],
      // The predecessor began on that very day.
      ['succession.predecessor-then', [link('N', 'A')], { onDate: '2020-01-01' }],
      ['succession.level', [link('D', 'N')]],
      ['succession.level', [link('A', 'P')], { kind: 'abolish' }],
      ['succession.rename', [link('A', 'N'), link('B', 'N')], { kind: 'rename' }],
      ['succession.full', [link('A', 'N'), link('A', 'B')]],
      ['succession.full', [link('A', 'N'), link('A', 'B', 'partial')]],
      ['succession.exists', [link('A', 'N', 'partial'), link('A', 'N', 'partial')]],
      ['succession.remaining', [link('A', 'N')], { remaining: [id.A] }],
      ['succession.cycle', [link('A', 'B', 'partial'), link('B', 'A', 'partial')]],
    ]
    for (const [code, links, more] of attempts)
      expect((await record(links, more)).json()).toMatchObject({ code })
    expect((await get()).successions).toEqual([])
    expect((await find('A'))?.validTo).toBeNull()
  })

  test('of a day is not contradicted by a later one, nor turned round', async () => {
    await record([link('A', 'N')])
    expect((await record([link('A', 'B')])).json()).toMatchObject({ code: 'succession.full' })
    expect((await record([link('A', 'N')])).json()).toMatchObject({ code: 'succession.exists' })
    expect((await record([link('A', 'B')], { onDate: '2026-01-01' })).json()).toMatchObject({
      code: 'succession.predecessor-then',
      message: expect.stringContaining('–30/06/2025)'),
    })
  })

  test('is recorded and taken back only by who may', async () => {
    const body = { onDate: '2025-07-01', kind: 'merge', links: [link('A', 'N')] }
    expect((await registrar.post('/api/successions', body)).statusCode).toBe(403)
    expect((await registrar.delete(`/api/successions/${id.A}/${id.N}`)).statusCode).toBe(403)
    expect((await registrar.post('/api/agencies', {})).statusCode).toBe(403)
  })

  test('abolishes a district into the province or its communes', async () => {
    expect((await record([link('D', 'P')], { kind: 'abolish' })).statusCode).toBe(201)
    expect((await find('D'))?.validTo).toBe('2025-07-01')
  })
})

describe('an agency', () => {
  const commune = (more: object = {}) => ({
    code: 'X',
    level: 'commune',
    name: 'UBND xã Mới',
    parentId: id.P,
    validFrom: '2025-07-01',
    ...more,
  })

  test('is declared below one’s own, and its code may be used again after its end', async () => {
    const answer = await lead.post('/api/agencies', commune())
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ code: 'X', parentId: id.P, validTo: null })
    expect((await lead.post('/api/agencies', commune({ validFrom: '2026-01-01' }))).json()).toMatchObject({
      code: 'agency.exists',
      message: expect.stringContaining('UBND xã Mới (01/07/2025–…)'),
    })
    await record([link('A', 'N')])
    expect((await lead.post('/api/agencies', commune({ code: 'A' }))).statusCode).toBe(201)
  })

  test('that fits nowhere is refused', async () => {
    for (const [code, more] of [
      ['not-found', { parentId: id.Q }],
      ['agency.parent-level', { parentId: id.A }],
      ['agency.parent-level', { level: 'province' }],
    ] as const)
      expect((await lead.post('/api/agencies', commune(more))).json()).toMatchObject({ code })
  })

  test('on a day that is none is refused as a form is', async () => {
    expect((await lead.post('/api/agencies', commune({ validFrom: '2025-02-30' }))).statusCode).toBe(422)
  })

  const correct = (key: Key, change: object) => {
    const now = { name: 'Cơ quan', parentId: id.D, validFrom: '1976-01-01', validTo: null, ...change }
    return lead.post(`/api/agencies/${id[key]}`, now)
  }

  test('is corrected, with a line in its journal; as it is, without', async () => {
    expect((await correct('A', { name: 'UBND xã Hòa Tiên' })).json()).toMatchObject({
      name: 'UBND xã Hòa Tiên',
    })
    await correct('A', { name: 'UBND xã Hòa Tiên' })
    expect(await journal('A')).toEqual(['agency.create after', 'agency.update before after'])
  })

  test('is never put at the top, out of the jurisdiction, or out of its time', async () => {
    expect((await correct('A', { parentId: null })).json()).toMatchObject({ code: 'agency.parent-missing' })
    expect((await correct('A', { parentId: id.Q })).json()).toMatchObject({ code: 'not-found' })
    expect((await correct('E', {})).json()).toMatchObject({ code: 'not-found' })
    expect((await correct('A', { validTo: '1970-01-01' })).json()).toMatchObject({ code: 'agency.dates' })
    await record([link('A', 'N')])
    for (const validTo of [null, '2025-06-01'])
      expect((await correct('A', { validTo })).json()).toMatchObject({ code: 'agency.succession-day' })
    expect((await correct('N', { parentId: id.P, validFrom: '2026-01-01' })).json()).toMatchObject({
      code: 'agency.succession-day',
    })
  })
})

test('the search answers within the jurisdiction only', async () => {
  await record([link('A', 'N')])
  const search = async (who: Browser) =>
    agencySearchSchema.parse((await who.get('/api/agencies/search?name=xa+hoa+tien')).json()).hits
  expect((await search(lead)).map(hit => hit.agency.code)).toEqual(['N', 'A'])
  expect((await search(registrar)).map(hit => hit.agency.code)).toEqual(['N', 'A'])
  await addAccount(app, 'stranger', 'registrar', id.E)
  expect(await search(await signInAs(server, 'stranger'))).toEqual([])
})
