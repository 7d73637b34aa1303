import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** What was replaced, and the place behind it. */
export interface Replaced {
  readonly pageId: string
  readonly captureId: string
  readonly next: number
}

interface Standing {
  readonly id: string
  readonly capture_id: string
  readonly sequence: number
}

/**
 * Lets a new capture take the place of the one a page comes from: its pages get the places, halves, roles, numbers and cases of the old
 * ones, which are set aside and kept. A page that was itself replaced meanwhile stands for the one that took its place; undefined when
 * nothing stands there any more. Throws `not-found`.
 */
export async function replacePage(
  tx: Transaction,
  { agencyId, bookId }: { readonly agencyId: string; readonly bookId: string },
  pageId: string,
  captureId: string,
): Promise<Replaced | undefined> {
  const standing = await findStanding(tx, agencyId, bookId, pageId)
  const [first] = standing
  if (first === undefined) return undefined
  const ids = standing.map(({ id }) => id)
  const newIds = standing.map(() => newId())
  await sql`
    update capture set retired_at = now(), replaced_by = ${captureId}
    where agency_id = ${agencyId} and id = ${first.capture_id}`.execute(tx)
  await sql`update page set sequence = null where agency_id = ${agencyId} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  await sql`
    insert into page (agency_id, id, book_id, capture_id, sequence, half, role, number, number_source)
    select agency_id, taken.id, book_id, ${captureId}, taken.sequence, half, role, number, number_source
    from page join unnest(${ids}::uuid[], ${newIds}::uuid[], ${standing.map(({ sequence }) => sequence)}::int[])
      as taken (old, id, sequence) on page.agency_id = ${agencyId} and page.id = taken.old`.execute(tx)
  await sql`
    update entry_page set page_id = taken.id
    from unnest(${ids}::uuid[], ${newIds}::uuid[]) as taken (old, id)
    where entry_page.agency_id = ${agencyId} and entry_page.page_id = taken.old`.execute(tx)
  const last = Math.max(...standing.map(({ sequence }) => sequence))
  return { pageId: first.id, captureId: first.capture_id, next: last + 1 }
}

/** The pages, in order, of the capture that stands today where a page stood. */
async function findStanding(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  pageId: string,
): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing & { sequence: number | null }>`
    with recursive chain as (
      select capture.id, capture.replaced_by from page
        join capture on capture.agency_id = page.agency_id and capture.id = page.capture_id
      where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.id = ${pageId}
      union
      select next.id, next.replaced_by from chain
        join capture next on next.agency_id = ${agencyId} and next.id = chain.replaced_by)
    select page.id, page.capture_id, page.sequence from chain
      join page on page.agency_id = ${agencyId} and page.capture_id = chain.id
    where chain.replaced_by is null order by page.sequence`.execute(tx)
  if (rows.length === 0) throw new AppError('not-found')
  return rows.filter((row): row is Standing => row.sequence !== null)
}
