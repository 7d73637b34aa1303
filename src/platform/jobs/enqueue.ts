import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Transaction } from '../postgres/database.ts'

/** Work to be done. */
export interface NewJob {
  readonly kind: string
  readonly agencyId: string
  /** Plain JSON, decoded by the handler with zod. */
  readonly payload: Readonly<Record<string, unknown>>
  /** The same key twice among unfinished jobs is one job. */
  readonly dedupeKey?: string
  readonly runAt?: Date
}

/** Adds jobs in the caller's transaction: they exist when it commits. Returns how many were new. */
export async function enqueueJobs(tx: Transaction, jobs: readonly NewJob[]): Promise<number> {
  let added = 0
  // 65,535 parameters a statement.
  for (let at = 0; at < jobs.length; at += 1000) {
    const result = await tx
      .insertInto('job')
      .values(
        jobs.slice(at, at + 1000).map(job => ({
          id: newId(),
          kind: job.kind,
          agency_id: job.agencyId,
          payload: JSON.stringify(job.payload),
          dedupe_key: job.dedupeKey ?? null,
          run_at: job.runAt ?? sql<Date>`now()`,
        })),
      )
      .onConflict(conflict =>
        conflict.column('dedupe_key').where(sql<boolean>`state in ('waiting', 'running')`).doNothing(),
      )
      .executeTakeFirst()
    added += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return added
}
