import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { includesAgency } from '../../access/jurisdiction.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { listLots } from './list-lots.ts'
import type { LotRef } from './lot-ref.ts'
import { makeLot } from './make-lot.ts'
import { proposeLot } from './plan-lot.ts'
import { readLotWhole, readLotWithin } from './read-lot.ts'
import { listReadyBooks } from './ready-books.ts'
import { registerSampleRoutes } from './sample-routes.ts'
import {
  lotDetailSchema,
  lotListSchema,
  lotQuerySchema,
  lotRefSchema,
  newLotSchema,
  proposalRequestSchema,
  proposalSchema,
  readyListSchema,
  readyQuerySchema,
  reasonSchema,
  signatureSchema,
} from './schema.ts'
import { type Signer, signAndWrite } from './sign-and-write.ts'
import { withdrawLot } from './sign-lot.ts'
import { listSeenLots, requireSeenLot } from './visible-lot.ts'

const right = 'acceptance.manage'
const reads = 'acceptance.read'
const params = z.object({ agency: z.uuid(), lot: z.uuid() })
const refOf = ({ agency: agencyId, lot: lotId }: z.infer<typeof params>): LotRef => ({ agencyId, lotId })

/** Lots of books: made, inspected, signed; and what of them a book has. */
export function registerLotRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/acceptance/books',
    { config: { right }, schema: { querystring: readyQuerySchema, response: { 200: readyListSchema } } },
    request => request.inTransaction(tx => listReadyBooks(tx, request.query)),
  )
  server.post(
    '/api/acceptance/proposals',
    { config: { right }, schema: { body: proposalRequestSchema, response: { 200: proposalSchema } } },
    request => {
      const { agencyId } = request.actor.account
      return request.inTransaction(tx => proposeLot(tx, agencyId, request.body.books))
    },
  )
  server.post(
    '/api/acceptance/lots',
    { config: { right }, schema: { body: newLotSchema, response: { 201: lotRefSchema } } },
    async (request, reply) => {
      const { agencyId, id: accountId } = request.actor.account
      const lot = await request.inTransaction(tx => makeLot(tx, { agencyId, accountId }, request.body))
      return reply.status(201).send({ agency: lot.agencyId, lot: lot.lotId })
    },
  )
  server.get(
    '/api/acceptance/lots',
    { config: { right: reads }, schema: { querystring: lotQuerySchema, response: { 200: lotListSchema } } },
    async request => {
      const seen = await request.inTransaction(tx => listSeenLots(tx, sql`true`))
      return request.inFullTransaction(tx => listLots(tx, seen, request.query))
    },
  )
  server.get(
    '/api/acceptance/lots/:agency/:lot',
    { config: { right: reads }, schema: { params, response: { 200: lotDetailSchema } } },
    async request => {
      const { account, rights, jurisdiction } = request.actor
      const lot = refOf(request.params)
      const within = await request.inTransaction(async tx => {
        await requireSeenLot(tx, lot)
        return readLotWithin(tx, lot)
      })
      const whole = await request.inFullTransaction(tx =>
        readLotWhole(tx, lot, account.id, languageOf(request)),
      )
      const maySign = rights.includes(right) && includesAgency(jurisdiction, lot.agencyId)
      return { ...whole, ...within, maySign }
    },
  )
  registerSigningRoutes(server, app)
  registerSampleRoutes(server, app)
}

function registerSigningRoutes(server: HttpServer, app: App): void {
  const response = { 204: z.null() }
  server.post(
    '/api/acceptance/lots/:agency/:lot/acceptance',
    { config: { right }, schema: { params, body: signatureSchema, response } },
    async (request, reply) => {
      const lot = requireOwn(request, refOf(request.params))
      await signAndWrite(app, signerOf(request), lot, 'accepted', request.body.remark)
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/acceptance/lots/:agency/:lot/rejection',
    { config: { right }, schema: { params, body: reasonSchema, response } },
    async (request, reply) => {
      const lot = requireOwn(request, refOf(request.params))
      await signAndWrite(app, signerOf(request), lot, 'rejected', request.body.reason)
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/acceptance/lots/:agency/:lot/withdrawal',
    { config: { right }, schema: { params, body: reasonSchema, response } },
    async (request, reply) => {
      const lot = requireOwn(request, refOf(request.params))
      const { id } = request.actor.account
      await request.inFullTransaction(tx => withdrawLot(tx, lot, id, request.body.reason))
      return reply.status(204).send(null)
    },
  )
}

const signerOf = (request: FastifyRequest): Signer => ({
  accountId: request.actor.account.id,
  inFullTransaction: run => request.inFullTransaction(run),
})

/** A lot is signed for the agency that accepts, by who acts for it; its books may be kept elsewhere by then. Throws `not-found`. */
function requireOwn({ actor }: Pick<FastifyRequest, 'actor'>, lot: LotRef): LotRef {
  if (!includesAgency(actor.jurisdiction, lot.agencyId)) throw new AppError('not-found')
  return lot
}
