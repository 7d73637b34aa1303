import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { JournalAction } from './action.ts'
import { anchorFileName } from './anchor.ts'
import { appendJournal } from './append.ts'
import { streamJournalCsv, streamJournalWorkbook } from './export-journal.ts'
import { getAnchorFile, listAnchors } from './list-anchors.ts'
import { listChoices } from './list-choices.ts'
import { listJournal } from './list-journal.ts'
import { listProcessing, streamProcessing } from './list-processing.ts'
import {
  anchorFileSchema,
  anchorListSchema,
  anchorQuerySchema,
  journalChoicesSchema,
  journalFilterSchema,
  journalListSchema,
  journalQuerySchema,
  processingQuerySchema,
  processingSchema,
} from './schema.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const attachment = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

/** That somebody read or took away what the journal holds; it stands in the chain of that person's agency. */
function noteReading(
  tx: Transaction,
  request: FastifyRequest,
  action: JournalAction,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return appendJournal(tx, { agencyId: request.actor.account.agencyId, action, subject, detail })
}

/** The journal, its exports and anchors, and the log of processing. What is read or taken away of them is itself journaled. */
export function registerJournalRoutes(server: HttpServer, _app: App): void {
  registerListRoutes(server)
  registerExportRoutes(server)
  registerAnchorRoutes(server)
  registerProcessingRoutes(server)
}

function registerListRoutes(server: HttpServer): void {
  server.get(
    '/api/journal',
    {
      config: { right: 'journal.read' },
      schema: { querystring: journalQuerySchema, response: { 200: journalListSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const answer = await listJournal(tx, request.actor.jurisdiction, request.query, languageOf(request))
        await noteReading(tx, request, 'journal.read', 'journal', request.query)
        return answer
      }),
  )
  server.get(
    '/api/journal/choices',
    { config: { right: 'journal.read' }, schema: { response: { 200: journalChoicesSchema } } },
    request => request.inTransaction(tx => listChoices(tx, request.actor.jurisdiction, languageOf(request))),
  )
}

function registerExportRoutes(server: HttpServer): void {
  const wantedBy = (request: FastifyRequest, filter: z.output<typeof journalFilterSchema>) => ({
    jurisdiction: request.actor.jurisdiction,
    filter,
    language: languageOf(request),
  })
  server.get(
    '/api/journal/export.csv',
    { config: { right: 'journal.read' }, schema: { querystring: journalFilterSchema } },
    async (request, reply) => {
      const detail = { ...request.query, format: 'csv' }
      await request.inTransaction(tx => noteReading(tx, request, 'journal.export', 'journal', detail))
      const lines = streamJournalCsv(run => request.inTransaction(run), wantedBy(request, request.query))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment('nhat-ky.csv'))
        .send(Readable.from(lines))
    },
  )
  server.get(
    '/api/journal/export.xlsx',
    { config: { right: 'journal.read' }, schema: { querystring: journalFilterSchema } },
    async (request, reply) => {
      const detail = { ...request.query, format: 'xlsx' }
      await request.inTransaction(tx => noteReading(tx, request, 'journal.export', 'journal', detail))
      const wanted = wantedBy(request, request.query)
      const workbook = await streamJournalWorkbook(run => request.inTransaction(run), wanted)
      return reply.type(xlsxType).header('content-disposition', attachment('nhat-ky.xlsx')).send(workbook)
    },
  )
}

function registerAnchorRoutes(server: HttpServer): void {
  server.get(
    '/api/journal/anchors',
    {
      config: { right: 'journal.read' },
      schema: { querystring: anchorQuerySchema, response: { 200: anchorListSchema } },
    },
    async request => ({
      anchors: await request.inTransaction(tx => listAnchors(tx, request.query.before)),
    }),
  )
  server.get(
    '/api/journal/anchors/:day.json',
    {
      config: { right: 'journal.read' },
      schema: { params: z.object({ day: z.iso.date() }), response: { 200: anchorFileSchema } },
    },
    (request, reply) =>
      request.inTransaction(async tx => {
        const { day } = request.params
        const anchor = await getAnchorFile(tx, day)
        await noteReading(tx, request, 'anchor.export', `anchor:${day}`)
        reply.header('content-disposition', attachment(anchorFileName(day)))
        return anchor
      }),
  )
}

function registerProcessingRoutes(server: HttpServer): void {
  server.get(
    '/api/processing',
    {
      config: { right: 'privacy.read' },
      schema: { querystring: processingQuerySchema, response: { 200: processingSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const rows = await listProcessing(tx, request.query, languageOf(request))
        await noteReading(tx, request, 'processing.read', 'processing', request.query)
        return { rows }
      }),
  )
  server.get(
    '/api/processing/export.xlsx',
    { config: { right: 'privacy.read' }, schema: { querystring: processingQuerySchema } },
    async (request, reply) => {
      const { from, to } = request.query
      const language = languageOf(request)
      const rows = await request.inTransaction(async tx => {
        await noteReading(tx, request, 'processing.export', 'processing', request.query)
        return listProcessing(tx, request.query, language)
      })
      return reply
        .type(xlsxType)
        .header('content-disposition', attachment(`xu-ly-du-lieu-ca-nhan-${from}-${to}.xlsx`))
        .send(await streamProcessing(rows, language))
    },
  )
}
