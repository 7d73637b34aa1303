import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addSystem, type TestSystem } from '../../access/systems/testing.ts'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../access/testing.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { registerChangeRoutes } from '../changes/routes.ts'
import { changesSchema } from '../changes/schema.ts'
import { depositRows } from '../testing/deposit-rows.ts'
import { sampleBirths } from '../testing/sample-rows.ts'
import { type DeliveryPace, deliverWebhooks } from './deliver.ts'
import { registerWebhookRoutes } from './routes.ts'
import { madeWebhookSchema, webhookListSchema } from './schema.ts'
import { openReceiver } from './testing/receiver.ts'

let app: TestApp
let server: HttpServer
let communes: readonly string[]
let administrator: Browser
let system: TestSystem
let receiver: Awaited<ReturnType<typeof openReceiver>>
let webhook: string

/** Tries again at once, three times; small batches. */
const pace: DeliveryPace = { retryAfter: [0, 0, 0], timeout: 5, hold: 0, batch: 4 }
const everyType = ['created', 'changed', 'removed', 'reinstated', 'noted', 'linked']

beforeAll(async () => {
  app = await openTestApp({ WEBHOOK_ALLOW: '127.0.0.1' })
  server = await createTestServer(app, to => {
    registerChangeRoutes(to)
    registerWebhookRoutes(to, app)
  })
  const province = await addAgency(app, '49', 'province')
  communes = [
    await addAgency(app, '20551', 'commune', province),
    await addAgency(app, '20552', 'commune', province),
  ]
  await addAccount(app, 'quan-tri', 'administrator', province)
  administrator = await signInAs(server, 'quan-tri')
  system = await addSystem(server, administrator, {
    agencyId: province,
    role: 'province-lead',
    rights: ['records.read'],
  })
  receiver = await openReceiver()
})
afterAll(async () => {
  await receiver.close()
  await server.close()
  await app.close()
})

const hooks = () => `/api/systems/${system.id}/webhooks`
let year = 1900

beforeEach(async () => {
  receiver.state.answer = 200
  const made = await administrator.post(hooks(), { url: receiver.url, types: everyType })
  const { id, secret } = madeWebhookSchema.parse(made.json())
  webhook = id
  receiver.state.secret = secret
  receiver.received.length = 0
  return async () => {
    await administrator.delete(`${hooks()}/${webhook}`)
  }
})

/** Brings a book of its own into the registry. */
async function deposit(agencyId: string, rows: number, kind: 'KS' | 'CMC' = 'KS'): Promise<void> {
  year += 1
  const births = sampleBirths(rows, values => ({
    ...values,
    quyenSo: `01/${year}`,
    ngayDangKy: (values.ngayDangKy ?? '').replace('1997', String(year)),
    nksNgaySinh: (values.nksNgaySinh ?? '').replace('1997', String(year)),
    meNgaySinh: String(year - 27),
    chaNgaySinh: String(year - 29),
  }))
  const report = await depositRows(app, agencyId, { kind, year, rows: births })
  expect(report.inserted).toBe(rows)
}

/** Delivers until nothing is left. */
const deliver = (to: App = app) => deliverWebhooks(to, pace)
const told = () => receiver.received.flatMap(({ body }) => body.changes.map(({ record }) => record.number))
const ids = () => receiver.received.map(({ delivery }) => delivery)
const state = async () => {
  const { webhooks } = webhookListSchema.parse((await administrator.get(hooks())).json())
  return webhooks.find(({ id }) => id === webhook)
}
const [one, two] = [() => communes[0] ?? '', () => communes[1] ?? '']

