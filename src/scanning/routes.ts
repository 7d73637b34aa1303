import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { registerCaseRoutes } from './cases/routes.ts'
import { registerChangeRoutes } from './change-routes.ts'
import { registerUploadRoutes } from './intake/uploads/upload-routes.ts'
import { registerOrderRoutes } from './order/routes.ts'
import { listFieldPlaces } from './pages/field-places.ts'
import { registerImageRoutes } from './pages/image-routes.ts'
import { listPages } from './pages/list-pages.ts'
import { findSeen } from './pages/whole-page.ts'
import { registerRenderRoutes } from './render/routes.ts'
import { registerReviewRoutes } from './review/routes.ts'
import { fieldPlacesSchema, pageListSchema } from './schema.ts'
import { stateKinds } from './state-kinds.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** The routes of scanning: the list of a book's pages, where its fields stand, its pictures. */
export function registerScanningRoutes(server: HttpServer, app: App): void {
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
  registerUploadRoutes(server, app)
  registerImageRoutes(server, app)
  registerRenderRoutes(server)
  registerReviewRoutes(server, app)
  registerCaseRoutes(server, app)
  registerOrderRoutes(server)
  registerChangeRoutes(server, stateKinds)
}
