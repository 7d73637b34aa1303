import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

/**
 * The HTTP server a step adds its routes to: `export function registerXRoutes(server: HttpServer, app: App): void`.
 * Every route declares `config: { right }` (src/access/guard.ts) and zod schemas; handlers use `request.actor` and
 * `request.inTransaction(tx => …)`, which carries the jurisdiction of the right.
 */
export type HttpServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>
