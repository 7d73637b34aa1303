import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { pageOfRowsQuerySchema } from '../inventory/schema.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { depositPackage } from './deposit-package.ts'
import { listRecords } from './list-records.ts'
import { openFile } from './open-file.ts'
import { readRecord, readRecordPdf } from './read-record.ts'
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
      const answer = await request.inTransaction(tx =>
        answerSearch(tx, vocabulary, request.body, { accountId, agencyId }),
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
      const { agency, record } = request.params
      return request.inTransaction(tx => readRecord(tx, request.actor.account.id, agency, record))
    },
  )
  server.get(
    '/api/records/:agency/:record/pdf',
    { config: { right: 'records.read' }, schema: { params: recordParams } },
    async (request, reply) => {
      const { agency, record } = request.params
      const { id } = request.actor.account
      const { place, name } = await request.inTransaction(tx => readRecordPdf(tx, id, agency, record))
      return reply
        .header('content-type', 'application/pdf')
        .header('content-length', place.sizeBytes)
        .header(
          'content-disposition',
          `inline; filename*=UTF-8''${encodeURIComponent(name.split('/').at(-1) ?? name)}`,
        )
        .header('cache-control', 'private, no-store')
        .send(await openFile(app.vault, place))
    },
  )
}
