import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { listStatedRoutes } from '../access/guard.ts'
import { systemRights } from '../access/systems/schema.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { buildServer } from '../server.ts'
import { describedRoutes, findOperation } from './tags.ts'

let app: TestApp
let server: HttpServer
let document: z.infer<typeof documentSchema>

const operationSchema = z.looseObject({
  operationId: z.string().optional(),
  summary: z.string().optional(),
  'x-right': z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.unknown()),
})
const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) })

beforeAll(async () => {
  app = await openTestApp()
  server = await buildServer(app)
  await server.ready()
  document = documentSchema.parse((await server.inject('/api/openapi.json')).json())
})
afterAll(async () => {
  await server.close()
  await app.close()
})

/** Routes that are no part of the API: the web application and this description. */
const isApi = (url: string) =>
  (url.startsWith('/api/') && !/^\/api\/(openapi\.json|docs)/.test(url)) || url === '/healthz'
const routes = () =>
  listStatedRoutes(server)
    .filter(({ method, url }) => isApi(url) && !['HEAD', 'OPTIONS'].includes(method))
    .map(({ method, url }) => `${method} ${url}`)

test('every route of the API has a name and words in both languages, and nothing else has', () => {
  expect(routes().filter(route => findOperation(route) === undefined)).toEqual([])
  expect(describedRoutes.filter(route => !routes().includes(route))).toEqual([])
  const ids = describedRoutes.map(route => findOperation(route)?.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the document is valid OpenAPI 3.1', async () => {
  const { errors, valid } = await new Validator().validate((await server.inject('/api/openapi.json')).json())
  expect([valid, errors]).toEqual([true, undefined])
})

test('each operation says its right, how to show who calls, and what refusals look like', () => {
  for (const { method, url, right } of listStatedRoutes(server)) {
    if (!isApi(url) || ['HEAD', 'OPTIONS'].includes(method)) continue
    const path = url.replaceAll(/:(\w+)/g, '{$1}')
    const operation = document.paths[path]?.[method.toLowerCase()]
    expect(operation?.['x-right'], `${method} ${url}`).toBe(right)
    const tokens = operation?.security.some(way => 'token' in way)
    const forSystems = (systemRights as readonly string[]).includes(right) || url === '/api/session'
    if (right !== 'public' && right !== 'signed-in') expect([url, tokens]).toEqual([url, forSystems])
    const statuses = Object.keys(operation?.responses ?? {})
    expect(statuses.includes('401')).toBe(right !== 'public')
    expect(statuses.some(status => status.startsWith('2'))).toBe(true)
  }
})

test('the page that shows it has no script of its own and loads nothing from elsewhere', async () => {
  const page = await server.inject('/api/docs')
  expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  expect(page.headers['content-security-policy']).not.toContain('unsafe')
  expect(page.body).not.toMatch(/<script>|https?:\/\//)
  for (const [, path] of page.body.matchAll(/(?:src|href)="([^"]+)"/g))
    expect((await server.inject(path ?? '')).statusCode).toBe(200)
  expect((await server.inject('/api/docs/..%2f..%2fpackage.json')).statusCode).toBe(404)
})
