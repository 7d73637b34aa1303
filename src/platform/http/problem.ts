import { randomUUID } from 'node:crypto'
import { basename, isAbsolute } from 'node:path'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError, type ErrorCode, type ErrorKind, httpStatus } from '../../errors.ts'
import type { Language, Text } from '../../register/text.ts'
import type { Config } from '../config.ts'
import { codeOf } from '../error-code.ts'
import { formatSize } from '../format-size.ts'
import { notJson } from './json-body.ts'
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

/** A failure as it may be told to who asked; what is nobody's business but ours becomes a reference to the log and nothing more. */
export function tellableError(raw: FastifyError, request: FastifyRequest, config: Config): AppError {
  const error = withoutInternals(asAppError(raw, languageOf(request), config))
  if (isOurs(error.kind)) logFailure(request, raw, error)
  return error
}

/** Answers every failure as `{code, message, params}`. */
export function answerWithProblem(config: Config) {
  return async (raw: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const error = tellableError(raw, request, config)
    if (error.kind === 'throttled')
      reply.header('retry-after', error.params.seconds ?? Number(error.params.minutes ?? 1) * 60)
    return reply
      .status(httpStatus[error.kind])
      .send({ code: error.code, message: error.text(languageOf(request)), params: error.params })
  }
}

const isOurs = (kind: ErrorKind) => kind === 'failure' || kind === 'busy'

/** Failures whose sentence says nothing about the machine. */
const tellable: readonly ErrorCode[] = [
  'internal',
  'disk.full',
  'imaging.crashed',
  'imaging.timeout',
  'image.not-jpeg',
]

/** The machine's own failures name its paths, addresses and users: good to read in a terminal, nothing for a browser. */
function withoutInternals(error: AppError): AppError {
  if (error.kind === 'failure' && !tellable.includes(error.code))
    return new AppError('service.unavailable', { reference: newReference() }, error)
  const { path } = error.params
  if (typeof path !== 'string' || !isAbsolute(path)) return error
  return new AppError(error.code, { ...error.params, path: basename(path) }, error.cause)
}

const newReference = () => randomUUID().slice(0, 8)

/** Refusals of what we build on, in our words: their own quote the request or speak of the program's inside. */
const refusals: Readonly<Record<string, Text>> = {
  [notJson]: { vi: 'nội dung không phải JSON (UTF-8)', en: 'the body is no JSON in UTF-8' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    vi: 'kiểu nội dung không được nhận',
    en: 'this type of body is not taken',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    vi: 'nội dung không đủ độ dài đã báo',
    en: 'the body has not the length it said',
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: { vi: 'cần một biểu mẫu có tệp', en: 'a form with files is needed' },
  // PostgreSQL: characters that no text may hold.
  '22021': { vi: 'có ký tự không được phép', en: 'has a character that is not allowed' },
  '22P05': { vi: 'có ký tự không được phép', en: 'has a character that is not allowed' },
}
const unreadable: Text = { vi: 'không đọc được', en: 'it cannot be read' }

function asAppError(error: FastifyError, language: Language, config: Config): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new AppError('request.invalid', { detail: formatIssues(error.validation, language) }, error)
  }
  const code = error.code ?? ''
  if (code === 'FST_FILES_LIMIT')
    return new AppError('request.too-many-files', { limit: config.uploadMaxFiles }, error)
  if (/TOO_LARGE|PARTS_LIMIT|FIELDS_LIMIT/.test(code)) {
    return new AppError('request.too-large', { limit: formatSize(config.uploadMaxBytes) }, error)
  }
  if (error.statusCode === 404) return new AppError('not-found', {}, error)
  const isRefusal = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  const refusal = refusals[code]
  if (isRefusal || refusal !== undefined)
    return new AppError('request.invalid', { detail: (refusal ?? unreadable)[language] }, error)
  return new AppError('internal', { reference: newReference() }, error)
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
