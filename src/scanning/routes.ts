import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { importPages } from './intake/import-pages.ts'
import type { IncomingImage } from './intake/take-capture.ts'
import { listFieldPlaces, setFieldPlaces } from './pages/field-places.ts'
import { registerImageRoutes } from './pages/image-routes.ts'
import { listPages } from './pages/list-pages.ts'
import { findSeen } from './pages/whole-page.ts'
import { fieldPlacesSchema, intakeSchema, pageListSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** The routes of scanning: taking page images in, the list of a book's pages, where its fields stand, its pictures. */
export function registerScanningRoutes(server: HttpServer, app: App): void {
  server.post(
    '/api/books/:agency/:book/pages',
    {
      config: { right: 'pages.upload' },
      schema: { params: bookParams, consumes: ['multipart/form-data'], response: { 200: intakeSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      const { account, jurisdiction } = request.actor
      const target = { agencyId, bookId, accountId: account.id, jurisdiction }
      return importPages(app, target, readParts(request), languageOf(request))
    },
  )
  server.get(
    '/api/books/:agency/:book/pages',
    { config: { right: 'pages.read' }, schema: { params: bookParams, response: { 200: pageListSchema } } },
    async request => {
      const { agency, book } = request.params
      return request.inTransaction(async tx => ({
        pages: await listPages(tx, agency, book, languageOf(request)),
        sees: await findSeen(tx, request.actor.account, book),
      }))
    },
  )
  server.get(
    '/api/books/:agency/:book/field-places',
    {
      config: { right: 'pages.read' },
      schema: { params: bookParams, response: { 200: fieldPlacesSchema } },
    },
    async request => {
      const { agency, book } = request.params
      return { places: await request.inTransaction(tx => listFieldPlaces(tx, agency, book)) }
    },
  )
  server.post(
    '/api/books/:agency/:book/field-places',
    {
      config: { right: 'books.write' },
      schema: { params: bookParams, body: fieldPlacesSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency, book } = request.params
      await request.inTransaction(tx => setFieldPlaces(tx, agency, book, request.body.places))
      return reply.status(204).send(null)
    },
  )
  registerImageRoutes(server, app)
}

/** The image parts of a form, one after the other; each must be read before the next comes. */
async function* readParts(request: FastifyRequest): AsyncGenerator<IncomingImage> {
  for await (const part of request.files()) {
    // A form's empty file field comes as a file without a name.
    if (part.filename !== '')
      yield { name: part.filename, bytes: part.file, isTruncated: () => part.file.truncated }
    part.file.resume()
  }
}
