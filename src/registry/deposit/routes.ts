import { z } from 'zod'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { depositRequestSchema, depositResultSchema } from '../schema.ts'
import { askBatch } from './batch/ask-batch.ts'
import { getBatch, listBatches } from './batch/list-batches.ts'
import {
  askedBatchSchema,
  batchListSchema,
  batchQuerySchema,
  batchRequestSchema,
  batchSchema,
  depositListSchema,
  steeringSchema,
} from './batch/schema.ts'
import { steerBatch } from './batch/steer-batch.ts'
import { depositPackage } from './deposit-package.ts'
import { listDeposits } from './list-deposits.ts'
import { makeReceipt } from './receipt/make-receipt.ts'
import { receiptSchema } from './receipt/schema.ts'
import { signReceipt } from './receipt/sign.ts'

const packageParams = z.object({ agency: z.uuid(), package: z.uuid() })
const depositParams = z.object({ agency: z.uuid(), deposit: z.uuid() })
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const batchParams = z.object({ batch: z.uuid() })

/** The routes of deposits: one package at once, many in the background, and their signed results. */
export function registerDepositRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean },
): void {
  server.post(
    '/api/packages/:agency/:package/deposit',
    {
      config: { right: 'packages.deposit' },
      schema: { params: packageParams, body: depositRequestSchema, response: { 200: depositResultSchema } },
    },
    request => {
      const { agency: agencyId, package: packageId } = request.params
      return depositPackage(app, request.actor, { ...options, agencyId, packageId, mode: request.body.mode })
    },
  )
  server.get(
    '/api/deposits/:agency/:deposit/receipt',
    {
      config: { right: 'records.read' },
      schema: { params: depositParams, response: { 200: receiptSchema } },
    },
    async (request, reply) => {
      const { agency: agencyId, deposit } = request.params
      const receipt = await request.inTransaction(async tx => {
        const made = await makeReceipt(tx, agencyId, deposit)
        const subject = `deposit:${deposit}`
        await appendJournal(tx, { agencyId, action: 'records.receipt', subject })
        return made
      })
      const { kind, year, volume } = receipt.book
      const name = `bien-nhan.${kind}.${year}.${volume}.${deposit.slice(-8)}.json`
      void reply.header('content-disposition', `attachment; filename="${name}"`)
      return signReceipt(app.config, receipt)
    },
  )
  server.get(
    '/api/books/:agency/:book/deposits',
    {
      config: { right: 'records.read' },
      schema: { params: bookParams, response: { 200: depositListSchema } },
    },
    async request => {
      const { agency, book } = request.params
      return { deposits: await request.inTransaction(tx => listDeposits(tx, agency, book)) }
    },
  )
  server.post(
    '/api/deposit-batches',
    {
      config: { right: 'packages.deposit' },
      schema: { body: batchRequestSchema, response: { 200: askedBatchSchema } },
    },
    request => {
      const { packages, mode } = request.body
      return request.inTransaction(tx => askBatch(tx, request.actor.account.id, packages, mode))
    },
  )
  server.get(
    '/api/deposit-batches',
    {
      config: { right: 'packages.deposit' },
      schema: { querystring: batchQuerySchema, response: { 200: batchListSchema } },
    },
    async request => ({
      batches: await request.inTransaction(tx => listBatches(tx, request.query.limit)),
    }),
  )
  server.get(
    '/api/deposit-batches/:batch',
    {
      config: { right: 'packages.deposit' },
      schema: { params: batchParams, response: { 200: batchSchema } },
    },
    request =>
      request.inTransaction(tx => getBatch(tx, request.params.batch, request.actor.account.language)),
  )
  server.post(
    '/api/deposit-batches/:batch/steering',
    {
      config: { right: 'packages.deposit' },
      schema: { params: batchParams, body: steeringSchema, response: { 200: batchSchema } },
    },
    request => {
      const { batch } = request.params
      return request.inTransaction(async tx => {
        await steerBatch(tx, batch, request.body.action)
        return getBatch(tx, batch, request.actor.account.language)
      })
    },
  )
}
