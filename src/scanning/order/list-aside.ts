import { sql } from 'kysely'
import type { z } from 'zod'
import { getBook } from '../../inventory/list-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { nameRendering } from '../pages/list-pages.ts'
import type { asideListSchema } from './schema.ts'

type AsidePage = z.infer<typeof asideListSchema>['pages'][number]

interface AsideRow extends Omit<AsidePage, 'rendering' | 'at'> {
  readonly rendered: Buffer | null
  readonly at: Date
}

/**
 * The pages of a book that are set aside or whose picture was replaced, the latest first. One that was replaced several times over leads to the page that stands
 * there today. Throws `not-found`.
 */
export async function listAside(tx: Transaction, agencyId: string, bookId: string): Promise<AsidePage[]> {
  await getBook(tx, agencyId, bookId)
  const { rows } = await sql<AsideRow>`
    with recursive aside as (
      select page.id, page.capture_id, page.half, page.rendered, capture.original_name,
        coalesce(page.aside_at, capture.retired_at, page.created_at) as at, capture.replaced_by
      from page join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
      where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.sequence is null
        and (page.aside_at is not null or capture.retired_at is not null)),
    successor as (
      select id, replaced_by as capture_id from aside where replaced_by is not null
      union
      select successor.id, next.replaced_by from successor
        join capture next on next.agency_id = ${agencyId} and next.id = successor.capture_id
      where next.replaced_by is not null)
    select aside.id, aside.capture_id as capture, aside.original_name as "originalName", aside.half, aside.rendered, aside.at, (
      select page.id from successor
        join page on page.agency_id = ${agencyId} and page.capture_id = successor.capture_id and page.sequence is not null
      where successor.id = aside.id
      order by page.half is distinct from aside.half, page.sequence limit 1) as "replacedBy"
    from aside order by aside.at desc, aside.id desc`.execute(tx)
  return rows.map(({ rendered, at, ...page }) => ({
    ...page,
    rendering: rendered === null ? null : nameRendering(rendered),
    at: at.toISOString(),
  }))
}
