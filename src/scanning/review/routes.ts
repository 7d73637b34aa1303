import { z } from 'zod'
import { changeSchema } from '../../inventory/changes/schema.ts'
import type { App } from '../../platform/app.ts'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { journalView } from '../pages/journal-views.ts'
import { markedFrame } from '../pages/marked-views.ts'
import { viewerMark } from '../pages/viewer-mark.ts'
import { requireWholePage } from '../pages/whole-page.ts'
import { correctCaptures } from './correct-captures.ts'
import { getFrameSource } from './find-frame.ts'
import { listCaptures } from './list-captures.ts'
import { markReviewed } from './mark-reviewed.ts'
import { captureListSchema, captureQuerySchema, correctionsSchema, reviewsSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const captureParams = z.object({ agency: z.uuid(), capture: z.uuid() })

/** Looking through a book's pictures and correcting how they come out. */
export function registerReviewRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/books/:agency/:book/captures',
    {
      config: { right: 'pages.read' },
      schema: { params: bookParams, querystring: captureQuerySchema, response: { 200: captureListSchema } },
    },
    async request => {
      const { agency: agencyId, book: bookId } = request.params
      const { only } = request.query
      const captures = await request.inTransaction(tx =>
        listCaptures(tx, { agencyId, bookId }, languageOf(request), only),
      )
      return { captures }
    },
  )
  server.post(
    '/api/books/:agency/:book/corrections',
    {
      config: { right: 'pages.arrange' },
      schema: { params: bookParams, body: correctionsSchema, response: { 200: changeSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      const { captures, correction } = request.body
      const book = { agencyId, bookId, accountId: request.actor.account.id }
      return request.inTransaction(tx => correctCaptures(tx, book, captures, correction))
    },
  )
  server.post(
    '/api/books/:agency/:book/reviews',
    {
      config: { right: 'pages.arrange' },
      schema: { params: bookParams, body: reviewsSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency: agencyId, book: bookId } = request.params
      const { captures, reviewed } = request.body
      const book = { agencyId, bookId, accountId: request.actor.account.id }
      await request.inTransaction(tx => markReviewed(tx, book, captures, reviewed))
      return reply.status(204).send(null)
    },
  )
  server.get(
    '/api/captures/:agency/:capture/frame',
    { config: { right: 'pages.read' }, schema: { params: captureParams } },
    async (request, reply) => {
      const { agency: agencyId, capture } = request.params
      const { sha256, sourcePage, pageId } = await request.inTransaction(tx =>
        getFrameSource(tx, agencyId, capture),
      )
      await journalView(request, { agencyId, subject: `page:${pageId}`, what: 'frame' }, tx =>
        requireWholePage(tx, request.actor.account, agencyId, pageId),
      )
      const file = { sha256, path: await app.vault.getPath(sha256), page: sourcePage }
      return reply.type('image/jpeg').send(await markedFrame(file, viewerMark(request.actor, new Date())))
    },
  )
}
