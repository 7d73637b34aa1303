import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { App } from '../app.ts'
import { createMetrics } from './metrics.ts'
import type { HttpServer } from './server.ts'

/**
 * /healthz asks the database; /metrics is for a Prometheus on the same machine. Neither holds anybody's data, yet how much is done when, and what fails, is nobody else's business.
 */
export function registerSystemRoutes(server: HttpServer, app: App): void {
  const metrics = createMetrics(server, app)
  server.get(
    '/healthz',
    {
      config: { right: 'public', rateLimit: false },
      schema: { response: { 200: z.object({ status: z.literal('ok') }) } },
    },
    async () => {
      await app.database.ping()
      return { status: 'ok' as const }
    },
  )
  server.get('/metrics', { config: { right: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (!isThisMachine(request.raw)) throw new AppError('not-found')
    return reply.type(metrics.contentType).send(await metrics.read())
  })
}

/** Whether a request comes from this machine itself and not through a proxy on it; every usual proxy says that it is one. */
function isThisMachine({ socket, headers }: IncomingMessage): boolean {
  const passedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'].some(
    name => headers[name] !== undefined,
  )
  return !passedOn && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
}
