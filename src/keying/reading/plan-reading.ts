import { createHash } from 'node:crypto'
import { z } from 'zod'
import { findVietnameseReader } from '../../imaging/reading/find-reader.ts'
import { lockBooks } from '../../inventory/lock-books.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import { readSetup } from '../setup/read-setup.ts'
import { listUnread } from './list-unread.ts'
import { readPrintKind } from './request-reading.ts'

const payloadSchema = z.object({ book: z.uuid() })

/** Entries a job: half a minute's work, after which other books have their turn. */
const entriesPerJob = 8

/**
 * Finds out what of a printed book there is to read and has it read. Without a reader on this machine nothing is: the pack says so, and it is asked
 * again with the next batch.
 */
export const planReading: JobHandler = async (job, context) => {
  const { book: bookId } = payloadSchema.parse(job.payload)
  const { agencyId } = job
  const reader = await findVietnameseReader()
  await context.complete(async tx => {
    // Whoever changes places or setup holds the book: what comes after this makes a plan of its own.
    await lockBooks(tx, [{ agencyId, bookId }])
    const setup = await readSetup(tx, agencyId, bookId)
    if (reader === undefined || setup.script !== 'print') return
    const unread = await listUnread(tx, { agencyId, bookId }, setup.fields)
    const jobs = []
    for (let at = 0; at < unread.length; at += entriesPerJob) {
      const some = unread.slice(at, at + entriesPerJob)
      const content = createHash('sha256').update(
        JSON.stringify(some.map(({ id, parts }) => [id, parts.map(({ picture }) => picture)])),
      )
      jobs.push({
        ...{ kind: readPrintKind, agencyId, lane: bookId, urgent: some.some(({ inHand }) => inHand) },
        payload: { book: bookId, entries: some.map(({ id }) => id) },
        // The same places of the same pictures wait once, however often they are asked for.
        dedupeKey: `${readPrintKind}:${content.digest('hex').slice(0, 32)}`,
      })
    }
    await enqueueJobs(tx, jobs)
  })
}
