import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { getPageImage, pageImages } from './find-page-image.ts'
import { importPages } from './import-pages.ts'
import type { IncomingImage } from './intake-page.ts'
import { listPages } from './list-pages.ts'
import { intakeSchema, pageListSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const imageParams = z.object({ agency: z.uuid(), page: z.uuid(), which: z.enum(pageImages) })
/** `?v=` names the rendering (`rendering` of the page): the browser may then keep the picture. */
const imageQuery = z.object({ v: z.string().max(64).optional() })

/** The routes of scanning: taking page images in, the list of a book's pages, their pictures. */
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
      return { pages: await request.inTransaction(tx => listPages(tx, agency, book, languageOf(request))) }
    },
  )
  server.get(
    '/api/pages/:agency/:page/:which',
    { config: { right: 'pages.read' }, schema: { params: imageParams, querystring: imageQuery } },
    async (request, reply) => {
      const { agency, page, which } = request.params
      const image = await request.inTransaction(tx => getPageImage(tx, agency, page, which))
      const etag = `"${image.sha256}"`
      const { v } = request.query
      const isFixed = which === 'original' || (v !== undefined && v.length >= 16)
      reply
        .header('etag', etag)
        .header('cache-control', isFixed ? 'private, max-age=31536000, immutable' : 'private, no-cache')
      if (request.headers['if-none-match'] === etag) return reply.status(304).send()
      return reply
        .header('content-type', image.mediaType)
        .header('content-length', image.sizeBytes)
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(image.name)}`)
        .header('x-content-type-options', 'nosniff')
        .send(await app.vault.openRead(image.sha256))
    },
  )
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
