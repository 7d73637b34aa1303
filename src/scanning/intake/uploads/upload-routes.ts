import { Metadata } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { requireOpenBook } from '../../../inventory/close-book.ts'
import type { App } from '../../../platform/app.ts'
import { languageOf } from '../../../platform/http/problem.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import { closeImagingPool } from '../../render/imaging-processes.ts'
import { type UploadOutcome, uploadOutcomeSchema } from '../schema.ts'
import { createUpload, parseCreation, requireSpace } from './create-upload.ts'
import { deleteUpload, findReceived, finishUpload } from './finish-upload.ts'
import { copyAnswer, createTus, type Tus, uploadsUrl } from './tus.ts'
import { getUpload, metadataOf, partName, readOutcome, type Upload } from './upload.ts'

const params = z.object({ agency: z.uuid(), upload: z.uuid() })
const config = { right: 'pages.upload' } as const
const one = `${uploadsUrl}/:agency/:upload` as const

/** Resumable uploads by the tus protocol. Whose upload it is and whether its book is open is decided here, before the library reads a byte. */
export function registerUploadRoutes(server: HttpServer, app: App): void {
  const tus = createTus(app)
  // Files of several pages are looked into there.
  server.addHook('onClose', closeImagingPool)
  // The bytes stay in the request, for the library to read.
  server.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  server.post(uploadsUrl, { config, schema: { response: { 201: z.null() } } }, async (request, reply) => {
    const upload = parseCreation(app, request.headers)
    await requireSpace(app.config.dataDir, upload.sizeBytes)
    const { id } = request.actor.account
    const created = await request.inTransaction(tx => createUpload(tx, app, id, upload))
    const name = partName(upload.agency, created)
    try {
      copyAnswer(reply, await tus.handle(request, name))
    } catch (error) {
      await request.inTransaction(async tx =>
        deleteUpload(tx, await getUpload(tx, upload.agency, created, id)),
      )
      throw error
    }
    return reply.status(201).send(null)
  })
  server.head(one, { config, schema: { params } }, async (request, reply) => {
    const upload = await findFinished(request, app)
    reply.header('upload-metadata', Metadata.stringify(metadataOf(upload)))
    if (upload.state === 'receiving')
      return copyAnswer(reply, await tus.handle(request, nameOf(upload))).send()
    return describeWhole(reply, upload).send()
  })
  server.patch(
    one,
    { config, schema: { params, response: { 200: uploadOutcomeSchema, 204: z.null() } } },
    async (request, reply) => {
      const finished = await receive(request, reply, app, tus)
      if (finished === undefined) return reply.status(204).send(null)
      describeWhole(reply, finished)
      return tell(request, finished)
    },
  )
  server.delete(one, { config, schema: { params, response: { 204: z.null() } } }, async (request, reply) => {
    const upload = await getOwn(request)
    await request.inTransaction(tx => deleteUpload(tx, upload))
    // Ends a request that is still sending, too.
    copyAnswer(reply, await tus.handle(request, nameOf(upload)))
    return reply.status(204).send(null)
  })
  server.get(
    `${one}/outcome`,
    { config, schema: { params, response: { 200: uploadOutcomeSchema } } },
    async request => tell(request, await findFinished(request, app)),
  )
}

type OwnRequest = FastifyRequest<{ Params: z.infer<typeof params> }>

const nameOf = (upload: Upload) => partName(upload.agency_id, upload.id)

function getOwn(request: OwnRequest): Promise<Upload> {
  const { agency, upload } = request.params
  return request.inTransaction(tx => getUpload(tx, agency, upload, request.actor.account.id))
}

/** An upload, finished now if its bytes are complete: the program may have been killed just then. */
async function findFinished(request: OwnRequest, app: App): Promise<Upload> {
  const upload = await getOwn(request)
  if (upload.state !== 'receiving') return upload
  if ((await findReceived(app.config.dataDir, upload)) !== upload.size_bytes) return upload
  await finishUpload(app, upload, request.actor.jurisdiction)
  return getOwn(request)
}

/** Takes bytes in; with the last of them the upload is finished. */
async function receive(
  request: OwnRequest,
  reply: FastifyReply,
  app: App,
  tus: Tus,
): Promise<Upload | undefined> {
  const upload = await getOwn(request)
  if (upload.state === 'receiving') {
    await request.inTransaction(tx => requireOpenBook(tx, upload.agency_id, upload.book_id))
    copyAnswer(reply, await tus.handle(request, nameOf(upload)))
    if (Number(reply.getHeader('upload-offset')) < upload.size_bytes) return undefined
  } else if (request.headers['upload-offset'] !== String(upload.size_bytes)) {
    throw new AppError('upload.offset')
  }
  return findFinished(request, app)
}

function describeWhole(reply: FastifyReply, upload: Upload): FastifyReply {
  return reply
    .status(200)
    .header('tus-resumable', '1.0.0')
    .header('upload-offset', String(upload.size_bytes))
    .header('upload-length', String(upload.size_bytes))
}

function tell(request: OwnRequest, upload: Upload): Promise<UploadOutcome> {
  return request.inTransaction(tx => readOutcome(tx, upload, languageOf(request)))
}
