import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { getBook } from '../../inventory/list-books.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { readChain } from './read-chain.ts'
import { type Chain, chainSchema, newReasonSchema } from './schema.ts'
import { stateReason, withdrawReason } from './state-reason.ts'

const params = z.object({ agency: z.uuid(), book: z.uuid() })
const chain = '/api/books/:agency/:book/chain'

/** The chain of a book's counts, and what people state of it; numbers only, so reading it is not journaled. */
export function registerCountRoutes(server: HttpServer): void {
  server.get(
    chain,
    { config: { right: 'acceptance.read' }, schema: { params, response: { 200: chainSchema } } },
    async request => {
      const { agency, book } = request.params
      await request.inTransaction(tx => getBook(tx, agency, book))
      return readWhole(request, agency, book)
    },
  )
  server.post(
    `${chain}/reasons`,
    {
      config: { right: 'books.write' },
      schema: { params, body: newReasonSchema, response: { 201: chainSchema } },
    },
    async (request, reply) => {
      const { agency, book } = request.params
      const ref = { agencyId: agency, bookId: book }
      await request.inTransaction(tx => stateReason(tx, ref, request.actor.account.id, request.body))
      return reply.status(201).send(await readWhole(request, agency, book))
    },
  )
  server.delete(
    `${chain}/reasons/:reason`,
    {
      config: { right: 'books.write' },
      schema: { params: params.extend({ reason: z.uuid() }), response: { 200: chainSchema } },
    },
    async request => {
      const { agency, book, reason } = request.params
      await request.inTransaction(tx => withdrawReason(tx, { agencyId: agency, bookId: book }, reason))
      return readWhole(request, agency, book)
    },
  )
}

/** Numbers of a book that was found within the jurisdiction; adoptions are counted for who may not see them, too. */
async function readWhole(request: FastifyRequest, agencyId: string, bookId: string): Promise<Chain> {
  const chains = await request.inFullTransaction(tx => readChain(tx, [{ agencyId, bookId }]))
  const found = chains.get(bookId)
  if (found === undefined) throw new AppError('not-found')
  return found
}
