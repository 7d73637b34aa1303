import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { listGold } from './list-gold.ts'
import { drawGoldDraft, readGold } from './read-gold-draft.ts'
import { goldDraftSchema, goldListSchema, goldLotSchema, retireGoldSchema, setGoldSchema } from './schema.ts'
import { retireGold, setGold } from './set-gold.ts'

const right = 'keying.arbitrate'
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const entryParams = bookParams.extend({ case: z.uuid() })
const path = '/api/books/:agency/:book/keying/gold'

/** Gold entries of a book: drawn by lot, read with care, set, retired. */
export function registerGoldRoutes(server: HttpServer): void {
  server.get(
    path,
    { config: { right }, schema: { params: bookParams, response: { 200: goldListSchema } } },
    request => request.inTransaction(tx => listGold(tx, placeOf(request, request.params))),
  )
  server.get(
    `${path}/lot`,
    { config: { right }, schema: { params: bookParams, response: { 200: goldLotSchema } } },
    async request => ({
      draft: (await request.inTransaction(tx => drawGoldDraft(tx, placeOf(request, request.params)))) ?? null,
    }),
  )
  server.get(
    `${path}/:case`,
    { config: { right }, schema: { params: entryParams, response: { 200: goldDraftSchema } } },
    request =>
      request.inTransaction(tx => readGold(tx, placeOf(request, request.params), request.params.case)),
  )
  server.post(
    `${path}/:case`,
    {
      config: { right },
      schema: { params: entryParams, body: setGoldSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      // What was shown masked would be written down masked.
      if (!request.actor.rights.includes('identity.read')) throw new AppError('right.missing')
      const { params, body } = request
      await request.inTransaction(tx => setGold(tx, placeOf(request, params), params.case, body.values))
      return reply.status(204).send(null)
    },
  )
  server.post(
    `${path}/:case/retirement`,
    {
      config: { right },
      schema: { params: entryParams, body: retireGoldSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { params, body } = request
      await request.inTransaction(tx => retireGold(tx, placeOf(request, params), params.case, body.retired))
      return reply.status(204).send(null)
    },
  )
}

function placeOf({ actor }: FastifyRequest, { agency, book }: z.output<typeof bookParams>) {
  const { account, rights } = actor
  const identity = rights.includes('identity.read')
  return { agencyId: agency, bookId: book, accountId: account.id, account, identity }
}
