import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The job that compares what was keyed of a book and makes it the book's data. */
export const settleKeyingKind = 'settle-keying'

/** Has what was keyed of a book settled as far as it can be: after a batch was finished or taken back, or the way the book is keyed has changed. Who also holds the book takes it first. */
export async function requestSettling(tx: Transaction, agencyId: string, bookId: string): Promise<void> {
  const dedupeKey = `${settleKeyingKind}:${agencyId}:${bookId}`
  await enqueueJobs(tx, [
    { kind: settleKeyingKind, agencyId, payload: { book: bookId }, lane: bookId, dedupeKey },
  ])
}
