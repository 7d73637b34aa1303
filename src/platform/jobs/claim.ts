import { sql } from 'kysely'
import type { Transaction } from '../postgres/database.ts'
import type { Job } from './job.ts'

/** How long a worker's hold lasts without a sign of life. */
export const leaseSeconds = 10

interface Claimed {
  readonly id: string
  readonly kind: string
  readonly agency_id: string
  readonly payload: unknown
  readonly attempts: number
  readonly failures: number
}

/** Takes the job whose worker gave no sign of life, else the one whose turn it is; undefined when there is none. */
export async function claimJob(tx: Transaction, kinds: readonly string[]): Promise<Job | undefined> {
  return (await claimLeft(tx, kinds)) ?? (await claimNext(tx, kinds))
}

// Both walk an index that holds nothing but what may be claimed, up to the first row: 100,000 waiting jobs make no difference (fairness.db.test.ts).
async function claimLeft(tx: Transaction, kinds: readonly string[]): Promise<Job | undefined> {
  const { rows } = await sql<Claimed>`
    update job set attempts = attempts + 1, lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id = (
      select id from job where state = 'running' and lease_until < now() and kind = any(${kinds}::text[])
      order by lease_until limit 1 for update skip locked)
    returning id, kind, agency_id, payload, attempts, failures`.execute(tx)
  return asJob(rows[0])
}

async function claimNext(tx: Transaction, kinds: readonly string[]): Promise<Job | undefined> {
  const { rows } = await sql<Claimed>`
    with taken as (
      update job set state = 'running', attempts = attempts + 1, lease_until = now() + make_interval(secs => ${leaseSeconds})
      where id = (
        select id from job where state = 'waiting' and run_at <= now() and kind = any(${kinds}::text[])
        order by turn, urgent desc, run_at limit 1 for update skip locked)
      returning id, kind, agency_id, payload, attempts, failures, turn)
    select taken.*, setval('job_turn', greatest(turn, (select last_value from job_turn))) from taken`.execute(
    tx,
  )
  return asJob(rows[0])
}

function asJob(row: Claimed | undefined): Job | undefined {
  if (row === undefined) return undefined
  const { id, kind, agency_id: agencyId, payload, attempts: attempt, failures } = row
  return { id, kind, agencyId, payload, attempt, failures }
}
