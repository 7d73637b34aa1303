import { z } from 'zod'
import type { App } from '../app.ts'
import { createMetrics } from './metrics.ts'
import type { HttpServer } from './server.ts'

/** /healthz asks the database; /metrics is for Prometheus; /api/openapi.json describes the routes. None holds anybody's data. */
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
  server.get('/metrics', { config: { right: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.read()),
  )
  server.get(
    '/api/openapi.json',
    { config: { right: 'public' }, schema: { hide: true } },
    async (_request, reply) => reply.send(server.swagger()),
  )
}
