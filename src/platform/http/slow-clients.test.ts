import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fastify } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterEach, expect, test } from 'vitest'
import { limitSlowClients, slowClientOptions } from './slow-clients.ts'

const open: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A server that gives bodies of JSON a fifth of a second, and a client that has begun a request on it. */
async function begin(type: string, body: string) {
  const server = fastify({
    ...slowClientOptions,
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>()
  limitSlowClients(server, 200)
  server.addContentTypeParser(
    ['multipart/form-data', 'application/offset+octet-stream'],
    (_request, payload, done) => {
      payload.resume().once('end', () => done(null, {}))
    },
  )
  server.post('/', async () => ({ taken: true }))
  open.push(server)
  await server.listen({ port: 0, host: '127.0.0.1' })
  const client = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  let answer = ''
  client.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  client.on('error', () => undefined)
  await once(client, 'connect')
  client.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 11\r\n\r\n${body}`)
  return { client, answer: () => answer }
}

test('a body of JSON that drips in is given up', async () => {
  const { client, answer } = await begin('application/json', '{"a":')
  await once(client, 'close')
  expect(answer()).toBe('')
})

test('one that comes in time is not', async () => {
  const { client, answer } = await begin('application/json', '{"a":')
  await delay(50)
  client.write('"bcd"}')
  await once(client, 'data')
  expect(answer()).toContain('"taken":true')
})

test.each(['multipart/form-data; boundary=x', 'application/offset+octet-stream'])(
  'a file sent as %s is as slow as the line',
  async type => {
    const { client, answer } = await begin(type, 'abc')
    await delay(400)
    client.write('defghijk')
    await once(client, 'data')
    expect(answer()).toContain('"taken":true')
  },
)
