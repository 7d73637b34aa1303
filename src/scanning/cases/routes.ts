import { z } from 'zod'
import { type Change, changeSchema } from '../../inventory/changes/schema.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { applyTemplate, editCases, previewTemplate } from './change-cases.ts'
import { formatCaseList, readBookOfCases } from './list-cases.ts'
import { openCasePdf, openCasePdfs } from './pdf/send-pdfs.ts'
import { applyTemplateSchema, type CaseList, caseEditsSchema, caseListSchema } from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const caseParams = z.object({ agency: z.uuid(), case: z.uuid() })
/** `?original=yes`: without the viewer's mark, for those who may download originals. */
const pdfQuery = z.object({ original: z.literal('yes').optional() })

const fileName = (name: string) => `filename*=UTF-8''${encodeURIComponent(name)}`

/** The cases of a book: which pages carry them, by template and by hand, and their PDFs. */
export function registerCaseRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/books/:agency/:book/cases',
    { config: { right: 'pages.read' }, schema: { params: bookParams, response: { 200: caseListSchema } } },
    async request => {
      const { agency, book } = request.params
      return formatCaseList(await request.inTransaction(tx => readBookOfCases(tx, agency, book)))
    },
  )
  server.post(
    '/api/books/:agency/:book/cases/template',
    {
      config: { right: 'pages.arrange' },
      schema: {
        params: bookParams,
        body: applyTemplateSchema,
        response: { 200: z.union([caseListSchema, changeSchema]) },
      },
    },
    request => {
      const book = changedBook(request.params, request.actor.account.id)
      const apply = request.body.preview ? previewTemplate : applyTemplate
      return request.inTransaction<CaseList | Change>(tx => apply(tx, book, request.body))
    },
  )
  server.post(
    '/api/books/:agency/:book/cases',
    {
      config: { right: 'pages.arrange' },
      schema: { params: bookParams, body: caseEditsSchema, response: { 200: changeSchema } },
    },
    request => {
      const book = changedBook(request.params, request.actor.account.id)
      return request.inTransaction(tx => editCases(tx, book, request.body.edits))
    },
  )
  server.get(
    '/api/cases/:agency/:case/pdf',
    { config: { right: 'pages.read' }, schema: { params: caseParams, querystring: pdfQuery } },
    async (request, reply) => {
      const { agency: agencyId, case: caseId } = request.params
      const original = request.query.original === 'yes'
      const { name, bytes } = await openCasePdf(app, request, { agencyId, caseId }, original)
      return reply
        .header('content-type', 'application/pdf')
        .header('content-length', bytes.length)
        .header('content-disposition', `inline; ${fileName(name)}`)
        .send(bytes)
    },
  )
  server.get(
    '/api/books/:agency/:book/case-pdfs',
    { config: { right: 'originals.read' }, schema: { params: bookParams } },
    async (request, reply) => {
      const { agency: agencyId, book: bookId } = request.params
      const { name, body } = await openCasePdfs(app, request, { agencyId, bookId })
      return reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; ${fileName(name)}`)
        .send(body)
    },
  )
}

function changedBook({ agency, book }: z.output<typeof bookParams>, accountId: string) {
  return { agencyId: agency, bookId: book, accountId }
}
