import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { countArbitration } from './count-arbitration.ts'
import { finishParked } from './finish-parked.ts'
import { listDifferences } from './list-differences.ts'
import { listParked } from './list-parked.ts'
import { readParked } from './read-parked.ts'
import { reopenDifference } from './reopen-difference.ts'
import {
  arbitrationQuerySchema,
  arbitrationSchema,
  decisionSchema,
  differenceListSchema,
  parkedEntrySchema,
  parkedListSchema,
  readingSchema,
} from './schema.ts'
import { settleDifference } from './settle-difference.ts'

const right = 'keying.arbitrate'
const differenceParams = z.object({ agency: z.uuid(), difference: z.uuid() })
const entryParams = z.object({ agency: z.uuid(), case: z.uuid() })

/** Differences between two keyers and parked entries, for whoever did not key them. */
export function registerArbitrationRoutes(server: HttpServer): void {
  server.get(
    '/api/keying/arbitration',
    { config: { right }, schema: { response: { 200: arbitrationSchema } } },
    request => request.inTransaction(tx => countArbitration(tx, request.actor.account.id)),
  )
  server.get(
    '/api/keying/differences',
    {
      config: { right },
      schema: { querystring: arbitrationQuerySchema, response: { 200: differenceListSchema } },
    },
    request => {
      const { account, rights } = request.actor
      const identity = rights.includes('identity.read')
      return request.inTransaction(tx => listDifferences(tx, account, request.query, identity))
    },
  )
  server.post(
    '/api/keying/differences/:agency/:difference/decision',
    {
      config: { right },
      schema: { params: differenceParams, body: decisionSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency: agencyId, difference: differenceId } = request.params
      const difference = { agencyId, differenceId, accountId: request.actor.account.id }
      await request.inTransaction(tx => settleDifference(tx, difference, request.body))
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/keying/differences/:agency/:difference/reopening',
    { config: { right }, schema: { params: differenceParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { agency: agencyId, difference: differenceId } = request.params
      const difference = { agencyId, differenceId, accountId: request.actor.account.id }
      await request.inTransaction(tx => reopenDifference(tx, difference))
      return reply.status(204).send(null)
    },
  )
  server.get(
    '/api/keying/parked',
    {
      config: { right },
      schema: { querystring: arbitrationQuerySchema, response: { 200: parkedListSchema } },
    },
    request => request.inTransaction(tx => listParked(tx, request.actor.account.id, request.query)),
  )
  server.get(
    '/api/keying/parked/:agency/:case',
    { config: { right }, schema: { params: entryParams, response: { 200: parkedEntrySchema } } },
    request => {
      const { account, rights } = request.actor
      const { agency, case: entry } = request.params
      return request.inTransaction(tx =>
        readParked(tx, account, agency, entry, rights.includes('identity.read')),
      )
    },
  )
  server.post(
    '/api/keying/parked/:agency/:case',
    {
      config: { right },
      schema: { params: entryParams, body: readingSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency, case: entry } = request.params
      // What was shown masked would be written down masked.
      if (!request.actor.rights.includes('identity.read')) throw new AppError('right.missing')
      await request.inTransaction(tx =>
        finishParked(tx, request.actor.account.id, agency, entry, request.body),
      )
      return reply.status(204).send(null)
    },
  )
}
