import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The original of a capture in the vault, and the page its views are journaled under. */
export interface FrameSource {
  readonly sha256: string
  /** From 1: the page of a PDF or TIFF. */
  readonly sourcePage: number
  readonly pageId: string
}

/** Where a capture's original lies; throws `not-found`. */
export async function getFrameSource(
  tx: Transaction,
  agencyId: string,
  captureId: string,
): Promise<FrameSource> {
  const { rows } = await sql<FrameSource>`
    select encode(capture.original, 'hex') as sha256, capture.source_page as "sourcePage", page.id as "pageId"
    from capture join page on page.agency_id = capture.agency_id and page.capture_id = capture.id
    where capture.agency_id = ${agencyId} and capture.id = ${captureId}
    order by page.sequence nulls last, page.half limit 1`.execute(tx)
  const source = rows[0]
  if (source === undefined) throw new AppError('not-found')
  return source
}
