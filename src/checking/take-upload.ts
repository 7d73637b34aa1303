import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { formatSize } from '../platform/format-size.ts'
import type { Pending } from '../platform/vault/vault.ts'
import type { ReceivedFile } from './receive-package.ts'

/** What came with the form: whose book it is, and its files, in the vault. */
export interface Upload {
  readonly agencyId: string
  readonly xlsx: ReceivedFile
  readonly zip: ReceivedFile | null
}

/**
 * Streams the parts of a package's form (`agency`, `xlsx`, `zip`, in any order) into the vault. Throws package.no-xlsx,
 * request.invalid, request.too-large.
 */
export async function takeUpload(
  request: FastifyRequest,
  pending: Pending,
  maxBytes: number,
): Promise<Upload> {
  let agency: unknown
  let xlsx: ReceivedFile | null = null
  let zip: ReceivedFile | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'agency') agency = part.value
      continue
    }
    if (part.fieldname === 'xlsx' && xlsx === null) xlsx = await takeFile(part, pending, maxBytes)
    else if (part.fieldname === 'zip' && zip === null) zip = await takeFile(part, pending, maxBytes)
    else part.file.resume()
  }
  const agencyId = z.uuid().safeParse(agency)
  if (!agencyId.success) throw new AppError('request.invalid', { detail: 'agency' }, agencyId.error)
  if (xlsx === null) throw new AppError('package.no-xlsx')
  return { agencyId: agencyId.data, xlsx, zip }
}

async function takeFile(
  part: MultipartFile,
  pending: Pending,
  maxBytes: number,
): Promise<ReceivedFile | null> {
  // A form's empty file field comes as a file without a name.
  if (part.filename === '') {
    part.file.resume()
    return null
  }
  const stored = await pending.put(part.file)
  if (part.file.truncated) throw new AppError('request.too-large', { limit: formatSize(maxBytes) })
  return { name: part.filename.normalize('NFC').replace(/^.*[\\/]/, ''), stored }
}
