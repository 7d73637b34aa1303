import { z } from 'zod'
import type { App } from '../../platform/app.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { getBook } from '../list-books.ts'
import { cancelSlip } from './cancel-slip.ts'
import { prepareSlip } from './held-copies.ts'
import { listHoldings } from './list-holdings.ts'
import { findSlipNumber, getSlip, listMovements, listSlips } from './list-slips.ts'
import { makeSlip } from './make-slip.ts'
import { findSlipPaper } from './open-slip.ts'
import {
  bookCustodySchema,
  holdingsSchema,
  newSlipSchema,
  preparationRequestSchema,
  preparationSchema,
  slipCancellationSchema,
  slipDetailSchema,
  slipListSchema,
  slipQuerySchema,
} from './schema.ts'

const slipParams = z.object({ agency: z.uuid(), slip: z.uuid() })
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const placeOf = ({ agency: agencyId, slip: slipId }: z.output<typeof slipParams>) => ({ agencyId, slipId })

/** The routes of the movements of books on paper: slips, who has what, and where a book has been. */
export function registerSlipRoutes(server: HttpServer, app: App): void {
  registerReading(server)
  registerMoving(server, app)
  for (const format of ['docx', 'pdf'] as const)
    server.get(
      `/api/custody/slips/:agency/:slip/${format}`,
      { config: { right: 'books.move' }, schema: { params: slipParams } },
      async (request, reply) => {
        const { name, sha256 } = await request.inFullTransaction(tx =>
          findSlipPaper(tx, request.actor.jurisdiction, placeOf(request.params), format),
        )
        return sendFile(reply, name, await app.vault.openRead(sha256))
      },
    )
}

function registerReading(server: HttpServer): void {
  const config = { right: 'books.read' } as const
  server.get(
    '/api/custody/slips',
    { config, schema: { querystring: slipQuerySchema, response: { 200: slipListSchema } } },
    request => request.inFullTransaction(tx => listSlips(tx, request.actor.jurisdiction, request.query)),
  )
  server.get(
    '/api/custody/slips/:agency/:slip',
    { config, schema: { params: slipParams, response: { 200: slipDetailSchema } } },
    request =>
      request.inFullTransaction(tx => getSlip(tx, request.actor.jurisdiction, placeOf(request.params))),
  )
  server.get('/api/custody/holdings', { config, schema: { response: { 200: holdingsSchema } } }, request =>
    request.inTransaction(async tx => ({ holdings: await listHoldings(tx) })),
  )
  server.get(
    '/api/books/:agency/:book/custody',
    { config, schema: { params: bookParams, response: { 200: bookCustodySchema } } },
    async request => {
      const { agency, book } = request.params
      await request.inTransaction(tx => getBook(tx, agency, book))
      return request.inFullTransaction(tx => listMovements(tx, agency, book))
    },
  )
}

function registerMoving(server: HttpServer, { vault }: App): void {
  const config = { right: 'books.move' } as const
  server.post(
    '/api/custody/preparation',
    { config, schema: { body: preparationRequestSchema, response: { 200: preparationSchema } } },
    request => request.inTransaction(tx => prepareSlip(tx, request.body)),
  )
  server.post(
    '/api/custody/slips',
    { config, schema: { body: newSlipSchema, response: { 201: slipDetailSchema } } },
    async (request, reply) => {
      const { actor, body } = request
      const pending = await vault.begin('custody')
      try {
        const returns = await request.inFullTransaction(tx =>
          findSlipNumber(tx, actor.jurisdiction, body.returns),
        )
        await request.inTransaction(tx => makeSlip(tx, actor, pending, body, returns))
        await pending.commit()
      } catch (error) {
        await pending.rollback()
        throw error
      }
      const place = { agencyId: actor.account.agencyId, slipId: body.id }
      return reply
        .status(201)
        .send(await request.inFullTransaction(tx => getSlip(tx, actor.jurisdiction, place)))
    },
  )
  server.post(
    '/api/custody/slips/:agency/:slip/cancellation',
    {
      config,
      schema: { params: slipParams, body: slipCancellationSchema, response: { 200: slipDetailSchema } },
    },
    request => {
      const { actor, body } = request
      const place = placeOf(request.params)
      return request.inFullTransaction(async tx => {
        await cancelSlip(tx, actor, place, body.reason)
        return getSlip(tx, actor.jurisdiction, place)
      })
    },
  )
}
