import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { deliveryBodySchema } from '../schema.ts'

/** What the receiver got, and whether its signature is ours. */
export interface Received {
  readonly body: z.infer<typeof deliveryBodySchema>
  readonly signed: boolean
  readonly delivery: string | undefined
}

/** For tests: a receiver of webhooks on this machine, which verifies as docs/api.md tells receivers to. */
export async function openReceiver() {
  const received: Received[] = []
  const state = { secret: '', answer: 200 as number | 'nothing' }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString()
      received.push({
        body: deliveryBodySchema.parse(JSON.parse(raw)),
        signed: isSigned(state.secret, raw, String(request.headers['sogoc-signature'])),
        delivery: request.headers['sogoc-delivery']?.toString(),
      })
      if (state.answer === 'nothing') return
      response
        .writeHead(state.answer, { location: `http://127.0.0.1:${port}/elsewhere` })
        .end('a body nobody reads')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z
    .object({ port: z.number() })
    .parse(server.address() satisfies AddressInfo | string | null)
  return {
    url: `http://127.0.0.1:${port}/changes`,
    port,
    received,
    state,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As a receiver would: the time is ours, and the bytes are what was signed. */
export function isSigned(secret: string, body: string, header: string, now = Date.now()): boolean {
  const { t = '', v1 = '' } = Object.fromEntries(header.split(',').map(part => part.split('=')))
  if (Math.abs(now / 1000 - Number(t)) > 300) return false
  const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest()
  const given = Buffer.from(v1, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
