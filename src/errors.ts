import { fillText, type Language, type Text, type TextParams } from './register/text.ts'

/**
 * What kind of failure it is, for every door: `input` can't be used as it is, `denied` and `missing` and
 * `conflict` answer a request, `failure` is the program's or the machine's own fault.
 */
type ErrorKind = 'input' | 'denied' | 'missing' | 'conflict' | 'busy' | 'failure'

interface ErrorEntry extends Text {
  readonly kind: ErrorKind
}

/** The one table of errors: code → kind and text. A new failure gets a line here. */
export const errorTable = {
  'usage': { kind: 'input', vi: '{detail}', en: '{detail}' },
  'file.not-found': { kind: 'input', vi: 'Không tìm thấy tệp: {path}', en: 'File not found: {path}' },
  'file.unreadable': { kind: 'input', vi: 'Không đọc được tệp: {path}', en: 'The file cannot be read: {path}' },
  'file.too-large': { kind: 'input', vi: 'Tệp {path} quá lớn ({size}); giới hạn là {limit}', en: 'The file {path} is too large ({size}); the limit is {limit}' },
  'file.empty': { kind: 'input', vi: 'Tệp rỗng: {path}', en: 'The file is empty: {path}' },
  'internal': { kind: 'failure', vi: 'Lỗi của chương trình. Mã tra cứu: {reference}', en: 'The program failed. Reference: {reference}' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorTable

/** A failure from the table of errors. Thrown; never swallowed. `cause` keeps what lay underneath, for the log only. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: TextParams

  constructor(code: ErrorCode, params: TextParams = {}, cause?: unknown) {
    super(fillText(errorTable[code], 'en', params), cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
  }

  get kind(): ErrorKind {
    return errorTable[this.code].kind
  }

  /** The sentence a person reads. */
  text(language: Language): string {
    return fillText(errorTable[this.code], language, this.params)
  }
}

/** The HTTP status that answers a failure of this kind. */
export const httpStatus: Readonly<Record<ErrorKind, number>> = {
  input: 422,
  denied: 403,
  missing: 404,
  conflict: 409,
  busy: 503,
  failure: 500,
}

/** The exit status of a command that ends with a failure of this kind (2: the input can't be used, 3: the program failed). */
export function exitStatus(kind: ErrorKind): 2 | 3 {
  return kind === 'failure' || kind === 'busy' ? 3 : 2
}
