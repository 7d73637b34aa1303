import { sql } from 'kysely'
import type { BookRef } from '../../inventory/lock-books.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The job that straightens a capture. */
export const renderCaptureKind = 'render-capture'

export interface RenderingOptions {
  /** Somebody waits for these pages: ahead of others, and also while the book is paused. */
  readonly urgent: boolean
}

/**
 * Has captures of a book rendered, or rendered anew: they wait from now on. One that is being rendered at this moment comes out by what is
 * decided when its rendering ends. The caller holds the book's lock.
 */
export async function requestRendering(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  captureIds: readonly string[],
  { urgent }: RenderingOptions,
): Promise<void> {
  if (captureIds.length === 0) return
  await sql`
    update capture set state = 'waiting', error_code = null
    where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${captureIds}::uuid[]) and state <> 'waiting'`.execute(
    tx,
  )
  const held = !urgent && (await isPaused(tx, { agencyId, bookId }))
  await enqueueJobs(
    tx,
    captureIds.map(id => ({
      kind: renderCaptureKind,
      agencyId,
      payload: { capture: id },
      dedupeKey: `${renderCaptureKind}:${id}`,
      lane: bookId,
      urgent,
      held,
    })),
  )
}

async function isPaused(tx: Transaction, { agencyId, bookId }: BookRef): Promise<boolean> {
  const { rows } = await sql`
    select from book_scanning where agency_id = ${agencyId} and book_id = ${bookId} and paused_at is not null`.execute(
    tx,
  )
  return rows.length > 0
}
