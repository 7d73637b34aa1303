import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { partWithin } from '../../imaging/geometry/part-within.ts'
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

/** The rendering of the page on which a field of a case stands, and where; throws `not-found` while it isn't rendered, `page.no-place`. */
export async function getFieldImage(
  tx: Transaction,
  agencyId: string,
  caseId: string,
  field: string,
): Promise<{ image: SentImage; part: PagePart }> {
  const { rows: cases } = await sql`
    select from entry where agency_id = ${agencyId} and id = ${caseId} and position is not null`.execute(tx)
  if (cases.length === 0) throw new AppError('not-found')
  const { rows } = await sql<{ page: string; carrying: PagePart | null; place: PagePart }>`
    select part.page_id as page,
      case when part."left" is not null then jsonb_build_object('left', part."left", 'top', part.top, 'width', part.width, 'height', part.height) end as carrying,
      jsonb_build_object('left', f."left", 'top', f.top, 'width', f.width, 'height', f.height) as place
    from entry join field_place f on f.agency_id = entry.agency_id and f.book_id = entry.book_id and f.field = ${field}
      join lateral (
        select * from entry_page on_page where on_page.agency_id = entry.agency_id and on_page.entry_id = entry.id
        order by on_page.position, on_page.page_id offset f.sheet - 1 limit 1) part on true
    where entry.agency_id = ${agencyId} and entry.id = ${caseId}`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('page.no-place')
  return {
    image: await getPageImage(tx, agencyId, found.page, 'image'),
    part: partWithin(found.carrying, found.place),
  }
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
