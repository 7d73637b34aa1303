import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError, type ErrorKind, httpStatus } from '../../errors.ts'
import type { Language } from '../../register/text.ts'
import type { Config } from '../config.ts'
import { codeOf } from '../error-code.ts'
import { formatSize } from '../format-size.ts'
import { formatIssues } from './validation-text.ts'

/**
 * The language to answer in. `accept-language: vi` or `en` alone is what our web application sends: the language of its screen, which
 * wins. Then the account's once it is known, then what the browser itself prefers; Vietnamese unless told otherwise.
 */
export function languageOf(request: Pick<FastifyRequest, 'headers' | 'accountLanguage'>): Language {
  const wanted = request.headers['accept-language'] ?? ''
  if (wanted === 'vi' || wanted === 'en') return wanted
  if (request.accountLanguage !== undefined) return request.accountLanguage
  const first = wanted.split(',')[0] ?? ''
  return /^\s*en\b/i.test(first) ? 'en' : 'vi'
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The language of the signed-in account; undefined before it is known. */
    accountLanguage: Language | undefined
  }
}

/** Answers every failure as `{code, message, params}`; what is nobody's business but ours gives a reference to the log and nothing more. */
export function answerWithProblem(config: Config) {
  return async (raw: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const language = languageOf(request)
    const error = asAppError(raw, language, config)
    if (isOurs(error.kind)) logFailure(request, raw, error)
    if (error.kind === 'throttled')
      reply.header('retry-after', error.params.seconds ?? Number(error.params.minutes ?? 1) * 60)
    return reply
      .status(httpStatus[error.kind])
      .send({ code: error.code, message: error.text(language), params: error.params })
  }
}

const isOurs = (kind: ErrorKind) => kind === 'failure' || kind === 'busy'

function asAppError(error: FastifyError, language: Language, config: Config): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new AppError('request.invalid', { detail: formatIssues(error.validation, language) }, error)
  }
  if (/TOO_LARGE|FILES_LIMIT|PARTS_LIMIT|FIELDS_LIMIT/.test(error.code ?? '')) {
    return new AppError('request.too-large', { limit: formatSize(config.uploadMaxBytes) }, error)
  }
  if (error.statusCode === 404) return new AppError('not-found', {}, error)
  // Fastify's own refusals: broken JSON, a wrong media type, a missing body.
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new AppError('request.invalid', { detail: error.message }, error)
  }
  return new AppError('internal', { reference: randomUUID().slice(0, 8) }, error)
}

/** Names the failure without its message, which may quote somebody's data; LOG_LEVEL=debug tells it, on a developer's machine. */
function logFailure(request: FastifyRequest, raw: Error, error: AppError): void {
  const cause = error === raw ? error.cause : raw
  const inner = cause instanceof Error ? cause : raw
  const frames = inner.stack?.split('\n').filter(line => /^\s+at /.test(line))
  const facts = {
    code: error.code,
    reference: error.params.reference,
    name: inner.name,
    cause: codeOf(inner),
    route: request.routeOptions.url,
  }
  request.log.error({ ...facts, frames }, 'request failed')
  request.log.debug({ err: inner }, 'request failed')
}
