import { Readable } from 'node:stream'
import { Server } from '@tus/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../../errors.ts'
import type { App } from '../../../platform/app.ts'
import { hasCode } from '../../../platform/error-code.ts'
import { formatSize } from '../../../platform/format-size.ts'
import { PartStore } from './part-store.ts'
import { parsePartName } from './upload.ts'

/** Where uploads are, on this server. */
export const uploadsUrl = '/api/uploads'

/** The tus protocol for requests that the route has already let in. */
export interface Tus {
  /** Does what the request asks for with the bytes of one upload. Throws the problem to be answered. */
  handle(request: FastifyRequest, partName: string): Promise<Response>
}

const heldBytes = 256 * 1024

const passedOn = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-metadata'] as const
const answered = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-expires', 'location'] as const

/**
 * Speaks tus by the library, in requests and responses of the web and not in Node's own: so answers pass our hooks like any other, with
 * their headers, and refusals are problems like any other.
 */
export function createTus(app: Pick<App, 'database' | 'config'>): Tus {
  const names = new WeakMap<object, string>()
  const failures = new WeakMap<object, unknown>()
  const nameOf = (request: object) => {
    const name = names.get(request)
    if (name === undefined) throw new Error('a request without a name')
    return name
  }
  const server = new Server({
    path: uploadsUrl,
    datastore: new PartStore(app),
    maxSize: app.config.uploadMaxBytes,
    namingFunction: nameOf,
    getFileIdFromRequest: nameOf,
    generateUrl: (_, { id }) => {
      const key = parsePartName(id)
      return `${uploadsUrl}/${key?.agencyId}/${key?.id}`
    },
    onResponseError: (request, error) => {
      failures.set(request, error)
      return undefined
    },
  })
  return {
    async handle(request, name) {
      const web = toWeb(request)
      names.set(web, name)
      const response = await server.handleWeb(web)
      if (response.status < 400) return response
      throw problemOf(app, response.status, failures.get(web))
    },
  }
}

function toWeb({ method, headers, raw }: FastifyRequest): Request {
  const passed = new Headers()
  for (const name of passedOn) {
    const value = headers[name]
    if (typeof value === 'string') passed.set(name, value)
  }
  if (method !== 'PATCH') return new Request(`http://localhost${uploadsUrl}`, { method, headers: passed })
  for (const name of ['content-type', 'content-length'] as const) {
    const value = headers[name]
    if (value !== undefined) passed.set(name, value)
  }
  // Left to itself Node counts pieces, not bytes, and would hold a gigabyte before the line has to wait for the disk.
  const strategy = new ByteLengthQueuingStrategy({ highWaterMark: heldBytes })
  const body = Readable.toWeb(raw, { strategy })
  return new Request(`http://localhost${uploadsUrl}`, { method, headers: passed, body, duplex: 'half' })
}

function problemOf(app: Pick<App, 'config'>, status: number, cause: unknown): unknown {
  if (hasCode(cause, 'ENOSPC', 'EDQUOT')) return new AppError('disk.full', {}, cause)
  switch (status) {
    case 404:
    case 410:
      return new AppError('not-found', {}, cause)
    case 409:
      return new AppError('upload.offset', {}, cause)
    case 413:
      return new AppError('request.too-large', { limit: formatSize(app.config.uploadMaxBytes) }, cause)
    case 500:
      return cause
    default:
      return new AppError('request.invalid', { detail: 'tus' }, cause)
  }
}

/** Gives a reply the status and the headers of a tus response. */
export function copyAnswer(reply: FastifyReply, response: Response): FastifyReply {
  for (const name of answered) {
    const value = response.headers.get(name)
    if (value !== null) reply.header(name, value)
  }
  return reply.status(response.status)
}
