import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import { z } from 'zod'

/** What a user of the data folder says: `hello` with fresh random digits; later `leave`, and waits for the end. */
export const requestSchema = z.union([
  z.object({ hello: z.string().max(128) }),
  z.object({ leave: z.literal(true) }),
])
export type KeeperRequest = z.infer<typeof requestSchema>

/**
 * What the keeper answers. `proof` shows that it can read the data folder's secret: anybody on the machine could sit on the
 * address, and must not be given connections.
 */
export const answerSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), host: z.string(), port: z.number().int(), proof: z.string() }),
  z.object({
    state: z.literal('failed'),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])
export type KeeperAnswer = z.infer<typeof answerSchema>

/** The proof for an address, over the digits of one `hello`. */
export function proofOf(secret: string, hello: string, address: { host: string; port: number }): string {
  return createHmac('sha256', secret).update(`${hello}\n${address.host}\n${address.port}`).digest('hex')
}

/** Compares two proofs in constant time. */
export function sameProof(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
}

/** One message, one line of JSON. */
export function send(socket: Socket, message: KeeperRequest | KeeperAnswer): void {
  socket.write(`${JSON.stringify(message)}\n`)
}

/** Calls `take` with every line that arrives; a line that is too long ends the connection. */
export function onLine(socket: Socket, take: (line: string) => void): void {
  let rest = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > 65_536) socket.destroy()
    for (const line of lines) take(line)
  })
}
