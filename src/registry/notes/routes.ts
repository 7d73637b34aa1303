import { z } from 'zod'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import { sendPdf } from '../../scanning/pages/view-pdf.ts'
import { addNote } from './add-note.ts'
import { linkRecords } from './link-records.ts'
import { viewEvidence } from './read-evidence.ts'
import { newLinkSchema, noteIdSchema, withdrawalSchema } from './schema.ts'
import { takeNote } from './take-note.ts'
import { unlinkRecords } from './unlink-records.ts'
import { withdrawNote } from './withdraw-note.ts'

const recordParams = z.object({ agency: z.uuid(), record: z.uuid() })
const noteParams = recordParams.extend({ note: z.uuid() })
const linkParams = recordParams.extend({ link: z.uuid() })

/** Notes beside a record, with the scanned decision, and links between records. */
export function registerNoteRoutes(server: HttpServer, app: App): void {
  registerWriting(server, app)
  server.get(
    '/api/records/:agency/:record/notes/:note/evidence',
    { config: { right: 'records.read' }, schema: { params: noteParams } },
    async (request, reply) => {
      const { agency: agencyId, record: recordId, note: noteId } = request.params
      const view = await viewEvidence(app, request, { agencyId, recordId, noteId })
      return 'jpeg' in view ? reply.type('image/jpeg').send(view.jpeg) : sendPdf(reply, view.pdf)
    },
  )
  server.post(
    '/api/records/:agency/:record/links',
    {
      config: { right: 'records.annotate' },
      schema: { params: recordParams, body: newLinkSchema, response: { 201: noteIdSchema } },
    },
    async (request, reply) => {
      const { agency: agencyId, record: recordId } = request.params
      const { relation, acts, other } = request.body
      const here = { agencyId, recordId }
      const there = { agencyId: other.agencyId, recordId: other.id }
      const link = acts ? { from: here, relation, to: there } : { from: there, relation, to: here }
      return reply.status(201).send({ id: await request.inTransaction(tx => linkRecords(tx, link)) })
    },
  )
  server.delete(
    '/api/records/:agency/:record/links/:link',
    { config: { right: 'records.annotate' }, schema: { params: linkParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { agency: agencyId, record: recordId, link: linkId } = request.params
      await request.inTransaction(tx => unlinkRecords(tx, { agencyId, recordId, linkId }))
      return reply.status(204).send(null)
    },
  )
}

function registerWriting(server: HttpServer, app: App): void {
  server.post(
    '/api/records/:agency/:record/notes',
    {
      config: { right: 'records.annotate' },
      schema: {
        consumes: ['multipart/form-data'],
        params: recordParams,
        response: { 201: noteIdSchema },
      },
    },
    async (request, reply) => {
      const { agency: agencyId, record: recordId } = request.params
      const pending = await app.vault.begin('note')
      try {
        const { note, evidence } = await takeNote(request, {
          ...{ vault: app.vault, pending, maxBytes: app.config.uploadMaxBytes },
        })
        const id = await request.inTransaction(async tx => {
          if (evidence !== null) await noteFile(tx, agencyId, evidence.stored, evidence.mediaType)
          const file = evidence === null ? null : { digest: evidence.stored.digest, name: evidence.name }
          return addNote(tx, { ...note, agencyId, recordId, evidence: file })
        })
        await pending.commit()
        return await reply.status(201).send({ id })
      } catch (error) {
        await pending.rollback()
        throw error
      }
    },
  )
  server.post(
    '/api/records/:agency/:record/notes/:note/withdrawal',
    {
      config: { right: 'records.annotate' },
      schema: { params: noteParams, body: withdrawalSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency: agencyId, record: recordId, note: noteId } = request.params
      const { reason } = request.body
      await request.inTransaction(tx => withdrawNote(tx, { agencyId, recordId, noteId }, reason))
      return reply.status(204).send(null)
    },
  )
}
