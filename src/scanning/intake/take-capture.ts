import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import { formatSize } from '../../platform/format-size.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import { renderCaptureKind } from '../render/render-capture.ts'
import { headBytes, imageTypeOf } from './image-type.ts'

/** The book that gets the pages, and who brings them. */
export interface IntakeTarget {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId: string | null
  readonly jurisdiction: Jurisdiction
}

/** An image on its way in. `isTruncated` says at the end whether the sender's limit cut it short. */
export interface IncomingImage {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  readonly isTruncated?: () => boolean
}

/** A picture taken in, or one of the book that is the same; the sequence of its first page. */
export interface IntakeOutcome {
  readonly sequence: number
  readonly isDuplicate: boolean
}

/**
 * Takes one picture into the vault, untouched, as the next page of a book, and asks for its rendering. The same image again in the
 * same book is a success that points to the first. Throws `image.not-image` and the like, and then leaves no trace.
 */
export async function takeCapture(
  app: Pick<App, 'database' | 'vault' | 'config'>,
  target: IntakeTarget,
  image: IncomingImage,
): Promise<IntakeOutcome> {
  const name = image.name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .slice(0, 200)
  const { head, rest } = await takeHead(image.bytes)
  const mediaType = imageTypeOf(head)
  if (mediaType === undefined) throw new AppError('image.not-image', { name })
  if (mediaType === 'image/heic') throw new AppError('image.heic', { name })
  const pending = await app.vault.begin('page')
  try {
    const stored = await pending.put(rest)
    if (image.isTruncated?.() === true)
      throw new AppError('request.too-large', { limit: formatSize(app.config.uploadMaxBytes) })
    const outcome = await app.database.transaction(target.jurisdiction, tx =>
      addCapture(tx, target, { name, stored, mediaType }),
    )
    if (outcome.isDuplicate) await pending.rollback()
    else await pending.commit()
    return outcome
  } catch (error) {
    await pending.rollback()
    throw error
  }
}

async function addCapture(
  tx: Transaction,
  { agencyId, bookId, accountId }: IntakeTarget,
  { name, stored, mediaType }: { name: string; stored: Stored; mediaType: string },
): Promise<IntakeOutcome> {
  // It holds the book, too: pages that come at the same time get their numbers one after the other.
  await requireOpenBook(tx, agencyId, bookId)
  const { rows: same } = await sql<{ sequence: number }>`
    select page.sequence from capture join page on page.agency_id = capture.agency_id and page.capture_id = capture.id
    where capture.agency_id = ${agencyId} and capture.book_id = ${bookId} and capture.original = ${stored.digest}
      and capture.retired_at is null
    order by page.sequence limit 1`.execute(tx)
  const first = same[0]
  if (first !== undefined) return { sequence: first.sequence, isDuplicate: true }
  await noteFile(tx, agencyId, stored, mediaType)
  const id = newId()
  const { rows } = await sql<{ sequence: number }>`
    with taken as (
      insert into capture (agency_id, id, book_id, original, original_name, account_id)
      values (${agencyId}, ${id}, ${bookId}, ${stored.digest}, ${name}, ${accountId}))
    insert into page (agency_id, id, book_id, capture_id, sequence)
    select ${agencyId}, ${newId()}, ${bookId}, ${id}, coalesce(max(sequence), 0) + 1
    from page where agency_id = ${agencyId} and book_id = ${bookId}
    returning sequence`.execute(tx)
  const sequence = rows[0]?.sequence ?? 1
  await enqueueJobs(tx, [
    { kind: renderCaptureKind, agencyId, payload: { capture: id }, dedupeKey: `${renderCaptureKind}:${id}` },
  ])
  const detail = { book: bookId, sequence, original: stored.sha256 }
  await appendJournal(tx, { agencyId, accountId, action: 'page.intake', subject: `capture:${id}`, detail })
  return { sequence, isDuplicate: false }
}

/** The first bytes of a stream, and the whole stream again. */
async function takeHead(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Buffer; rest: AsyncGenerator<Uint8Array, void, undefined> }> {
  const iterator = source[Symbol.asyncIterator]()
  let head = Buffer.alloc(0)
  let ended = false
  while (head.length < headBytes && !ended) {
    const next = await iterator.next()
    if (next.done === true) ended = true
    else head = Buffer.concat([head, next.value])
  }
  async function* rest(): AsyncGenerator<Uint8Array, void, undefined> {
    yield head
    while (!ended) {
      const next = await iterator.next()
      if (next.done === true) return
      yield next.value
    }
  }
  return { head: head.subarray(0, headBytes), rest: rest() }
}
