import { z } from 'zod'
import { includesAgency } from '../access/jurisdiction.ts'
import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { closeBook, requireOpenBook } from './close-book.ts'
import { registerContractorRoutes } from './contractors/routes.ts'
import { createBook } from './create-book.ts'
import { registerSlipRoutes } from './custody/routes.ts'
import { registerCustodyRoutes } from './custody-routes.ts'
import { registerPairRoutes } from './duplicates/routes.ts'
import { registerLabelRoutes } from './labels/routes.ts'
import { getBook, listBooks } from './list-books.ts'
import { listEntries } from './list-entries.ts'
import { registerListRoutes } from './lists/routes.ts'
import { changePaper } from './paper/change-paper.ts'
import { registerPaperRoutes } from './paper/routes.ts'
import { registerPeriodRoutes } from './periods/routes.ts'
import { registerReviewRoutes } from './review/routes.ts'
import {
  bookListSchema,
  bookQuerySchema,
  bookSchema,
  closingTotalSchema,
  entryListSchema,
  newBookSchema,
  pageOfRowsQuerySchema,
} from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** The routes of the inventory: the list of books, one book, its entries, and who has it in hand. */
export function registerInventoryRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean } = { isolate: true },
): void {
  registerCustodyRoutes(server)
  registerSlipRoutes(server, app)
  registerLabelRoutes(server, app)
  registerPaperRoutes(server)
  registerPeriodRoutes(server)
  registerContractorRoutes(server)
  registerPairRoutes(server)
  registerReviewRoutes(server)
  registerListRoutes(server, app, options)
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
      return request.inTransaction(async tx => {
        await requireOpenBook(tx, agency, book)
        await changePaper(tx, { agencyId: agency, bookId: book }, request.body)
        return getBook(tx, agency, book)
      })
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
