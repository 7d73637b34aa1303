import type { HttpServer } from '../../platform/http/server.ts'
import { listPairs } from './list-pairs.ts'
import { pairListSchema, pairQuerySchema, settlingSchema } from './schema.ts'
import { settlePair } from './settle-pair.ts'

/** The routes of books listed twice: which probably are, and what somebody found. */
export function registerPairRoutes(server: HttpServer): void {
  server.get(
    '/api/book-pairs',
    {
      config: { right: 'books.read' },
      schema: { querystring: pairQuerySchema, response: { 200: pairListSchema } },
    },
    request => request.inTransaction(tx => listPairs(tx, request.query)),
  )
  server.post(
    '/api/book-pairs',
    { config: { right: 'books.write' }, schema: { body: settlingSchema } },
    async (request, reply) => {
      await request.inTransaction(tx => settlePair(tx, request.body))
      return reply.status(204).send(null)
    },
  )
}
