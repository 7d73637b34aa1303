import { z } from 'zod'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { closeBook } from './close-book.ts'
import { createBook } from './create-book.ts'
import { registerCustodyRoutes } from './custody-routes.ts'
import { getBook, listBooks } from './list-books.ts'
import { listEntries } from './list-entries.ts'
import { getOverview } from './overview.ts'
import {
  bookListSchema,
  bookQuerySchema,
  bookSchema,
  closingTotalSchema,
  entryListSchema,
  newBookSchema,
  overviewSchema,
  pageOfRowsQuerySchema,
} from './schema.ts'
import { setClosingTotal } from './set-closing-total.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** The routes of the inventory: the overview, the list of books, one book, its entries, and who has it in hand. */
export function registerInventoryRoutes(server: HttpServer, _app: App): void {
  registerCustodyRoutes(server)
  server.get(
    '/api/overview',
    { config: { right: 'books.read' }, schema: { response: { 200: overviewSchema } } },
    request => request.inTransaction(getOverview),
  )
  server.get(
    '/api/books',
    {
      config: { right: 'books.read' },
      schema: { querystring: bookQuerySchema, response: { 200: bookListSchema } },
    },
    request => request.inTransaction(tx => listBooks(tx, request.query)),
  )
  server.post(
    '/api/books',
    { config: { right: 'books.write' }, schema: { body: newBookSchema, response: { 201: bookSchema } } },
    async (request, reply) => {
      const { account, jurisdiction } = request.actor
      // Whoever wholly took an agency over lists its books, too: it stands in the jurisdiction.
      if (!includesAgency(jurisdiction, request.body.agencyId)) throw new AppError('right.missing')
      return reply
        .status(201)
        .send(await request.inTransaction(tx => createBook(tx, request.body, account.id)))
    },
  )
  server.get(
    '/api/books/:agency/:book',
    { config: { right: 'books.read' }, schema: { params: bookParams, response: { 200: bookSchema } } },
    request => request.inTransaction(tx => getBook(tx, request.params.agency, request.params.book)),
  )
  server.post(
    '/api/books/:agency/:book/closing-total',
    {
      config: { right: 'books.write' },
      schema: { params: bookParams, body: closingTotalSchema, response: { 200: bookSchema } },
    },
    request => {
      const { agency, book } = request.params
      return request.inTransaction(tx => setClosingTotal(tx, agency, book, request.body.closingTotal))
    },
  )
  server.post(
    '/api/books/:agency/:book/closing',
    { config: { right: 'books.write' }, schema: { params: bookParams, response: { 200: bookSchema } } },
    request => request.inTransaction(tx => closeBook(tx, request.params.agency, request.params.book)),
  )
  server.get(
    '/api/books/:agency/:book/entries',
    {
      // The rows hold people's data: who only sees that a book exists does not see them.
      config: { right: 'packages.read' },
      schema: { params: bookParams, querystring: pageOfRowsQuerySchema, response: { 200: entryListSchema } },
    },
    request => {
      const { agency, book } = request.params
      const identity = request.actor.rights.includes('identity.read')
      return request.inTransaction(tx => listEntries(tx, agency, book, { ...request.query, identity }))
    },
  )
}
