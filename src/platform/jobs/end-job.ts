import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../postgres/database.ts'
import { leaseSeconds } from './claim.ts'
import type { Job, JobFailure } from './job.ts'

const isHeld = (job: Job) => sql<boolean>`id = ${job.id} and state = 'running' and attempts = ${job.attempt}`

/** Renews the hold, and shows progress if given; false when the job is somebody else's by now. */
export async function renewJob(
  tx: Transaction,
  job: Job,
  progress?: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const { rows } = await sql`
    update job set lease_until = now() + make_interval(secs => ${leaseSeconds}),
      progress = coalesce(${progress === undefined ? null : JSON.stringify(progress)}::jsonb, progress)
    where ${isHeld(job)} returning id`.execute(tx)
  return rows.length > 0
}

/** Marks it done; throws `job.lost` when it is somebody else's by now, which undoes the transaction's effects. */
export async function completeJob(tx: Transaction, job: Job): Promise<void> {
  const { rows } = await sql`
    update job set state = 'done', finished_at = now(), lease_until = null, error = null
    where ${isHeld(job)} returning id`.execute(tx)
  if (rows.length === 0) throw new AppError('job.lost')
}

/** Puts it back for another try after 1, 4, 16, 64 seconds. Throws `job.lost`. */
export async function giveBackJob(tx: Transaction, job: Job, error: JobFailure): Promise<void> {
  const { rows } = await sql`
    update job set state = 'waiting', lease_until = null, failures = failures + 1, error = ${JSON.stringify(error)}::jsonb,
      run_at = now() + make_interval(secs => ${4 ** job.failures})
    where ${isHeld(job)} returning id`.execute(tx)
  if (rows.length === 0) throw new AppError('job.lost')
}

/** It has failed for good. Throws `job.lost`. */
export async function failJob(tx: Transaction, job: Job, error: JobFailure): Promise<void> {
  const { rows } = await sql`
    update job set state = 'failed', lease_until = null, finished_at = now(), failures = failures + 1, error = ${JSON.stringify(error)}::jsonb
    where ${isHeld(job)} returning id`.execute(tx)
  if (rows.length === 0) throw new AppError('job.lost')
}

/** Puts it back at once because the worker is ending: that is not the job's fault and does not count as a try. */
export async function handBackJob(tx: Transaction, job: Job): Promise<void> {
  await sql`update job set state = 'waiting', lease_until = null, attempts = attempts - 1 where ${isHeld(job)}`.execute(
    tx,
  )
}
