import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { addAccount, addAgency, createTestServer, signInAs } from './testing.ts'

let app: TestApp
let lines = ''

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

test('no log line holds a name, an address or a body, whatever happens', async () => {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk)
      done()
    },
  })
  const log = pino({ level: 'info' }, sink)
  const accountId = await addAccount(app, 'lan.nguyen', 'registrar', await addAgency(app, '19789'))
  const server = await createTestServer({ ...app, log }, added => {
    added.get('/api/people/:name', { config: { right: 'public' } }, async () => ({ ok: true }))
    added.get('/api/crash', { config: { right: 'public' } }, async () => {
      throw new Error('Nguyễn Thị Lan')
    })
    added.get(
      '/api/odd',
      { config: { right: 'public' }, schema: { response: { 200: z.object({ n: z.number() }) } } },
      async () => JSON.parse('{"n":"Nguyễn"}'),
    )
    added.get('/api/search', { config: { right: 'books.read' } }, async () => ({ ok: true }))
  })
  const browser = await signInAs(server, 'lan.nguyen')
  await browser.get('/api/search?q=Nguy%E1%BB%85n&name=Nguyen')
  for (const url of [
    '/api/people/Nguyen',
    '/api/crash?q=Nguyen',
    '/api/odd',
    '/Nguyen/none',
    '/api/%c0%afNguyen',
  ])
    await server.inject({ method: 'GET', url })
  await server.inject({
    method: 'POST',
    url: '/api/session',
    payload: '{"Nguyen":',
    headers: { 'content-type': 'application/json' },
  })
  await server.close()
  expect(lines).toContain('"route":"/api/people/:name"')
  expect(lines).toContain(`"route":"/api/search","status":200`)
  expect(lines).toContain(`"account":"${accountId}"`)
  expect(lines).toContain('"code":"internal"')
  expect(lines).not.toMatch(/nguy/i)
})
