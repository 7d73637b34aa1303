import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../postgres/database.ts'
import type { Job } from './job.ts'

/** How long a worker's hold lasts without a sign of life. */
export const leaseSeconds = 10

/** How often a job is begun before it counts as failed. */
export const maxAttempts = 5

interface Claimed {
  readonly id: string
  readonly kind: string
  readonly agency_id: string
  readonly payload: unknown
  readonly attempts: number
}

/** Takes the oldest job that is due or whose worker gave no sign of life; undefined when there is none. */
export async function claimJob(tx: Transaction, kinds: readonly string[]): Promise<Job | undefined> {
  const { rows } = await sql<Claimed>`
    update job set state = 'running', attempts = attempts + 1, lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from job
      where kind = any(${kinds}::text[])
        and (state = 'waiting' and run_at <= now() or state = 'running' and lease_until < now())
      order by run_at limit 1 for update skip locked)
    returning id, kind, agency_id, payload, attempts`.execute(tx)
  const row = rows[0]
  if (row === undefined) return undefined
  return { id: row.id, kind: row.kind, agencyId: row.agency_id, payload: row.payload, attempt: row.attempts }
}

const held = (job: Job) => sql<boolean>`id = ${job.id} and state = 'running' and attempts = ${job.attempt}`

/** Renews the hold, and shows progress if given; false when the job is somebody else's by now. */
export async function renewJob(
  tx: Transaction,
  job: Job,
  progress?: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const { rows } = await sql`
    update job set lease_until = now() + make_interval(secs => ${leaseSeconds}),
      progress = coalesce(${progress === undefined ? null : JSON.stringify(progress)}::jsonb, progress)
    where ${held(job)} returning id`.execute(tx)
  return rows.length > 0
}

/** Marks it done; throws `job.lost` when it is somebody else's by now, which undoes the transaction's effects. */
export async function completeJob(tx: Transaction, job: Job): Promise<void> {
  const { rows } = await sql`
    update job set state = 'done', finished_at = now(), lease_until = null, error = null
    where ${held(job)} returning id`.execute(tx)
  if (rows.length === 0) throw new AppError('job.lost')
}

/** Puts it back for another try after 1, 4, 16, 64 seconds; after the last try, or when trying again is no use, it has failed. */
export async function giveBackJob(
  tx: Transaction,
  job: Job,
  error: { code: string; params: object },
  hopeless: boolean,
): Promise<void> {
  const over = hopeless || job.attempt >= maxAttempts
  await sql`
    update job set state = ${over ? 'failed' : 'waiting'}, lease_until = null, error = ${JSON.stringify(error)}::jsonb,
      finished_at = case when ${over}::boolean then now() end,
      run_at = now() + make_interval(secs => ${4 ** (job.attempt - 1)})
    where ${held(job)}`.execute(tx)
}

/** Puts it back at once because the worker is ending: that is not the job's fault and does not count as a try. */
export async function handBackJob(tx: Transaction, job: Job): Promise<void> {
  await sql`update job set state = 'waiting', lease_until = null, attempts = attempts - 1 where ${held(job)}`.execute(
    tx,
  )
}
