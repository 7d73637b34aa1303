import { z } from 'zod'
import type { HttpServer } from '../../platform/http/server.ts'
import { listKeyingBooks } from './list-books.ts'
import { getProgress } from './read-progress.ts'
import { bookProgressSchema, keyingBooksQuerySchema, keyingBooksSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** How far books are keyed. */
export function registerProgressRoutes(server: HttpServer): void {
  server.get(
    '/api/books/:agency/:book/keying/progress',
    {
      config: { right: 'keying.read' },
      schema: { params: bookParams, response: { 200: bookProgressSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      return request.inTransaction(tx => getProgress(tx, { agencyId, bookId }))
    },
  )
  server.get(
    '/api/keying/books',
    {
      config: { right: 'keying.read' },
      schema: { querystring: keyingBooksQuerySchema, response: { 200: keyingBooksSchema } },
    },
    request => request.inTransaction(tx => listKeyingBooks(tx, request.query)),
  )
}
