import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { closeViewingPool } from '../render/imaging-processes.ts'
import { getFieldImage, getPageImage, type SentImage } from './find-page-image.ts'
import { journalView } from './journal-views.ts'
import { markedImage } from './marked-views.ts'
import { viewerMark } from './viewer-mark.ts'
import { requireWholePage } from './whole-page.ts'

const pageParams = z.object({ agency: z.uuid(), page: z.uuid() })
const fieldParams = z.object({ agency: z.uuid(), case: z.uuid(), field: z.string().min(1).max(100) })

/**
 * The pictures of a page, and of single fields of a case; like every answer of the API, no browser keeps them. What can be read carries the viewer's mark. Thumbnails
 * (300 pixels wide, nothing on them can be read) carry none. An original is what was taken in, byte for byte, for those who may download originals.
 */
export function registerImageRoutes(server: HttpServer, app: App): void {
  server.addHook('onClose', closeViewingPool)
  server.get(
    '/api/pages/:agency/:page/thumbnail',
    { config: { right: 'pages.read' }, schema: { params: pageParams } },
    async (request, reply) => {
      const { agency, page } = request.params
      const image = await request.inTransaction(async tx => {
        await requireWholePage(tx, request.actor.account, agency, page)
        return getPageImage(tx, agency, page, 'thumbnail')
      })
      return sendImage(reply, image, await app.vault.openRead(image.sha256))
    },
  )
  server.get(
    '/api/pages/:agency/:page/image',
    { config: { right: 'pages.read' }, schema: { params: pageParams } },
    async (request, reply) => {
      const { agency, page } = request.params
      const view = { agencyId: agency, subject: `page:${page}`, what: 'page' } as const
      const image = await journalView(request, view, async tx => {
        await requireWholePage(tx, request.actor.account, agency, page)
        return getPageImage(tx, agency, page, 'image')
      })
      const { sha256 } = image
      const mark = viewerMark(request.actor, new Date())
      const bytes = await markedImage({ sha256, path: await app.vault.getPath(sha256) }, mark)
      return sendImage(reply, { ...image, sizeBytes: bytes.length }, bytes)
    },
  )
  server.get(
    '/api/cases/:agency/:case/fields/:field',
    { config: { right: 'pages.read' }, schema: { params: fieldParams } },
    async (request, reply) => {
      const { agency, case: one, field } = request.params
      const view = { agencyId: agency, subject: `case:${one}`, what: 'field' } as const
      const { image, part } = await journalView(request, view, tx => getFieldImage(tx, agency, one, field))
      const { sha256 } = image
      const mark = viewerMark(request.actor, new Date())
      const bytes = await markedImage({ sha256, path: await app.vault.getPath(sha256) }, mark, part)
      return sendImage(reply, { ...image, sizeBytes: bytes.length }, bytes)
    },
  )
  server.get(
    '/api/pages/:agency/:page/original',
    { config: { right: 'originals.read' }, schema: { params: pageParams } },
    async (request, reply) => {
      const { agency: agencyId, page } = request.params
      const image = await request.inTransaction(async tx => {
        const found = await getPageImage(tx, agencyId, page, 'original')
        await appendJournal(tx, {
          agencyId,
          action: 'page.read-original',
          subject: `page:${page}`,
          detail: { sha256: found.sha256 },
        })
        return found
      })
      return sendImage(reply, image, await app.vault.openRead(image.sha256))
    },
  )
}

function sendImage(reply: FastifyReply, image: SentImage, body: unknown): FastifyReply {
  return reply
    .header('content-type', image.mediaType)
    .header('content-length', image.sizeBytes)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(image.name)}`)
    .send(body)
}
