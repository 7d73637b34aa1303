import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import type { App } from '../../../platform/app.ts'
import { allowStyles } from '../../../platform/http/headers.ts'
import { languageOf } from '../../../platform/http/problem.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import { parseConfirmationCode } from '../../../register/confirmation-code.ts'
import { confirmationPath } from './address.ts'
import { findConfirmed } from './find-confirmed.ts'
import { type Confirmation, renderConfirmation } from './page.ts'

/** Nobody checks more papers a minute by hand; a code has 80 random bits, so guessing is hopeless anyway. */
const rateLimit = { max: 30, timeWindow: 60_000 }
const statementTimeoutMs = 5_000
const querySchema = z.object({
  ma: z.string().max(64).optional().catch(undefined),
  lang: z.enum(['vi', 'en']).optional().catch(undefined),
})
const paramsSchema = z.object({ code: z.string() })

/** The page that confirms a paper, for anybody: /xac-nhan/CODE, where the QR code leads, and /xac-nhan with a box to type the code. */
export function registerConfirmationRoutes(server: HttpServer, { database }: App): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply, typed: string) => {
    const code = parseConfirmationCode(typed)
    const paper =
      code === undefined
        ? undefined
        : await database.transaction({ scope: 'all' }, tx => findConfirmed(tx, code), { statementTimeoutMs })
    const shown = code ?? typed
    if (paper !== undefined) return send(request, reply, { state: 'found', typed: shown, paper })
    return send(request, reply, { state: typed.trim() === '' ? 'asking' : 'unknown', typed: shown })
  }
  const options = {
    config: { right: 'public', rateLimit },
    // Too many tries are told on the page, too; what the program can't do is its own fault and answered like everywhere.
    errorHandler: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      if (error instanceof AppError && error.code === 'request.too-many')
        return send(request, reply.status(429), { state: 'too-many', typed: '' })
      throw error
    },
  } as const
  server.get(
    confirmationPath,
    { ...options, schema: { hide: true, querystring: querySchema } },
    (request, reply) => answer(request, reply, request.query.ma ?? ''),
  )
  server.get(
    `${confirmationPath}/:code`,
    { ...options, schema: { hide: true, params: paramsSchema, querystring: querySchema } },
    (request, reply) => answer(request, reply, request.params.code),
  )
}

function send(request: FastifyRequest, reply: FastifyReply, given: Confirmation): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  allowStyles(reply, nonce)
  const language = querySchema.safeParse(request.query).data?.lang ?? languageOf(request)
  return reply
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow')
    .type('text/html; charset=utf-8')
    .send(renderConfirmation(given, language, nonce))
}
