import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { includesAgency } from '../../access/jurisdiction.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { docxType } from '../../papers/word/docx-parts.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { sendPdf } from '../../scanning/pages/view-pdf.ts'
import { readBook } from './book/export-book.ts'
import { listExtracts } from './book/list-extracts.ts'
import { printBook, streamBookWorkbook } from './book/write-book.ts'
import { cancelExtract } from './cancel-extract.ts'
import { publicAddress } from './confirmation/address.ts'
import { registerConfirmationRoutes } from './confirmation/routes.ts'
import { listIssuedFrom } from './find-extract.ts'
import { issueExtract } from './issue-extract.ts'
import { getOffice } from './office.ts'
import { openExtract } from './open-extract.ts'
import { previewExtract } from './preview-extract.ts'
import {
  bookOfExtractsSchema,
  bookQuerySchema,
  bookRequestSchema,
  cancellationSchema,
  extractSchema,
  issueRequestSchema,
  issuingSchema,
  previewRequestSchema,
} from './schema.ts'
import { registerTemplateRoutes } from './templates/routes.ts'

const recordParams = z.object({ agency: z.uuid(), record: z.uuid() })
const extractParams = z.object({ agency: z.uuid(), extract: z.uuid() })
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const attachment = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
const seesIdentity = (request: FastifyRequest) => request.actor.rights.includes('identity.read')

/** Issuing papers from a record, the book of issued copies, templates, and the page that confirms a paper. */
export function registerExtractRoutes(server: HttpServer, app: App): void {
  registerIssuingRoutes(server, app)
  registerBookRoutes(server)
  registerPaperRoutes(server, app)
  registerTemplateRoutes(server, app)
  registerConfirmationRoutes(server, app)
}

function registerIssuingRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/records/:agency/:record/extracts',
    {
      config: { right: 'extracts.issue' },
      schema: { params: recordParams, response: { 200: issuingSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const { agency: agencyId, record: recordId } = request.params
        const found = await tx
          .selectFrom('record')
          .select('id')
          .where('agency_id', '=', agencyId)
          .where('id', '=', recordId)
          .executeTakeFirst()
        if (found === undefined) throw new AppError('not-found')
        const office = await getOffice(tx, request.actor.account.agencyId)
        const issued = await listIssuedFrom(tx, recordId, seesIdentity(request))
        return { agencyName: office.name, place: office.place, signers: [...office.signers], issued }
      }),
  )
  server.post(
    '/api/records/:agency/:record/extracts/preview',
    { config: { right: 'extracts.issue' }, schema: { params: recordParams, body: previewRequestSchema } },
    async (request, reply) => {
      const { agency: agencyId, record: recordId } = request.params
      const from = { vault: app.vault, actor: request.actor, address: publicAddress(app.config, request) }
      const body = await request.inTransaction(tx =>
        previewExtract(tx, from, { agencyId, recordId }, request.body),
      )
      return sendPdf(reply, { name: 'xem-truoc.pdf', sizeBytes: body.length, body })
    },
  )
  server.post(
    '/api/records/:agency/:record/extracts',
    {
      config: { right: 'extracts.issue' },
      schema: { params: recordParams, body: issueRequestSchema, response: { 201: extractSchema } },
    },
    async (request, reply) => {
      const { agency: agencyId, record: recordId } = request.params
      const pending = await app.vault.begin('extract')
      const address = publicAddress(app.config, request)
      const from = { vault: app.vault, pending, actor: request.actor, address }
      try {
        const issued = await request.inTransaction(tx =>
          issueExtract(tx, from, { agencyId, recordId }, request.body),
        )
        await pending.commit()
        return reply.status(201).send(issued)
      } catch (error) {
        await pending.rollback()
        throw error
      }
    },
  )
}

function registerBookRoutes(server: HttpServer): void {
  const bookOf = (request: FastifyRequest, agency: string | undefined) => {
    const agencyId = agency ?? request.actor.account.agencyId
    if (!includesAgency(request.actor.jurisdiction, agencyId)) throw new AppError('not-found')
    return { agencyId, identity: seesIdentity(request) }
  }
  server.post(
    '/api/extracts/search',
    {
      config: { right: 'extracts.read' },
      schema: { body: bookRequestSchema, response: { 200: bookOfExtractsSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const { agency, ...wanted } = request.body
        const of = bookOf(request, agency)
        const list = await listExtracts(tx, { ...wanted, ...of })
        const detail = { year: wanted.year ?? null, offset: wanted.offset, count: list.extracts.length }
        await appendJournal(tx, {
          agencyId: of.agencyId,
          action: 'extracts.list',
          subject: `agency:${of.agencyId}`,
          detail,
        })
        return list
      }),
  )
  const readYear = (
    request: FastifyRequest,
    { agency, year }: z.output<typeof bookQuerySchema>,
    format: string,
  ) =>
    request.inTransaction(async tx => {
      const of = bookOf(request, agency)
      const book = await readBook(tx, { ...of, year })
      await appendJournal(tx, {
        agencyId: of.agencyId,
        action: 'extracts.export',
        subject: `agency:${of.agencyId}`,
        detail: { year, format, count: book.lines.length },
      })
      return book
    })
  server.get(
    '/api/extracts/book.xlsx',
    { config: { right: 'extracts.read' }, schema: { querystring: bookQuerySchema } },
    async (request, reply) => {
      const book = await readYear(request, request.query, 'xlsx')
      return reply
        .type(xlsxType)
        .header('content-disposition', attachment(`so-cap-ban-sao-${book.year}.xlsx`))
        .send(await streamBookWorkbook(book))
    },
  )
  server.get(
    '/api/extracts/book.pdf',
    { config: { right: 'extracts.read' }, schema: { querystring: bookQuerySchema } },
    async (request, reply) => {
      const book = await readYear(request, request.query, 'pdf')
      const body = printBook(book, new Date())
      return sendPdf(reply, { name: `so-cap-ban-sao-${book.year}.pdf`, sizeBytes: body.length, body })
    },
  )
}

function registerPaperRoutes(server: HttpServer, { vault }: App): void {
  const config = { right: 'extracts.issue' } as const
  const placeOf = ({ agency: agencyId, extract: id }: z.output<typeof extractParams>) => ({ agencyId, id })
  server.get(
    '/api/extracts/:agency/:extract/pdf',
    { config, schema: { params: extractParams } },
    async (request, reply) =>
      sendPdf(reply, await openExtract(vault, request, placeOf(request.params), 'pdf')),
  )
  server.get(
    '/api/extracts/:agency/:extract/docx',
    { config, schema: { params: extractParams } },
    async (request, reply) => {
      const { name, sizeBytes, body } = await openExtract(vault, request, placeOf(request.params), 'docx')
      return reply
        .type(docxType)
        .header('content-length', sizeBytes)
        .header('content-disposition', attachment(name))
        .send(body)
    },
  )
  server.post(
    '/api/extracts/:agency/:extract/cancellation',
    { config, schema: { params: extractParams, body: cancellationSchema, response: { 200: extractSchema } } },
    request =>
      request.inTransaction(tx =>
        cancelExtract(
          tx,
          request.actor.account.id,
          placeOf(request.params),
          request.body.reason,
          seesIdentity(request),
        ),
      ),
  )
}
