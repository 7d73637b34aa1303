import { z } from 'zod'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { handOut } from '../batches/hand-out.ts'
import {
  nextBatchSchema,
  ownBatchesSchema,
  packSchema,
  savedKeyingsSchema,
  saveKeyingsSchema,
} from '../schema.ts'
import { findUntouchedBatch } from './find-untouched-batch.ts'
import { listOwnBatches } from './list-own-batches.ts'
import { readPack } from './read-pack.ts'
import { saveKeyings } from './save-keyings.ts'
import { takeAlong } from './take-along.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const batchParams = z.object({ agency: z.uuid(), batch: z.uuid() })
const ownBatch = '/api/keying/batches/:agency/:batch'

/** What a keyer's own browser asks: batches, the pack of one, and saving. */
export function registerWorkRoutes(server: HttpServer): void {
  server.get(
    '/api/keying/batches',
    { config: { right: 'keying.key' }, schema: { response: { 200: ownBatchesSchema } } },
    request => request.inTransaction(tx => listOwnBatches(tx, request.actor.account.id)),
  )
  server.post(
    '/api/books/:agency/:book/keying/next',
    {
      config: { right: 'keying.key' },
      schema: { params: bookParams, response: { 200: nextBatchSchema } },
    },
    async request => {
      const { agency: agencyId, book: bookId } = request.params
      const accountId = request.actor.account.id
      const untouched = await request.inTransaction(async tx => {
        await requireOpenBook(tx, agencyId, bookId)
        return findUntouchedBatch(tx, { agencyId, bookId, accountId })
      })
      // Only after this person was found to work on the book: what is mixed in is hidden from who keys.
      const batch =
        untouched ??
        (await request.inFullTransaction(tx =>
          handOut(tx, { agencyId, bookId, accountId, handedBy: null, size: null, pass: null }),
        ))
      return { batch: batch ?? null }
    },
  )
  server.get(
    ownBatch,
    { config: { right: 'keying.key' }, schema: { params: batchParams, response: { 200: packSchema } } },
    request => {
      const { agency: agencyId, batch: batchId } = request.params
      return request.inTransaction(tx => readPack(tx, { agencyId, batchId }, request.actor.account))
    },
  )
  server.post(
    `${ownBatch}/keyings`,
    {
      config: { right: 'keying.key' },
      schema: { params: batchParams, body: saveKeyingsSchema, response: { 200: savedKeyingsSchema } },
    },
    request => {
      const { agency: agencyId, batch: batchId } = request.params
      const { account } = request.actor
      // What two hundred people do every other second.
      return request.inTransaction(
        tx => saveKeyings(tx, { agencyId, batchId }, account, request.body.keyings),
        { prepared: true },
      )
    },
  )
  server.post(
    `${ownBatch}/taking-along`,
    {
      config: { right: 'keying.key' },
      schema: { params: batchParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency: agencyId, batch: batchId } = request.params
      await request.inTransaction(tx => takeAlong(tx, { agencyId, batchId }, request.actor.account.id))
      return reply.status(204).send(null)
    },
  )
}
