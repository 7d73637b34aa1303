import { sql } from 'kysely'
import { AppError } from '../../../errors.ts'
import { hasReader } from '../../../imaging/reading/find-reader.ts'
import { requireOpenBook } from '../../../inventory/close-book.ts'
import type { BookRef } from '../../../inventory/lock-books.ts'
import { enqueueJobs } from '../../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'

/** The job that reads the printed numbers of some pages of a book. */
export const readPageNumbersKind = 'read-page-numbers'

/** Pages a job: reading them takes some ten seconds, and shows on the screen when it is done. */
const pagesPerJob = 20

/**
 * Has the printed numbers read of all pages of a book that have not been read and have no typed number; behind what is being rendered.
 * Throws `not-found`, `book.closed`, `reading.unavailable`.
 */
export async function startReading(tx: Transaction, { agencyId, bookId }: BookRef): Promise<void> {
  await requireOpenBook(tx, agencyId, bookId)
  if (!(await hasReader())) throw new AppError('reading.unavailable')
  const { rows } = await sql<{ id: string }>`
    select id from page
    where agency_id = ${agencyId} and book_id = ${bookId} and sequence is not null and rendered is not null
      and read_numbers is null and number_source is distinct from 'typed' and not exists (
        select from job where job.agency_id = ${agencyId} and job.kind = ${readPageNumbersKind} and job.lane = ${bookId}
          and job.state in ('waiting', 'held', 'running'))
    order by sequence`.execute(tx)
  const jobs = []
  for (let at = 0; at < rows.length; at += pagesPerJob) {
    const pages = rows.slice(at, at + pagesPerJob).map(({ id }) => id)
    jobs.push({ kind: readPageNumbersKind, agencyId, payload: { book: bookId, pages }, lane: bookId })
  }
  await enqueueJobs(tx, jobs)
}
