import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import { publicOrigin } from '../../platform/http/public-origin.ts'
import { sendFile } from '../../platform/http/send-file.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { printBlankLabels, printLabels } from './print-labels.ts'
import {
  blankLabelsRequestSchema,
  labelCodeSchema,
  labelSchema,
  labelsRequestSchema,
  stickSchema,
  stuckSchema,
} from './schema.ts'
import { findLabel, findPhoto, stickLabel } from './stick-label.ts'

const labelsName = 'nhan-so.pdf'
const labelParams = z.object({ code: labelCodeSchema })
const photoParams = z.object({ agency: z.uuid(), code: labelCodeSchema })

/** The routes of QR labels: printing them, and what a phone that scans one asks. */
export function registerLabelRoutes(server: HttpServer, app: App): void {
  registerPrinting(server, app)
  registerScanning(server, app)
}

function registerPrinting(server: HttpServer, { config: settings }: App): void {
  const config = { right: 'books.move' } as const
  server.post('/api/labels', { config, schema: { body: labelsRequestSchema } }, async (request, reply) => {
    const origin = publicOrigin(settings, request)
    return sendFile(
      reply,
      labelsName,
      await request.inTransaction(tx => printLabels(tx, request.body.books, origin)),
    )
  })
  server.post(
    '/api/labels/blank',
    { config, schema: { body: blankLabelsRequestSchema } },
    async (request, reply) =>
      sendFile(reply, labelsName, printBlankLabels(request.body.sheets, publicOrigin(settings, request))),
  )
}

function registerScanning(server: HttpServer, { vault }: App): void {
  server.get(
    '/api/labels/:code',
    { config: { right: 'books.read' }, schema: { params: labelParams, response: { 200: labelSchema } } },
    request => request.inFullTransaction(tx => findLabel(tx, request.params.code)),
  )
  server.post(
    '/api/labels/:code',
    {
      config: { right: 'books.write' },
      schema: { params: labelParams, body: stickSchema, response: { 201: stuckSchema } },
    },
    async (request, reply) => {
      const { actor, body, params } = request
      const { book } = await request.inFullTransaction(tx => findLabel(tx, params.code))
      if (book !== null) throw new AppError('label.elsewhere')
      const pending = await vault.begin('label')
      try {
        const stuck = await request.inTransaction(tx => stickLabel(tx, actor, pending, params.code, body))
        await pending.commit()
        return reply.status(201).send(stuck)
      } catch (error) {
        await pending.rollback()
        throw error
      }
    },
  )
  server.get(
    '/api/labels/:agency/:code/photo',
    { config: { right: 'books.read' }, schema: { params: photoParams } },
    async (request, reply) => {
      const { agency, code } = request.params
      const { sha256, sizeBytes } = await request.inTransaction(tx => findPhoto(tx, agency, code))
      return reply
        .type('image/jpeg')
        .header('content-length', sizeBytes)
        .send(await vault.openRead(sha256))
    },
  )
}
