import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { hasCode } from '../../platform/error-code.ts'
import { formatSize } from '../../platform/format-size.ts'
import { type Reading, readingSchema } from '../reading/schema.ts'

/** A file in the check's folder, and what the person calls it. */
interface TakenFile {
  readonly path: string
  readonly name: string
}

/** What came with the form. */
export interface TakenFiles {
  readonly xlsx: TakenFile
  readonly zip: TakenFile | null
  readonly reading: Reading | undefined
}

/** Streams the parts of the form (`xlsx`, `zip`, `reading`, in any order) into a folder. Throws package.no-xlsx, request.invalid, request.too-large, disk.full. */
export async function takeFiles(request: FastifyRequest, dir: string, maxBytes: number): Promise<TakenFiles> {
  const files = new Map<string, TakenFile>()
  let reading: Reading | undefined
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'reading') reading = parseReading(part.value)
    } else if (['xlsx', 'zip'].includes(part.fieldname) && part.filename !== '' && !files.has(part.fieldname))
      files.set(part.fieldname, await takeFile(part, join(dir, part.fieldname), maxBytes))
    else part.file.resume()
  }
  const xlsx = files.get('xlsx')
  if (xlsx === undefined) throw new AppError('package.no-xlsx')
  return { xlsx, zip: files.get('zip') ?? null, reading }
}

async function takeFile(part: MultipartFile, path: string, maxBytes: number): Promise<TakenFile> {
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
    throw hasCode(error, 'ENOSPC') ? new AppError('disk.full', {}, error) : error
  })
  if (part.file.truncated) throw new AppError('request.too-large', { limit: formatSize(maxBytes) })
  return { path, name: part.filename.normalize('NFC').replace(/^.*[\\/]/, '') }
}

function parseReading(value: unknown): Reading {
  try {
    return readingSchema.parse(JSON.parse(String(value)))
  } catch (error) {
    throw new AppError('request.invalid', { detail: 'reading' }, error)
  }
}
