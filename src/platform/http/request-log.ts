import { type FastifyRequest, LogController } from 'fastify'
import type { HttpServer } from './http-server.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The account's id for the log; undefined when nobody is signed in. */
    accountId: string | undefined
  }
}

/** One line a request: the route's pattern (never the address: it holds ids and terms), status, time, account id. */
export function logRequests(server: HttpServer): void {
  server.decorateRequest('accountId', undefined)
  server.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime * 10) / 10
    const route = request.routeOptions.url ?? '(none)'
    const level = route === '/healthz' || route === '/metrics' ? 'debug' : 'info'
    request.log[level](
      { method: request.method, route, status: reply.statusCode, ms, account: request.accountId },
      'request',
    )
  })
}

/** Fastify's own lines quote addresses and error messages, which may hold names; here they say only what kind of thing happened. */
export class QuietLog extends LogController {
  constructor() {
    super({ disableRequestLogging: true })
  }

  override defaultErrorLog(error: Error, request: FastifyRequest): void {
    request.log.error({ name: error.name }, 'request failed')
  }

  override streamError(error: Error, request: FastifyRequest): void {
    request.log.warn({ name: error.name }, 'the answer could not be sent whole')
  }

  override writeHeadError(error: Error, request: FastifyRequest): void {
    request.log.error({ name: error.name }, 'the head of the answer could not be sent')
  }

  override serializerError(error: Error, request: FastifyRequest): void {
    request.log.error(
      { name: error.name, route: request.routeOptions.url },
      'the answer does not fit its schema',
    )
  }
}
