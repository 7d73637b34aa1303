import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { getBook } from '../../inventory/list-books.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { handOut } from './hand-out.ts'
import { listBatches } from './list-batches.ts'
import { requireKeyer } from './require-keyer.ts'
import { revokeBatch } from './revoke-batch.ts'
import { handedBatchesSchema, handedOutSchema, handOutSchema, revokedSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const batchParams = z.object({ agency: z.uuid(), batch: z.uuid() })
const batchesOfBook = '/api/books/:agency/:book/keying/batches'

/** The batches of a book, for whoever manages its keying. */
export function registerBatchRoutes(server: HttpServer): void {
  server.get(
    batchesOfBook,
    {
      config: { right: 'keying.read' },
      schema: { params: bookParams, response: { 200: handedBatchesSchema } },
    },
    request => {
      const { agency, book } = request.params
      return request.inTransaction(tx => listBatches(tx, agency, book, request.actor.account.agencyId))
    },
  )
  server.post(
    batchesOfBook,
    {
      config: { right: 'keying.manage' },
      schema: { params: bookParams, body: handOutSchema, response: { 200: handedOutSchema } },
    },
    async request => {
      const { agency: agencyId, book: bookId } = request.params
      const { kind } = await request.inTransaction(tx => getBook(tx, agencyId, bookId))
      const { account: accountId, size, pass } = request.body
      const handedBy = request.actor.account.id
      // Only after the book was found within the jurisdiction: who may key it, and what is mixed in, is not seen from there.
      const batch = await request.inFullTransaction(async tx => {
        await requireKeyer(tx, accountId, { agencyId, bookId, kind })
        return handOut(tx, { agencyId, bookId, accountId, handedBy, size, pass })
      })
      if (batch === undefined) throw new AppError('keying.nothing-left')
      return { batch }
    },
  )
  server.post(
    '/api/keying/batches/:agency/:batch/revoking',
    {
      config: { right: 'keying.manage' },
      schema: { params: batchParams, response: { 200: revokedSchema } },
    },
    async request => {
      const { agency: agencyId, batch: batchId } = request.params
      const accountId = request.actor.account.id
      return {
        withdrawn: await request.inTransaction(tx => revokeBatch(tx, { agencyId, batchId, accountId })),
      }
    },
  )
}
