import type { FastifyReply } from 'fastify'

/** What a browser is told a file is. */
const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const
export type FileFormat = keyof typeof types

/** The media type of a format. */
export const typeOf = (format: FileFormat): string => types[format]

/** Answers with a file of the format its name ends with: a PDF shown in place, others saved. `body` is bytes or a stream. */
export function sendFile(reply: FastifyReply, name: `${string}.${FileFormat}`, body: unknown): FastifyReply {
  const format = name.slice(name.lastIndexOf('.') + 1) as FileFormat
  const place = format === 'pdf' ? 'inline' : 'attachment'
  return reply
    .type(types[format])
    .header('content-disposition', `${place}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(body)
}
