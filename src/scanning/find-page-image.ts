import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'

/** The pictures of a page: as it was taken in, straightened, and small. */
export const pageImages = ['thumbnail', 'image', 'original'] as const
export type PageImage = (typeof pageImages)[number]

/** A file of the vault to be sent. */
export interface SentImage {
  readonly sha256: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly name: string
}

/** Which file a page's picture is; throws `not-found` while it isn't rendered. */
export async function getPageImage(
  tx: Transaction,
  agencyId: string,
  pageId: string,
  which: PageImage,
): Promise<SentImage> {
  const column = sql.ref(
    { thumbnail: 'page.thumbnail', image: 'page.rendered', original: 'page.original' }[which],
  )
  const { rows } = await sql<{
    sha256: string
    media_type: string
    size_bytes: string
    original_name: string
  }>`
    select encode(file.sha256, 'hex') as sha256, file.media_type, file.size_bytes::text, page.original_name
    from page join file on file.agency_id = page.agency_id and file.sha256 = ${column}
    where page.agency_id = ${agencyId} and page.id = ${pageId}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  return {
    sha256: row.sha256,
    mediaType: row.media_type,
    sizeBytes: Number(row.size_bytes),
    name: row.original_name,
  }
}
