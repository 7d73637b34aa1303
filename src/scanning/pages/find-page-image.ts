import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { PagePart } from '../../imaging/page-part.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The pictures of a page: small, straightened, and as it was taken in. */
export type PageImage = 'thumbnail' | 'image' | 'original'

/** A file of the vault to be sent. */
export interface SentImage {
  readonly sha256: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly name: string
}

/** The rendering of a page, and where a field stands on it; throws `not-found` while it isn't rendered, `page.no-place`. */
export async function getFieldImage(
  tx: Transaction,
  agencyId: string,
  pageId: string,
  field: string,
): Promise<{ image: SentImage; part: PagePart }> {
  const image = await getPageImage(tx, agencyId, pageId, 'image')
  const { rows } = await sql<PagePart>`
    select f."left", f.top, f.width, f.height
    from page join field_place f on f.agency_id = page.agency_id and f.book_id = page.book_id
    where page.agency_id = ${agencyId} and page.id = ${pageId} and f.field = ${field}`.execute(tx)
  const part = rows[0]
  if (part === undefined) throw new AppError('page.no-place')
  return { image, part }
}

/** Which file a page's picture is; throws `not-found` while it isn't rendered. */
export async function getPageImage(
  tx: Transaction,
  agencyId: string,
  pageId: string,
  which: PageImage,
): Promise<SentImage> {
  const column = sql.ref(
    { thumbnail: 'page.thumbnail', image: 'page.rendered', original: 'capture.original' }[which],
  )
  const { rows } = await sql<{
    sha256: string
    media_type: string
    size_bytes: string
    original_name: string
  }>`
    select encode(file.sha256, 'hex') as sha256, file.media_type, file.size_bytes::text, capture.original_name
    from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
      join file on file.agency_id = page.agency_id and file.sha256 = ${column}
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