describe('a webhook', () => {
  test('is told of every record of a deposit once, signed, in batches and in order', async () => {
    await deposit(one(), 10)
    await deliver()
    expect(told()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    expect(receiver.received.map(({ signed, body }) => [signed, body.changes.length])).toEqual([
      [true, 4],
      [true, 4],
      [true, 2],
    ])
    expect(receiver.received[0]?.body).toMatchObject({
      webhook,
      agency: { code: '20551' },
      changes: [{ type: 'created', record: { kind: 'KS', year, version: 1 } }, {}, {}, {}],
    })
    expect(JSON.stringify(receiver.received)).not.toContain('Nguyễn')
    await deliver()
    expect(receiver.received).toHaveLength(3)
  })

  test('keeps the order of each agency when two write at once', async () => {
    await Promise.all([deposit(one(), 6), deposit(two(), 6)])
    await deliver()
    for (const agencyId of communes) {
      const numbers = receiver.received
        .filter(({ body }) => body.agency?.id === agencyId)
        .flatMap(({ body }) => body.changes.map(({ record }) => Number(record.number)))
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6])
    }
  })

  test('gets a batch that failed once more under the same name, and nothing overtakes it', async () => {
    await deposit(one(), 6)
    receiver.state.answer = 500
    await deliver()
    expect(await state()).toMatchObject({ failures: 1, deliveries: [{ attempts: 1, status: 500 }] })
    receiver.state.answer = 302
    await deliver()
    receiver.state.answer = 200
    await deliver()
    const [first, second, third, fourth] = ids()
    expect([second, third]).toEqual([first, first])
    expect(fourth).not.toBe(first)
    expect(told().slice(8)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(await state()).toMatchObject({ failures: 0, retryAt: null, state: 'active' })
  })

  test('waits for its time after a failure', async () => {
    await deposit(one(), 1)
    receiver.state.answer = 500
    await deliverWebhooks(app, { ...pace, retryAfter: [60] })
    await deliver()
    expect(receiver.received).toHaveLength(1)
    expect((await state())?.retryAt).not.toBeNull()
    receiver.state.answer = 200
    await administrator.post(`${hooks()}/${webhook}`, { state: 'active' })
    await deliver()
    expect(receiver.received).toHaveLength(2)
  })

  test('is paused after too many failures, which the journal tells, and goes on where it stopped', async () => {
    await deposit(one(), 2)
    receiver.state.answer = 503
    for (let at = 0; at < 6; at++) await deliver()
    expect(receiver.received).toHaveLength(4)
    expect(await state()).toMatchObject({ state: 'paused', pausedBecause: 'failing' })
    const { rows } = await app.asOwner(client =>
      client.query(`select detail ->> 'because' as because from journal where action = 'webhook.pause'`),
    )
    expect(rows).toEqual([{ because: 'failing' }])
    await deposit(one(), 1)
    receiver.state.answer = 200
    await administrator.post(`${hooks()}/${webhook}`, { state: 'active' })
    await deliver()
    expect(told().slice(8)).toEqual(['1', '2', '1'])
  })

  test('a receiver that says nothing costs its time-out and is tried again', async () => {
    await deposit(one(), 1)
    receiver.state.answer = 'nothing'
    await deliverWebhooks(app, { ...pace, timeout: 0.2 })
    expect(await state()).toMatchObject({ deliveries: [{ problem: 'webhook.timeout', status: null }] })
  })

  test('killed at any moment loses nothing, and what comes twice bears the same name', async () => {
    await deposit(one(), 10)
    for (let steps = 0; steps < 40; steps++) await deliver(dyingAfter(steps)).catch(() => undefined)
    await deliver()
    const byName = new Map(receiver.received.map(({ delivery, body }) => [delivery, body.changes]))
    expect([...byName.values()].flat().map(({ record }) => record.number)).toEqual(
      Array.from({ length: 10 }, (_, at) => String(at + 1)),
    )
    expect(receiver.received.length).toBeGreaterThan(byName.size)
    // Each name always meant the same batch.
    for (const { delivery, body } of receiver.received) expect(byName.get(delivery)).toEqual(body.changes)
  })

  test('of a system without the right to confidential kinds is not told of them; with only some types, of those', async () => {
    await app.database.transaction({ scope: 'all' }, async tx => {
      await tx
        .insertInto('book')
        .values({
          agency_id: one(),
          id: '00000000-0000-7000-8000-0000000000cc',
          kind: 'CN',
          year: 2001,
          volume: '9',
        })
        .execute()
      const subject = '00000000-0000-7000-8000-0000000000cd'
      await tx
        .insertInto('record')
        .values({
          agency_id: one(),
          id: subject,
          book_id: '00000000-0000-7000-8000-0000000000cc',
          kind: 'CN',
          year: 2001,
          number: '77',
          version: 1,
          content: Buffer.alloc(32),
        })
        .execute()
      await appendJournal(tx, { agencyId: one(), action: 'record.repair', subject: `record:${subject}` })
    })
    await administrator.post(`${hooks()}/${webhook}`, { types: ['changed', 'removed'] })
    await deposit(two(), 2)
    await deliver()
    expect(told()).toEqual([])
  })
})

