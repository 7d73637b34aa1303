import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { formatSize } from '../../platform/format-size.ts'
import type { Pending, Stored, Vault } from '../../platform/vault/vault.ts'
import { fileTypeOf, headBytes } from './file-type.ts'

/** A file that came with a form, in the vault. */
export interface Attachment {
  readonly name: string
  readonly stored: Stored
  readonly mediaType: string
}

/** A form of two parts: `field` holds JSON, `file` one file or none, of one of the types that are accepted by their bytes. */
export interface FormShape {
  readonly field: string
  readonly file: string
  readonly accepts: readonly string[]
  refuse(name: string): AppError
}

/** Where the file goes. */
export interface FormPlace {
  readonly vault: Vault
  readonly pending: Pending
  readonly maxBytes: number
}

/** Reads a form; `said` is its JSON, undefined where there is none. Throws `request.too-large`, and what the shape refuses a file with. */
export async function takeForm(
  request: FastifyRequest,
  shape: FormShape,
  place: FormPlace,
): Promise<{ readonly said: unknown; readonly attachment: Attachment | null }> {
  let text: unknown
  let attachment: Attachment | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === shape.field) text = part.value
    } else if (part.fieldname === shape.file && part.filename !== '' && attachment === null)
      attachment = await take(part, shape, place)
    else part.file.resume()
  }
  return { said: parseJson(text), attachment }
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    // What is no JSON says nothing; the form's schema tells so.
    return undefined
  }
}

async function take(
  part: MultipartFile,
  { accepts, refuse }: FormShape,
  { vault, pending, maxBytes }: FormPlace,
): Promise<Attachment> {
  const name = part.filename.normalize('NFC').replace(/^.*[\\/]/, '')
  const stored = await pending.put(part.file)
  if (part.file.truncated) throw new AppError('request.too-large', { limit: formatSize(maxBytes) })
  const mediaType = fileTypeOf(await readHead(vault, stored))
  if (mediaType === undefined || !accepts.includes(mediaType)) throw refuse(name)
  return { name, stored, mediaType }
}

async function readHead(vault: Vault, { digest, sizeBytes }: Stored): Promise<Buffer> {
  if (sizeBytes === 0) return Buffer.alloc(0)
  const parts: Buffer[] = []
  for await (const chunk of await vault.openRange(digest, 0, Math.min(headBytes, sizeBytes)))
    parts.push(chunk)
  return Buffer.concat(parts)
}
