import { z } from 'zod'
import { problemSchema } from '../access/schema.ts'
import { httpStatus } from '../errors.ts'
import type { AnswerType, Operation } from './operation.ts'

const types: Readonly<Record<AnswerType, readonly string[]>> = {
  pdf: ['application/pdf'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  zip: ['application/zip'],
  csv: ['text/csv'],
  jpeg: ['image/jpeg'],
  'picture-or-pdf': ['image/jpeg', 'application/pdf'],
  lines: ['application/x-ndjson'],
  page: ['text/html'],
  nothing: [],
  empty: [],
}

/** The answer to a request that went well, where it is no JSON. */
export function describeAnswer(answers: AnswerType): Readonly<Record<string, unknown>> {
  if (answers === 'nothing') return { 204: { description: 'Đã xong / Done' } }
  if (answers === 'empty') return { 201: { description: 'Đã tạo / Created' } }
  const content = Object.fromEntries(
    types[answers].map(type => [
      type,
      { schema: { type: 'string', ...(type.startsWith('text/') ? {} : { contentMediaType: type }) } },
    ]),
  )
  return { 200: { description: 'Tệp / A file', content } }
}

/** A form with files. */
export function describeForm(form: NonNullable<Operation['form']>): Readonly<Record<string, unknown>> {
  const properties = Object.fromEntries(
    Object.entries(form).map(([name, holds]) => [
      name,
      holds === 'file'
        ? { type: 'string', contentMediaType: 'application/octet-stream' }
        : holds === 'uuid'
          ? { type: 'string', format: 'uuid' }
          : { type: 'string', contentMediaType: 'application/json' },
    ]),
  )
  return { required: true, content: { 'multipart/form-data': { schema: { type: 'object', properties } } } }
}

/** Refusals, by what they are called in the components. */
const refusals = {
  unauthenticated:
    'Chưa đăng nhập, mã truy cập không đúng hoặc đã hết hạn / Not signed in, or the token is wrong',
  denied: 'Không có quyền / The right is missing',
  missing: 'Không có, hoặc ngoài phạm vi / Not there, or outside the reach',
  conflict: 'Trái với tình trạng hiện tại / In conflict with what is there',
  input: 'Dữ liệu gửi lên không dùng được / What was sent can’t be used',
  throttled: 'Quá nhiều yêu cầu; xem Retry-After / Too many requests; see Retry-After',
  failure: 'Máy chủ gặp lỗi / The server failed',
  busy: 'Mất quá nhiều thời gian / It took too long',
} as const

/** The shape of every refusal, and the refusals themselves. */
export const problemComponents = {
  schemas: { Problem: z.toJSONSchema(problemSchema, { target: 'draft-2020-12' }) },
  responses: Object.fromEntries(
    Object.entries(refusals).map(([name, description]) => [
      name,
      { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  ),
}

/** Which refusals an operation may answer with. */
export function listRefusals(asks: {
  readonly isPublic: boolean
  readonly hasPlace: boolean
  readonly takesInput: boolean
  readonly changes: boolean
}): Readonly<Record<string, unknown>> {
  const names = [
    ...(asks.isPublic ? [] : (['unauthenticated', 'denied'] as const)),
    ...(asks.hasPlace ? (['missing'] as const) : []),
    ...(asks.changes ? (['conflict'] as const) : []),
    ...(asks.takesInput || asks.hasPlace ? (['input'] as const) : []),
    'throttled',
    'failure',
    'busy',
  ] as const
  return Object.fromEntries(names.map(name => [httpStatus[name], { $ref: `#/components/responses/${name}` }]))
}
