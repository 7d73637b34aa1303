import { z } from 'zod'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { askKeyedPackage, viewKeyedPackage } from './ask-package.ts'
import { askKeyedPackageSchema, keyedPackageSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** The package of a keyed book: asked for, and how far it is. */
export function registerKeyedRoutes(server: HttpServer): void {
  server.get(
    '/api/books/:agency/:book/keying/package',
    {
      config: { right: 'keying.read' },
      schema: { params: bookParams, response: { 200: keyedPackageSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      return request.inTransaction(tx => viewKeyedPackage(tx, { agencyId, bookId }, languageOf(request)))
    },
  )
  server.post(
    '/api/books/:agency/:book/keying/package',
    {
      config: { right: 'keying.manage' },
      schema: { params: bookParams, body: askKeyedPackageSchema, response: { 200: keyedPackageSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      const book = { agencyId, bookId }
      return request.inTransaction(async tx => {
        await askKeyedPackage(tx, book, request.actor.account.id, request.body.leaveOut)
        return viewKeyedPackage(tx, book, languageOf(request))
      })
    },
  )
}
