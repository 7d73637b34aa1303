import type { BookRef } from '../../inventory/lock-books.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The job that finds out what of a book there is to read. */
export const planReadingKind = 'plan-reading'
/** The job that reads the print of some entries. */
export const readPrintKind = 'read-print'

/** Whoever draws places draws many, one after the other: what is read of the first ones would be thrown away. */
const restMs = 20_000

/**
 * Has the print of books read, as far as their setup says so and it hasn't been read yet; called when places, setup or renderings change, and with
 * `soon` when somebody waits for it, as when a batch is handed out.
 */
export async function requestReading(
  tx: Transaction,
  books: readonly BookRef[],
  { soon = false }: { readonly soon?: boolean } = {},
): Promise<void> {
  await enqueueJobs(
    tx,
    books.map(({ agencyId, bookId }) => ({
      ...{ kind: planReadingKind, agencyId, lane: bookId, payload: { book: bookId } },
      ...{ dedupeKey: `${planReadingKind}:${bookId}`, urgent: soon },
      ...(soon ? {} : { runAt: new Date(Date.now() + restMs) }),
    })),
  )
}
