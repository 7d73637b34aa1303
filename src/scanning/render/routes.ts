import { z } from 'zod'
import { changeSchema } from '../../inventory/changes/schema.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findScanning } from './find-scanning.ts'
import { decideLayout } from './layout-states.ts'
import { pauseBook } from './pause-book.ts'
import { retryFailed } from './retry-failed.ts'
import { layoutDecisionSchema, scanningSchema } from './schema.ts'

const params = z.object({ agency: z.uuid(), book: z.uuid() })

/** How far the pictures of a book are, pausing and going on, and what is decided about its double pages. */
export function registerRenderRoutes(server: HttpServer): void {
  server.get(
    '/api/books/:agency/:book/scanning',
    { config: { right: 'pages.read' }, schema: { params, response: { 200: scanningSchema } } },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      return request.inTransaction(tx => findScanning(tx, { agencyId, bookId }))
    },
  )
  const acts: Readonly<
    Record<string, (tx: Transaction, book: { agencyId: string; bookId: string }) => Promise<void>>
  > = {
    pause: (tx, book) => pauseBook(tx, book, true),
    resume: (tx, book) => pauseBook(tx, book, false),
    retry: retryFailed,
  }
  for (const [name, act] of Object.entries(acts))
    server.post(
      `/api/books/:agency/:book/scanning/${name}`,
      { config: { right: 'pages.arrange' }, schema: { params, response: { 204: z.null() } } },
      async (request, reply) => {
        const { agency: agencyId, book: bookId } = request.params
        await request.inTransaction(tx => act(tx, { agencyId, bookId }))
        return reply.status(204).send(null)
      },
    )
  server.post(
    '/api/books/:agency/:book/scanning/layout',
    {
      config: { right: 'pages.arrange' },
      schema: { params, body: layoutDecisionSchema, response: { 200: changeSchema } },
    },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      const book = { agencyId, bookId, accountId: request.actor.account.id }
      return request.inTransaction(tx => decideLayout(tx, book, request.body.layout))
    },
  )
}