describe('nothing is sent any more', () => {
  const nothing = async (change: () => Promise<unknown>) => {
    await deposit(one(), 1)
    await change()
    await deliver()
    expect(receiver.received).toEqual([])
  }
  test('when paused', () => nothing(() => administrator.post(`${hooks()}/${webhook}`, { state: 'paused' })))
  test('when removed', () => nothing(() => administrator.delete(`${hooks()}/${webhook}`)))
  test('when the system is disabled', async () => {
    const url = `/api/systems/${system.id}`
    await nothing(() => administrator.post(`${url}/disabling`, { reason: 'Thử khóa hệ thống' }))
    await administrator.post(`${url}/enabling`, { reason: 'Thử mở lại hệ thống' })
  })
  test('when it may no longer read records', async () => {
    const other = await addSystem(server, administrator, {
      agencyId: one(),
      role: 'registrar',
      rights: ['records.read', 'books.read'],
    })
    const theirs = `/api/systems/${other.id}/webhooks`
    await administrator.post(theirs, { url: receiver.url, types: everyType })
    await administrator.delete(`${hooks()}/${webhook}`)
    await deposit(one(), 1)
    await administrator.post(`/api/systems/${other.id}/rights`, { rights: ['books.read'] })
    await deliver()
    expect(receiver.received).toEqual([])
    expect((await administrator.get(theirs)).json().webhooks).toMatchObject([
      { state: 'paused', pausedBecause: 'no-right' },
    ])
  })
})

test('a test delivery says what the receiver answers', async () => {
  receiver.state.answer = 401
  const answer = await administrator.post(`${hooks()}/${webhook}/test`)
  expect(answer.json()).toMatchObject({ arrived: false, status: 401, problem: null })
  expect(receiver.received).toMatchObject([{ signed: true, body: { agency: null, changes: [] } }])
})

test('internal addresses that the operator has not listed are refused, however they are written', async () => {
  for (const url of [
    'http://10.1.2.3/x',
    'https://10.1.2.3/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://[fd00::1]/x',
    'https://0x0a000001/x',
    'https://2130706434/x',
    'http://8.8.8.8/x',
  ]) {
    const answer = await administrator.post(hooks(), { url, types: everyType })
    expect([url, answer.statusCode]).toEqual([url, 422])
  }
})

describe('GET /api/changes', () => {
  const read = async (query: string) =>
    changesSchema.parse((await system.get(`/api/changes?agency=${one()}&${query}`)).json())

  test('gives the same changes page by page as at once', async () => {
    const { next: start } = await read('after=now')
    await deposit(one(), 7)
    const whole = await read(`after=${start}`)
    const parts: string[] = []
    let after = start
    for (let more = true; more; ) {
      const page = await read(`after=${after}&limit=3`)
      parts.push(...page.changes.map(({ record }) => record.id))
      ;[after, more] = [page.next, page.more]
    }
    expect(parts).toEqual(whole.changes.map(({ record }) => record.id))
    expect(parts).toHaveLength(7)
    expect((await read(`after=${whole.next}`)).changes).toEqual([])
  })

  test('is journaled when something was told, and not found elsewhere', async () => {
    const { rows } = await app.asOwner(client =>
      client.query(
        `select a.display_name, j.detail ->> 'count' as count from journal j join account a on a.id = j.account_id
         where action = 'records.changes' and j.detail ->> 'webhook' is null order by sequence desc limit 1`,
      ),
    )
    expect(rows).toEqual([{ display_name: 'Một cửa tỉnh', count: '1' }])
    const stranger = await addAgency(app, '01', 'province')
    expect((await system.get(`/api/changes?agency=${stranger}`)).statusCode).toBe(404)
  })
})

/** The program, killed before its n-th dealing with the database: nothing comes after. */
function dyingAfter(steps: number): App {
  let left = steps
  return {
    ...app,
    database: {
      ...app.database,
      transaction: (jurisdiction, run, options) => {
        left -= 1
        if (left < 0) return Promise.reject(new Error('killed'))
        return app.database.transaction(jurisdiction, run, options)
      },
    },
  }
}
