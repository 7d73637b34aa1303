import { sql } from 'kysely'
import { partWithin } from '../../imaging/geometry/part-within.ts'
import type { PagePart } from '../../imaging/page-part.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { listFieldPlaces } from '../../scanning/pages/field-places.ts'
import type { FieldPlace } from '../../scanning/schema.ts'

/** A part of a page to be read, and the fields that stand there. */
export interface UnreadPart {
  /** Of the rendering, in hexadecimal. */
  readonly sha256: string
  readonly part: PagePart
  /** Names rendering and part. */
  readonly picture: string
  readonly fields: readonly string[]
}

/** An entry of which something has not been read as it now stands. */
export interface UnreadEntry {
  readonly id: string
  readonly number: string
  /** Whether somebody keys it now. */
  readonly inHand: boolean
  readonly parts: readonly UnreadPart[]
}

interface EntryRow {
  readonly id: string
  readonly number: string
  readonly inHand: boolean
  readonly sheets: readonly { readonly sha256: string | null; readonly carrying: PagePart | null }[]
  /** Field → picture. */
  readonly read: Readonly<Record<string, string>>
}

/**
 * What is to be read of a book's entries that are not keyed yet, or of some of them: those in somebody's hands first, then in the order of the book.
 * What was read from the same rendering and place is left out, whatever came of it.
 */
export async function listUnread(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  fields: readonly string[],
  entries: readonly string[] | null = null,
): Promise<readonly UnreadEntry[]> {
  const places = (await listFieldPlaces(tx, agencyId, bookId)).filter(({ field }) => fields.includes(field))
  if (places.length === 0) return []
  const only = entries === null ? sql`` : sql`and entry.id = any(${entries}::uuid[])`
  const { rows } = await sql<EntryRow>`
    select entry.id, entry.number, exists (
        select from keying_task task where task.agency_id = entry.agency_id and task.entry_id = entry.id and task.state = 'open') as "inHand", coalesce((
        select jsonb_agg(jsonb_build_object('sha256', encode(page.rendered, 'hex'), 'carrying', case when on_page."left" is not null
          then jsonb_build_object('left', on_page."left", 'top', on_page.top, 'width', on_page.width, 'height', on_page.height) end)
          order by on_page.position, on_page.page_id)
        from entry_page on_page join page on page.agency_id = on_page.agency_id and page.id = on_page.page_id
        where on_page.agency_id = entry.agency_id and on_page.entry_id = entry.id), '[]') as sheets, coalesce((
        select jsonb_object_agg(reading.field, reading.picture) from keying_reading reading
        where reading.agency_id = entry.agency_id and reading.entry_id = entry.id), '{}') as read
    from entry
    where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.position is not null and entry.status <> 'keyed' ${only}
    order by "inHand" desc, entry.position`.execute(tx)
  return rows.flatMap(({ id, number, inHand, sheets, read }) => {
    const parts = findUnread(places, sheets, read)
    return parts.length === 0 ? [] : [{ id, number, inHand, parts }]
  })
}

function findUnread(
  places: readonly FieldPlace[],
  sheets: EntryRow['sheets'],
  read: EntryRow['read'],
): readonly UnreadPart[] {
  const parts = new Map<string, UnreadPart>()
  for (const { field, sheet, ...place } of places) {
    const on = sheets[sheet - 1]
    if (on === undefined || on.sha256 === null) continue
    const part = partWithin(on.carrying, place)
    const picture = nameOf(on.sha256, part)
    if (read[field] === picture) continue
    const fields = [...(parts.get(picture)?.fields ?? []), field]
    parts.set(picture, { sha256: on.sha256, part, picture, fields })
  }
  return [...parts.values()]
}

function nameOf(sha256: string, { left, top, width, height }: PagePart): string {
  return [sha256.slice(0, 24), ...[left, top, width, height].map(share => share.toFixed(4))].join(' ')
}
