import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { formatSize } from '../../platform/format-size.ts'
import type { Pending, Stored, Vault } from '../../platform/vault/vault.ts'
import { fileTypeOf, headBytes } from '../../scanning/intake/file-type.ts'
import { newNoteSchema } from './schema.ts'

/** The scanned decision that came with a note, in the vault. */
export interface Evidence {
  readonly name: string
  readonly stored: Stored
  readonly mediaType: string
}

/** What a scanned decision may be. */
const evidenceTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png']

/** Reads a note's form (`note` as JSON, `evidence` a file or none). Throws `request.invalid`, `request.too-large`, `note.evidence`. */
export async function takeNote(
  request: FastifyRequest,
  vault: Vault,
  pending: Pending,
  maxBytes: number,
): Promise<{ readonly note: z.output<typeof newNoteSchema>; readonly evidence: Evidence | null }> {
  let text: unknown
  let evidence: Evidence | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'note') text = part.value
    } else if (part.fieldname === 'evidence' && part.filename !== '' && evidence === null)
      evidence = await takeEvidence(part, vault, pending, maxBytes)
    else part.file.resume()
  }
  const note = newNoteSchema.safeParse(parseJson(text))
  if (!note.success) throw new AppError('request.invalid', { detail: 'note' }, note.error)
  return { note: note.data, evidence }
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    // What is no JSON is no note either; the schema says so.
    return undefined
  }
}

async function takeEvidence(
  part: MultipartFile,
  vault: Vault,
  pending: Pending,
  maxBytes: number,
): Promise<Evidence> {
  const name = part.filename.normalize('NFC').replace(/^.*[\\/]/, '')
  const stored = await pending.put(part.file)
  if (part.file.truncated) throw new AppError('request.too-large', { limit: formatSize(maxBytes) })
  const mediaType = fileTypeOf(await readHead(vault, stored))
  if (mediaType === undefined || !evidenceTypes.includes(mediaType))
    throw new AppError('note.evidence', { name })
  return { name, stored, mediaType }
}

async function readHead(vault: Vault, { digest, sizeBytes }: Stored): Promise<Buffer> {
  if (sizeBytes === 0) return Buffer.alloc(0)
  const parts: Buffer[] = []
  for await (const chunk of await vault.openRange(digest, 0, Math.min(headBytes, sizeBytes)))
    parts.push(chunk)
  return Buffer.concat(parts)
}
