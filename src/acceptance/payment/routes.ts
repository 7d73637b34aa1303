import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { getPriceList } from '../../plan/money/price-lists.ts'
import type { App } from '../../platform/app.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { cancelPayment } from './cancel-payment.ts'
import { comparePlan } from './compare-plan.ts'
import { makePayment } from './make-payment.ts'
import { isPayable, priceAccepted } from './price-accepted.ts'
import {
  cancelPaymentSchema,
  comparisonQuerySchema,
  comparisonSchema,
  newPaymentSchema,
  payableQuerySchema,
  payableSchema,
  paymentDetailSchema,
  paymentsQuerySchema,
  paymentsSchema,
} from './schema.ts'
import { countPayable, countPayments, getPayment, selectPayments } from './select-payments.ts'

const paymentParams = z.object({ agency: z.uuid(), payment: z.uuid() })
const placeOf = ({ agency: agencyId, payment: paymentId }: z.output<typeof paymentParams>) => ({
  agencyId,
  paymentId,
})

/** Statements of quantities for payment, and the plan beside what is accepted and paid. */
export function registerPaymentRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/prices/:agency/:list/comparison',
    {
      config: { right: 'money.read' },
      schema: {
        params: z.object({ agency: z.uuid(), list: z.uuid() }),
        querystring: comparisonQuerySchema,
        response: { 200: comparisonSchema },
      },
    },
    request => {
      const { agency: agencyId, list: listId } = request.params
      return request.inTransaction(tx => comparePlan(tx, { agencyId, listId }, request.query))
    },
  )
  registerMakingRoutes(server, app)
  registerReadingRoutes(server, app)
}

function registerMakingRoutes(server: HttpServer, { vault }: App): void {
  const config = { right: 'money.manage' } as const
  server.post(
    '/api/payments/payable',
    { config, schema: { body: payableQuerySchema, response: { 200: payableSchema } } },
    request =>
      request.inTransaction(async tx => {
        const { contractorId, list: place } = request.body
        const list = await getPriceList(tx, place)
        const priced = await priceAccepted(tx, isPayable(contractorId), list)
        const total = await countPayable(tx, isPayable(contractorId))
        return { books: priced.map(({ book }) => book), total, vatPercent: list.vatPercent }
      }),
  )
  server.post(
    '/api/payments',
    { config, schema: { body: newPaymentSchema, response: { 201: paymentDetailSchema } } },
    async (request, reply) => {
      const pending = await vault.begin('payment')
      try {
        const made = await request.inTransaction(tx => makePayment(tx, pending, request.actor, request.body))
        await pending.commit()
        return reply.status(201).send(made)
      } catch (error) {
        await pending.rollback()
        throw error
      }
    },
  )
  server.post(
    '/api/payments/:agency/:payment/cancellation',
    {
      config,
      schema: { params: paymentParams, body: cancelPaymentSchema, response: { 200: paymentDetailSchema } },
    },
    request =>
      request.inTransaction(tx =>
        cancelPayment(tx, request.actor, placeOf(request.params), request.body.reason),
      ),
  )
}

function registerReadingRoutes(server: HttpServer, { vault }: App): void {
  const config = { right: 'money.read' } as const
  server.get(
    '/api/payments',
    { config, schema: { querystring: paymentsQuerySchema, response: { 200: paymentsSchema } } },
    request =>
      request.inTransaction(async tx => {
        const { contractor, offset, limit } = request.query
        const where = contractor === undefined ? sql`true` : sql`p.contractor_id = ${contractor}::uuid`
        return {
          total: await countPayments(tx, where),
          payments: await selectPayments(tx, where, sql`offset ${offset} limit ${limit}`),
        }
      }),
  )
  server.get(
    '/api/payments/:agency/:payment',
    { config, schema: { params: paymentParams, response: { 200: paymentDetailSchema } } },
    request => request.inTransaction(tx => getPayment(tx, placeOf(request.params))),
  )
  for (const format of ['docx', 'pdf'] as const)
    server.get(
      `/api/payments/:agency/:payment/${format}`,
      { config, schema: { params: paymentParams } },
      async (request, reply) => {
        const { agencyId, paymentId } = placeOf(request.params)
        const paper = await request.inTransaction(tx =>
          tx
            .selectFrom('payment')
            .select(['number', format])
            .where('agency_id', '=', agencyId)
            .where('id', '=', paymentId)
            .executeTakeFirst(),
        )
        const digest = paper?.[format]
        if (paper === undefined || digest === undefined) throw new AppError('not-found')
        const name = `bang-khoi-luong-${paper.number.replace('/', '-')}` as const
        return sendFile(reply, `${name}.${format}`, await vault.openRead(digest))
      },
    )
}
