import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { type BookRef, lockBooks } from '../../inventory/lock-books.ts'
import type { App } from '../../platform/app.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { settleSome } from './settle-book.ts'

const payloadSchema = z.object({ book: z.uuid() })

/** Settles what was keyed of a book, some entries a transaction: killed anywhere, what was settled is, and the rest comes next time. */
export const settleKeying: JobHandler = async (job, { app, signal, complete }) => {
  const book = { agencyId: job.agencyId, bookId: payloadSchema.parse(job.payload).book }
  while (await settleOnce(app, book)) signal.throwIfAborted()
  await complete(async tx => {
    // The book before the job, as everybody does who asks for one. Whoever finishes a batch from here on waits, and then asks for a job of
    // their own; what was finished before is seen here.
    await lockBooks(tx, [book])
    await sql`select from job where id = ${job.id} for no key update`.execute(tx)
    while (await settleIfOpen(tx, book)) signal.throwIfAborted()
  })
}

function settleOnce(app: Pick<App, 'database'>, book: BookRef): Promise<boolean> {
  return app.database.transaction({ scope: 'all' }, tx => settleIfOpen(tx, book))
}

/** Whether there may be more. In a closed book nothing changes; opening it again asks anew. */
async function settleIfOpen(tx: Transaction, book: BookRef): Promise<boolean> {
  try {
    return (await settleSome(tx, book)).left
  } catch (error) {
    if (error instanceof AppError && error.code === 'book.closed') return false
    throw error
  }
}
