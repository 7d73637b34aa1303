import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { pageOfRowsQuerySchema } from '../inventory/schema.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { sendPdf } from '../scanning/pages/view-pdf.ts'
import { registerCorrectionRoutes } from './corrections/routes.ts'
import { depositPackage } from './deposit/deposit-package.ts'
import { listRecords } from './records/list-records.ts'
import { readRecord } from './records/read-record.ts'
import { openRecordPdf } from './records/record-pdf.ts'
import {
  depositRequestSchema,
  depositResultSchema,
  recordListSchema,
  recordSchema,
  searchRequestSchema,
  searchResultSchema,
} from './schema.ts'
import { answerSearch } from './search/answer-search.ts'
import { createVocabulary } from './search/vocabulary.ts'

const packageParams = z.object({ agency: z.uuid(), package: z.uuid() })
const recordParams = z.object({ agency: z.uuid(), record: z.uuid() })
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
/** `?original=yes`: the exact bytes, for those who may download originals. */
const pdfQuery = z.object({ original: z.literal('yes').optional() })

/** The routes of the registry: depositing a package, searching, records with their versions and PDFs. */
export function registerRegistryRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean } = { isolate: true },
): void {
  const vocabulary = createVocabulary()
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
  server.post(
    '/api/search',
    {
      config: { right: 'records.search' },
      schema: { body: searchRequestSchema, response: { 200: searchResultSchema } },
    },
    async request => {
      const started = performance.now()
      const { id: accountId, agencyId } = request.actor.account
      const identity = request.actor.rights.includes('identity.read')
      const answer = await request.inTransaction(tx =>
        answerSearch(tx, vocabulary, request.body, { accountId, agencyId, identity }),
      )
      return {
        ...answer,
        hits: [...answer.hits],
        tookMs: Math.round((performance.now() - started) * 10) / 10,
      }
    },
  )
  server.get(
    '/api/books/:agency/:book/records',
    {
      config: { right: 'records.read' },
      schema: { params: bookParams, querystring: pageOfRowsQuerySchema, response: { 200: recordListSchema } },
    },
    request => {
      const { agency: agencyId, book } = request.params
      const { id: accountId } = request.actor.account
      return request.inTransaction(async tx => {
        const list = await listRecords(tx, agencyId, book, request.query)
        const detail = { offset: request.query.offset, count: list.records.length }
        await appendJournal(tx, {
          agencyId,
          accountId,
          action: 'records.list',
          subject: `book:${book}`,
          detail,
        })
        return list
      })
    },
  )
  server.get(
    '/api/records/:agency/:record',
    { config: { right: 'records.read' }, schema: { params: recordParams, response: { 200: recordSchema } } },
    request => {
      const { agency: agencyId, record: recordId } = request.params
      return request.inTransaction(tx => readRecord(tx, request.actor, { agencyId, recordId }))
    },
  )
  server.get(
    '/api/records/:agency/:record/pdf',
    { config: { right: 'records.read' }, schema: { params: recordParams, querystring: pdfQuery } },
    async (request, reply) => {
      const { agency: agencyId, record: recordId } = request.params
      const original = request.query.original === 'yes'
      return sendPdf(reply, await openRecordPdf(app, request, { agencyId, recordId }, original))
    },
  )
  registerCorrectionRoutes(server)
}
