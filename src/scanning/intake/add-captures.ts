import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import { openGap } from '../order/open-gap.ts'
import { requestRendering } from '../render/request-rendering.ts'
import { findElsewhere } from './find-elsewhere.ts'
import { findKnown } from './find-known.ts'
import { findPlace } from './find-place.ts'
import { findSequences } from './find-sequences.ts'
import type { Batch, IntakeTarget, Origin } from './incoming-file.ts'
import { replacePage } from './replace-page.ts'
import type { TakenPage } from './schema.ts'

/** A file of the vault whose pages become captures. */
export interface Original {
  readonly name: string
  readonly stored: Stored
  readonly mediaType: string
  readonly pages: number
  readonly origin: Origin
  readonly batch: Batch | undefined
  readonly replaces: string | undefined
}

/** A capture to be added, and which page of its file it is, from 1. */
export interface NewCapture {
  readonly id: string
  readonly sourcePage: number
}

/**
 * Adds a capture and a page for each page of a file that the book does not have yet, in their place in the book. The book is locked from here
 * on: files that come at the same time get their places one after the other. Throws `not-found`, `book.closed`.
 */
export async function addCaptures(
  tx: Transaction,
  target: IntakeTarget,
  original: Original,
): Promise<readonly TakenPage[]> {
  const { agencyId, bookId } = target
  await requireOpenBook(tx, agencyId, bookId)
  const known = await findKnown(tx, target, original.stored.digest, original.replaces !== undefined)
  const numbers = Array.from({ length: original.pages }, (_, index) => index + 1)
  const added = numbers
    .filter(sourcePage => !known.has(sourcePage))
    .map(sourcePage => ({ id: newId(), sourcePage }))
  const alsoIn = added.length === 0 ? null : await findElsewhere(tx, target, original.stored.digest)
  await addNew(tx, target, original, added)
  const captureOf = new Map([...known, ...added.map(({ id, sourcePage }) => [sourcePage, id] as const)])
  const sequences = await findSequences(tx, agencyId, [...captureOf.values()])
  return numbers.flatMap(sourcePage => {
    const capture = captureOf.get(sourcePage)
    const isDuplicate = known.has(sourcePage)
    if (capture === undefined) return []
    return {
      capture,
      sequence: sequences.get(capture) ?? null,
      isDuplicate,
      alsoIn: isDuplicate ? null : alsoIn,
    }
  })
}

async function addNew(
  tx: Transaction,
  target: IntakeTarget,
  original: Original,
  added: readonly NewCapture[],
): Promise<void> {
  const [first] = added
  if (first === undefined) return
  const { agencyId, bookId, accountId } = target
  const { stored, mediaType, origin, replaces } = original
  await noteFile(tx, agencyId, stored, mediaType)
  await insertCaptures(tx, target, original, added)
  const replaced = await placePages(tx, target, original, added)
  const ids = added.map(({ id }) => id)
  await requestRendering(tx, target, ids, { urgent: replaces !== undefined })
  const detail = { book: bookId, original: stored.sha256, pages: added.length, origin }
  const event = { agencyId, accountId, detail }
  if (replaced === undefined)
    await appendJournal(tx, { ...event, action: 'page.intake', subject: `capture:${first.id}` })
  else
    await appendJournal(tx, {
      ...event,
      action: 'page.replace',
      subject: `page:${replaced.pageId}`,
      before: { capture: replaced.captureId },
      after: { capture: first.id },
    })
}

async function insertCaptures(
  tx: Transaction,
  { agencyId, bookId, accountId }: IntakeTarget,
  { stored, name, origin, batch }: Original,
  added: readonly NewCapture[],
): Promise<void> {
  await sql`
    insert into capture (agency_id, id, book_id, original, original_name, source_page, origin, batch_id, batch_position, account_id)
    select ${agencyId}, id, ${bookId}, ${stored.digest}, ${name}, source_page, ${origin}, ${batch?.id ?? null}, ${batch?.position ?? null}, ${accountId}
    from unnest(${added.map(({ id }) => id)}::uuid[], ${added.map(({ sourcePage }) => sourcePage)}::int[]) as added (id, source_page)`.execute(
    tx,
  )
}

/**
 * Gives the captures their pages: the first takes the place of the page to be replaced, the others follow; else all stand where their batch
 * has them.
 */
async function placePages(
  tx: Transaction,
  target: IntakeTarget,
  { replaces, batch }: Original,
  added: readonly NewCapture[],
): Promise<{ readonly pageId: string; readonly captureId: string } | undefined> {
  const [first, ...rest] = added
  const replaced =
    replaces === undefined || first === undefined
      ? undefined
      : await replacePage(tx, target, replaces, first.id)
  const placed = replaced === undefined ? added : rest
  if (placed.length === 0) return replaced
  const place = replaced === undefined ? await findPlace(tx, target, batch) : replaced.next
  await openGap(tx, target, place, placed.length)
  await sql`
    insert into page (agency_id, id, book_id, capture_id, sequence)
    select ${target.agencyId}, id, ${target.bookId}, capture_id, ${place}::int + nth::int - 1
    from unnest(${placed.map(() => newId())}::uuid[], ${placed.map(({ id }) => id)}::uuid[])
      with ordinality as placed (id, capture_id, nth)`.execute(tx)
  return replaced
}
