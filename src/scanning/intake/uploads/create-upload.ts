import { statfs } from 'node:fs/promises'
import { Metadata } from '@tus/server'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../../errors.ts'
import { requireOpenBook } from '../../../inventory/close-book.ts'
import type { App } from '../../../platform/app.ts'
import { formatSize } from '../../../platform/format-size.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { type UploadMetadata, uploadMetadataSchema } from '../schema.ts'
import { cleanName } from '../take-file.ts'

/** A file that somebody wants to send. */
export interface NewUpload extends UploadMetadata {
  readonly sizeBytes: number
}

/** Reads what the headers of a creation say; throws `request.invalid`, `request.too-large`. */
export function parseCreation(
  { config }: Pick<App, 'config'>,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): NewUpload {
  const length = headers['upload-length']
  const said = headers['upload-metadata']
  if (typeof length !== 'string' || !/^\d{1,15}$/.test(length)) throw invalid('Upload-Length')
  if (typeof said !== 'string') throw invalid('Upload-Metadata')
  const metadata = uploadMetadataSchema.safeParse(parseMetadata(said))
  if (!metadata.success)
    throw invalid(`Upload-Metadata: ${metadata.error.issues.map(({ path }) => path.join('.')).join(', ')}`)
  const sizeBytes = Number(length)
  if (sizeBytes > config.uploadMaxBytes)
    throw new AppError('request.too-large', { limit: formatSize(config.uploadMaxBytes) })
  if ((metadata.data.batch === undefined) !== (metadata.data.position === undefined))
    throw invalid('Upload-Metadata: batch, position')
  return { ...metadata.data, name: cleanName(metadata.data.name), sizeBytes }
}

const invalid = (detail: string) => new AppError('request.invalid', { detail })

function parseMetadata(text: string): Readonly<Record<string, string | null>> {
  try {
    return Metadata.parse(text)
  } catch (error) {
    throw new AppError('request.invalid', { detail: 'Upload-Metadata' }, error)
  }
}

/**
 * Notes an upload before its first byte comes. Throws `not-found` when the book is not within, or the page to be replaced not in it,
 * `book.closed`, `upload.too-many`.
 */
export async function createUpload(
  tx: Transaction,
  { config }: Pick<App, 'config'>,
  accountId: string,
  upload: NewUpload,
): Promise<string> {
  const { agency: agencyId, book: bookId, replaces } = upload
  await requireOpenBook(tx, agencyId, bookId)
  if (replaces !== undefined) await requireStanding(tx, agencyId, bookId, replaces)
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from upload where account_id = ${accountId} and state = 'receiving'`.execute(
    tx,
  )
  const limit = config.uploadMaxFiles
  if ((rows[0]?.open ?? 0) >= limit) throw new AppError('upload.too-many', { limit })
  const id = newId()
  await tx
    .insertInto('upload')
    .values({
      agency_id: agencyId,
      id,
      book_id: bookId,
      account_id: accountId,
      name: upload.name,
      size_bytes: upload.sizeBytes,
      origin: upload.origin,
      batch_id: upload.batch ?? null,
      batch_position: upload.position ?? null,
      replaces: replaces ?? null,
    })
    .execute()
  return id
}

async function requireStanding(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  pageId: string,
): Promise<void> {
  const { rows } = await sql`
    select from page where agency_id = ${agencyId} and book_id = ${bookId} and id = ${pageId} and sequence is not null`.execute(
    tx,
  )
  if (rows.length === 0) throw new AppError('not-found')
}

/** What the rest of the program needs to go on working. */
const reserveBytes = 256 * 1024 * 1024

/** Throws `disk.full` when a file would not fit: its bytes, and for a moment their copy in the vault. */
export async function requireSpace(dataDir: string, sizeBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize < 2 * sizeBytes + reserveBytes) throw new AppError('disk.full')
}
