import { z } from 'zod'
import type { HttpServer } from '../../platform/http/server.ts'
import { changePaper } from './change-paper.ts'
import { getPaper } from './read-paper.ts'
import { bookPaperSchema, paperChangeSchema } from './schema.ts'

const params = z.object({ agency: z.uuid(), book: z.uuid() })

/** The routes of what is known of a book's paper. */
export function registerPaperRoutes(server: HttpServer): void {
  server.get(
    '/api/books/:agency/:book/paper',
    { config: { right: 'books.read' }, schema: { params, response: { 200: bookPaperSchema } } },
    request => request.inTransaction(tx => getPaper(tx, request.params.agency, request.params.book)),
  )
  server.post(
    '/api/books/:agency/:book/paper',
    {
      config: { right: 'books.write' },
      schema: { params, body: paperChangeSchema, response: { 200: bookPaperSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      return request.inTransaction(tx => changePaper(tx, { agencyId, bookId }, request.body))
    },
  )
}
