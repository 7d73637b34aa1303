import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listStatedRoutes, type StatedRoute } from '../../src/access/guard.ts'
import { idOf } from './model/ids.ts'
import { agencyRoutes } from './routes/agency-routes.ts'
import { bookRoutes } from './routes/book-routes.ts'
import { countRoutes } from './routes/count-routes.ts'
import { actors, country } from './routes/country.ts'
import { custodyRoutes } from './routes/custody-routes.ts'
import { extractRoutes } from './routes/extract-routes.ts'
import type { Visitor } from './routes/fill-country.ts'
import { inventoryRoutes } from './routes/inventory-routes.ts'
import { judge, openStage, type Stage } from './routes/judge.ts'
import { keyingRoutes } from './routes/keying-routes.ts'
import { listRoutes } from './routes/list-routes.ts'
import { lotRoutes } from './routes/lot-routes.ts'
import { moneyRoutes } from './routes/money-routes.ts'
import { obstacleRoutes } from './routes/obstacle-routes.ts'
import { ownRoutes, publicRoutes } from './routes/own-routes.ts'
import { planRoutes } from './routes/plan-routes.ts'
import { systemRoutes, twin } from './routes/system-routes.ts'
import { trainingRoutes } from './routes/training-routes.ts'
import { type RouteRow, requestOf } from './routes/trial.ts'

/** Two servers with the same country: one for each core. */
let stages: readonly Stage[]
let stage: Stage
/** How every route is called; one that is missing here fails the first test. */
const rules: Readonly<Record<string, RouteRow>> = {
  ...bookRoutes,
  ...agencyRoutes,
  ...listRoutes,
  ...ownRoutes,
  ...extractRoutes,
  ...keyingRoutes,
  ...inventoryRoutes,
  ...lotRoutes,
  ...countRoutes,
  ...custodyRoutes,
  ...systemRoutes,
  ...moneyRoutes,
  ...trainingRoutes,
  ...obstacleRoutes,
  ...planRoutes,
}

beforeAll(async () => {
  const [first, second] = await Promise.all([openStage(), openStage()])
  stages = [first, second]
  stage = first
})
afterAll(async () => {
  for (const { server, app } of stages) {
    await server.close()
    await app.close()
  }
})

const nameOf = ({ method, url }: StatedRoute) => `${method} ${url}`
const stated = () => listStatedRoutes(stage.server).filter(({ method }) => method !== 'HEAD')

test('the table says of every route how it is called, and of none that is not there', () => {
  const known = [...Object.keys(rules), ...Object.keys(publicRoutes)]
  expect(stated().map(nameOf).sort()).toEqual([...known].sort())
  const open = stated().filter(({ right }) => right === 'public')
  expect(open.map(nameOf).sort()).toEqual(Object.keys(publicRoutes).sort())
})

describe('every role, at the district and at the province, and every relation', () => {
  const counts = { combinations: 0, through: 0 }
  const complaints: string[] = []

  const judgeRoute = async (on: Stage, route: StatedRoute, row: RouteRow) => {
    for (const actor of actors) {
      const { role, agency } = country.accounts[actor] ?? { role: '', agency: 0 }
      const outcome = await judge(on, route, row, actor)
      counts.combinations += outcome.combinations
      counts.through += outcome.through
      const where = agency === 0 ? 'province' : 'district'
      for (const complaint of outcome.complaints)
        complaints.push(`${nameOf(route)} as ${role} of the ${where}, ${complaint}`)
    }
    const system = await judge(on, route, row, twin, 'system')
    counts.combinations += system.combinations
    counts.through += system.through
    for (const complaint of system.complaints)
      complaints.push(`${nameOf(route)} as a system of the district, ${complaint}`)
    await on.app.rewind()
  }

  test('gets through where the table of rights says so, and nowhere else', async () => {
    const waiting = stated()
    const work = async (on: Stage) => {
      for (let route = waiting.shift(); route !== undefined; route = waiting.shift()) {
        const row = rules[nameOf(route)]
        if (row !== undefined) await judgeRoute(on, route, row)
      }
    }
    const count = waiting.length
    await Promise.all(stages.map(work))
    const leaks = complaints.filter(complaint => complaint.includes('LEAK')).length
    process.stdout.write(
      `route matrix: ${count} routes, ${counts.combinations} combinations of route × role × relation, ${counts.through} let through, ${leaks} leaks\n`,
    )
    expect(complaints).toEqual([])
  }, 1_200_000)
})

describe('who is not properly signed in', () => {
  /** The province's lead, who holds most rights. */
  const lead = 10
  const account = `'${idOf('account', lead)}'`
  const own: readonly string[] = Object.keys(ownRoutes)

  const askAll = async (
    visitor: Visitor,
    expected: (route: StatedRoute) => readonly [number, string] | undefined,
  ) => {
    let asked = 0
    for (const route of stated()) {
      const [trial] = rules[nameOf(route)]?.trials(route.url, lead, stage.rows) ?? []
      const answers = expected(route)
      if (trial === undefined || answers === undefined) continue
      const answer = await stage.server.inject(requestOf(route.method, trial, visitor))
      expect([answer.statusCode, answer.json().code], nameOf(route)).toEqual(answers)
      asked += 1
    }
    return asked
  }
  const visitor = () => stage.visitors.get(lead) ?? { cookies: {}, csrfToken: '' }
  const nobody = () => [401, 'session.none'] as const
  const change = (statement: string) =>
    stage.app.database.transaction({ scope: 'all' }, tx => sql.raw(statement).execute(tx))
  afterEach(() => stage.app.rewind())

  test('nobody at all gets no answer from any route', async () => {
    expect(await askAll({ cookies: {}, csrfToken: 'x' }, nobody)).toBeGreaterThan(60)
    await askAll({ cookies: { sogoc: 'x'.repeat(43) }, csrfToken: 'x' }, nobody)
    await askAll(
      { cookies: { sogoc: `${visitor().cookies.sogoc}x` }, csrfToken: visitor().csrfToken },
      nobody,
    )
  })

  test.each([
    ['the account is disabled', `update account set disabled_at = now() where id = ${account}`],
    ['the session was ended', `update session set revoked_at = now() where account_id = ${account}`],
    [
      'the session has lasted too long',
      `update session set expires_at = now() where account_id = ${account}`,
    ],
    [
      'nothing was asked for too long',
      `update session set last_seen_at = now() - interval '1 day' where account_id = ${account}`,
    ],
  ])('nor when %s', async (_, statement) => {
    await change(statement)
    await askAll(visitor(), nobody)
  })

  test('with somebody else’s password, or without the second factor, one changes that first', async () => {
    const ofRight = (code: string) => (route: StatedRoute) =>
      own.includes(nameOf(route)) ? undefined : ([403, code] as const)
    await change(`update account set must_change_password = true where id = ${account}`)
    await askAll(visitor(), ofRight('password.must-change'))
    await stage.app.rewind()
    await change(
      `insert into setting (name, value) values ('secondFactorRoles', '["province-lead","registrar"]')`,
    )
    await askAll(visitor(), ofRight('second-factor.must-set-up'))
  })
})
