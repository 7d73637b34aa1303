/** What an answer is that is no JSON. nothing: 204 without a body. */
export type AnswerType =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'zip'
  | 'csv'
  | 'jpeg'
  | 'picture-or-pdf'
  | 'lines'
  | 'page'
  | 'nothing'
  | 'empty'

/** What the description of the API says of a route beside its schemas and its right. */
export interface Operation {
  /** Its name in generated clients: never changed. */
  readonly id: string
  readonly vi: string
  readonly en: string
  readonly answers?: AnswerType
  /** The parts of a form with files: name → file, or what a text part holds. */
  readonly form?: Readonly<Record<string, 'file' | 'uuid' | 'json'>>
}

/** `GET /api/books` → the operation. */
export type Operations = Readonly<Record<string, Operation>>

/** A line of the tables. */
export function op(
  id: string,
  vi: string,
  en: string,
  more: Pick<Operation, 'answers' | 'form'> = {},
): Operation {
  return { id, vi, en, ...more }
}
