import { finished } from 'node:stream'
import type { HttpServer } from './http-server.ts'

/** A request's head has to be whole within this time; Node looks every `checkMs`. */
const headMs = 20_000
const checkMs = 5_000
/** A body of JSON is at most 1 MB. Files are as slow as the line, as long as something comes. */
const jsonMs = 30_000
/** Forms with files, and resumable uploads. */
const fileTypes = /^(multipart\/|application\/offset\+octet-stream$)/
/** Nothing sent and nothing read for this long ends a connection; the longest deposit takes less. */
const silenceMs = 15 * 60_000
/** More would wait at the door of a machine that serves a province. */
const mostConnections = 2000

/** What fastify is told about clients that say little or nothing. */
export const slowClientOptions = {
  http: { headersTimeout: headMs, connectionsCheckingInterval: checkMs, maxHeaderSize: 16 * 1024 },
  connectionTimeout: silenceMs,
  // The whole of an upload takes what it takes.
  requestTimeout: 0,
  keepAliveTimeout: 30_000,
} as const

/** Ends requests whose body drips in, and refuses connections beyond what the machine can hold. */
export function limitSlowClients(server: HttpServer, timeoutMs: number = jsonMs): void {
  server.server.maxConnections = mostConnections
  server.addHook('preParsing', async (request, _reply, payload) => {
    const { headers } = request
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
    if (!hasBody || fileTypes.test(headers['content-type'] ?? '')) return payload
    const timer = setTimeout(() => request.raw.destroy(), timeoutMs)
    finished(payload, () => clearTimeout(timer))
    return payload
  })
}
