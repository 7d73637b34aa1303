import { z } from 'zod'
import { undoChange } from '../inventory/changes/change-states.ts'
import { listChanges } from '../inventory/changes/list-changes.ts'
import { changeListSchema, changeSchema } from '../inventory/changes/schema.ts'
import type { StateKinds } from '../inventory/changes/state-kind.ts'
import type { HttpServer } from '../platform/http/server.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })

/** The history of a book's pages, and undoing. */
export function registerChangeRoutes(server: HttpServer, kinds: StateKinds): void {
  server.get(
    '/api/books/:agency/:book/changes',
    { config: { right: 'pages.read' }, schema: { params: bookParams, response: { 200: changeListSchema } } },
    async request => {
      const { agency, book } = request.params
      return { changes: await request.inTransaction(tx => listChanges(tx, agency, book)) }
    },
  )
  server.post(
    '/api/books/:agency/:book/changes/:change/undoing',
    {
      config: { right: 'pages.arrange' },
      schema: { params: bookParams.extend({ change: z.uuid() }), response: { 200: changeSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId, change } = request.params
      const book = { agencyId, bookId, accountId: request.actor.account.id }
      return request.inTransaction(tx => undoChange(tx, book, change, kinds))
    },
  )
}
