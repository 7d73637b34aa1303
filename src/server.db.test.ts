import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listStatedRoutes } from './access/guard.ts'
import { findReach } from './access/rights.ts'
import { roles } from './access/schema.ts'
import { addAccount, addAgency, type Browser, signInAs } from './access/testing.ts'
import type { HttpServer } from './platform/http/server.ts'
import { openTestApp, type TestApp } from './platform/testing/test-database.ts'
import { buildServer } from './server.ts'

let app: TestApp
let server: HttpServer

beforeAll(async () => {
  app = await openTestApp()
  server = await buildServer(app)
  await server.ready()
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const routes = () => listStatedRoutes(server).filter(({ method }) => method !== 'HEAD')
const fill = (url: string) => url.replaceAll(/:\w+/g, () => randomUUID())

test('open to everybody: signing in, the web application, and what watches the machine', () => {
  const open = routes().filter(({ right }) => right === 'public')
  expect(open.map(({ method, url }) => `${method} ${url}`).sort()).toEqual([
    'GET /api/docs',
    'GET /api/docs/:file',
    'GET /api/openapi.json',
    'GET /api/session/oidc',
    'GET /api/session/oidc/callback',
    'GET /api/session/ways',
    'GET /assets/*',
    'GET /chup',
    'GET /chup/*',
    'GET /healthz',
    'GET /metrics',
    'GET /nhap',
    'GET /nhap/*',
    'GET /xac-nhan',
    'GET /xac-nhan/:code',
    'POST /api/session',
  ])
})

test('every other route refuses who is not signed in', async () => {
  for (const { method, url, right } of routes()) {
    if (right === 'public') continue
    const answer = await server.inject({ method: method as 'GET', url: fill(url) })
    expect([answer.statusCode, answer.json().code], `${method} ${url}`).toEqual([401, 'session.none'])
  }
})

test('every route refuses every role that does not hold its right', async () => {
  const agencyId = await addAgency(app, '19789')
  for (const role of roles) {
    await addAccount(app, role, role, agencyId)
    const browser = await signInAs(server, role)
    for (const { method, url, right } of routes()) {
      if (right === 'public' || right === 'signed-in' || findReach(role, right) !== undefined) continue
      const answer = await call(browser, method, fill(url))
      expect([answer.statusCode, answer.json().code], `${role} ${method} ${url}`).toEqual([
        403,
        'right.missing',
      ])
    }
  }
})

function call({ cookies, csrfToken }: Browser, method: string, url: string) {
  const headers = { 'x-csrf-token': csrfToken }
  return server.inject({ method: method as 'GET', url, cookies, headers })
}

test('the description of the API names every route of it', async () => {
  const { paths } = (await server.inject({ method: 'GET', url: '/api/openapi.json' })).json()
  const described = Object.keys(paths)
  for (const { url } of routes()) {
    // The description itself, and the pages that show it.
    if (url.startsWith('/api/') && url !== '/api/openapi.json' && !url.startsWith('/api/docs'))
      expect(described).toContain(url.replaceAll(/:(\w+)/g, '{$1}'))
  }
})

test('an unknown address of the API is a problem, any other is the web application’s', async () => {
  expect((await server.inject({ method: 'GET', url: '/api/nothing' })).json()).toMatchObject({
    code: 'not-found',
  })
  expect((await server.inject({ method: 'GET', url: '/books/1' })).statusCode).toBe(200)
  expect((await server.inject({ method: 'POST', url: '/books/1' })).statusCode).toBe(404)
  expect((await server.inject({ method: 'GET', url: '/assets/..%2f..%2fpackage.json' })).statusCode).toBe(404)
})

test('health and metrics answer without anybody signed in', async () => {
  expect((await server.inject({ method: 'GET', url: '/healthz' })).json()).toEqual({ status: 'ok' })
  const metrics = (await server.inject({ method: 'GET', url: '/metrics' })).body
  expect(metrics).toContain('sogoc_http_requests_total{method="GET",route="/healthz",status="200"} 1')
  expect(metrics).toContain('sogoc_jobs{state="waiting"} 0')
})
