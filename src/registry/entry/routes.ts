import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import { languageOf } from '../../platform/http/problem.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { sendPdf, viewPdf } from '../../scanning/pages/view-pdf.ts'
import { getFilePlace, openFile } from '../records/open-file.ts'
import { attachCase, attachUpload } from './attach-pdf.ts'
import { type DraftPlace, lockDraft } from './draft-row.ts'
import { enterDraft } from './enter-draft.ts'
import { linkLater } from './link-later.ts'
import { listUnlinked } from './list-unlinked.ts'
import { readDesk, readDraft } from './read-desk.ts'
import { removeDraft, saveDraft } from './save-draft.ts'
import {
  aboutSchema,
  casePdfSchema,
  draftSchema,
  enteredSchema,
  enterSchema,
  entryDeskSchema,
  revisionQuerySchema,
  saveDraftSchema,
  savedDraftSchema,
  unlinkedSchema,
} from './schema.ts'

const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const draftParams = bookParams.extend({ draft: z.uuid() })
const path = '/api/books/:agency/:book/drafts/:draft'
const config = { right: 'records.enter' } as const

/** Typing records directly from a book: drafts, their PDFs, entering them, and linking later what came before its other half. */
export function registerEntryRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/books/:agency/:book/entry',
    { config, schema: { params: bookParams, response: { 200: entryDeskSchema } } },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      return request.inTransaction(tx => readDesk(tx, { agencyId, bookId }))
    },
  )
  registerDraftRoutes(server)
  registerPdfRoutes(server, app)
  server.get(
    '/api/books/:agency/:book/unlinked',
    { config, schema: { params: bookParams, response: { 200: unlinkedSchema } } },
    request => {
      const { agency: agencyId, book: bookId } = request.params
      return request.inTransaction(tx => listUnlinked(tx, { agencyId, bookId }))
    },
  )
  server.post(
    '/api/books/:agency/:book/unlinked/:record',
    { config, schema: { params: bookParams.extend({ record: z.uuid() }), body: aboutSchema } },
    async (request, reply) => {
      const { agency: agencyId, book: bookId, record: recordId } = request.params
      await request.inTransaction(tx => linkLater(tx, { agencyId, bookId, recordId }, request.body))
      return reply.status(204).send()
    },
  )
}

function registerDraftRoutes(server: HttpServer): void {
  server.get(path, { config, schema: { params: draftParams, response: { 200: draftSchema } } }, request =>
    request.inTransaction(tx => readDraft(tx, placeOf(request.params), typistOf(request))),
  )
  server.post(
    path,
    { config, schema: { params: draftParams, body: saveDraftSchema, response: { 200: savedDraftSchema } } },
    request =>
      request.inTransaction(tx => saveDraft(tx, placeOf(request.params), request.body, typistOf(request))),
  )
  for (const [end, removed] of [
    ['removal', true],
    ['return', false],
  ] as const)
    server.post(`${path}/${end}`, { config, schema: { params: draftParams } }, async (request, reply) => {
      await request.inTransaction(tx => removeDraft(tx, placeOf(request.params), removed))
      return reply.status(204).send()
    })
  server.post(
    `${path}/entering`,
    { config, schema: { params: draftParams, body: enterSchema, response: { 200: enteredSchema } } },
    request => {
      const entering = { ...request.body, language: languageOf(request) }
      return request.inTransaction(tx => enterDraft(tx, placeOf(request.params), entering))
    },
  )
}

function registerPdfRoutes(server: HttpServer, app: App): void {
  server.post(
    `${path}/pdf`,
    {
      config,
      schema: {
        params: draftParams,
        querystring: revisionQuerySchema,
        consumes: ['multipart/form-data'],
        response: { 200: savedDraftSchema },
      },
    },
    request => attachUpload(app, request, placeOf(request.params), request.query.revision),
  )
  server.post(
    `${path}/case-pdf`,
    { config, schema: { params: draftParams, body: casePdfSchema, response: { 200: savedDraftSchema } } },
    request => attachCase(app, request, placeOf(request.params), request.body),
  )
  server.get(`${path}/pdf`, { config, schema: { params: draftParams } }, async (request, reply) => {
    const place = placeOf(request.params)
    const read = async () => {
      const { file, name } = await request.inTransaction(async tx => {
        const { pdf, pdfName } = await lockDraft(tx, place)
        if (pdf === null) throw new AppError('draft.no-pdf')
        const file = await getFilePlace(tx, place.agencyId, pdf)
        await appendJournal(tx, {
          agencyId: place.agencyId,
          action: 'draft.read',
          subject: `draft:${place.draftId}`,
          detail: { book: place.bookId, pdf: true },
        })
        return { file, name: pdfName ?? 'pdf' }
      })
      const key = file.sha256.toString('hex')
      return { name, key, sizeBytes: file.sizeBytes, open: () => openFile(app.vault, file) }
    }
    return sendPdf(reply, await viewPdf(request.actor, read, false))
  })
}

function placeOf({ agency, book, draft }: z.output<typeof draftParams>): DraftPlace {
  return { agencyId: agency, bookId: book, draftId: draft }
}

function typistOf({ actor }: Pick<FastifyRequest, 'actor'>) {
  return { accountId: actor.account.id, identity: actor.rights.includes('identity.read') }
}
