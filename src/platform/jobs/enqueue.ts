import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Transaction } from '../postgres/database.ts'
import { stride } from './turn.ts'

/** Work to be done. */
export interface NewJob {
  readonly kind: string
  readonly agencyId: string
  /** Plain JSON, decoded by the handler with zod. */
  readonly payload: Readonly<Record<string, unknown>>
  /** The same key twice among unfinished jobs is one job. */
  readonly dedupeKey?: string
  readonly runAt?: Date
  /** What it is fair between, e.g. the id of a book; the agency unless told otherwise. */
  readonly lane?: string
  /** Somebody waits for it: ahead of the rest, though not of everything for ever. Makes a waiting or held job of the same key urgent, too. */
  readonly urgent?: boolean
  /** Not begun before `resumeLane`. */
  readonly held?: boolean
}

/** Adds jobs in the caller's transaction: they exist when it commits, each with its turn behind the last of its lane. Returns how many were new. */
export async function enqueueJobs(tx: Transaction, jobs: readonly NewJob[]): Promise<number> {
  const once = [...new Map(jobs.map(job => [job.dedupeKey ?? Symbol('no key'), job])).values()]
  let added = 0
  // A statement's parameters are held in memory on both sides.
  for (let at = 0; at < once.length; at += 1000) added += await insertJobs(tx, once.slice(at, at + 1000))
  return added
}

async function insertJobs(tx: Transaction, jobs: readonly NewJob[]): Promise<number> {
  const { rows } = await sql<{ added: boolean }>`
    with new as (
      select * from unnest(
        ${jobs.map(() => newId())}::uuid[], ${jobs.map(job => job.kind)}::text[], ${jobs.map(job => job.agencyId)}::uuid[],
        ${jobs.map(job => JSON.stringify(job.payload))}::text[], ${jobs.map(job => job.dedupeKey ?? null)}::text[],
        ${jobs.map(job => job.runAt?.toISOString() ?? null)}::timestamptz[], ${jobs.map(job => job.lane ?? job.agencyId)}::uuid[],
        ${jobs.map(job => job.urgent === true)}::boolean[], ${jobs.map(job => job.held === true)}::boolean[]
      ) with ordinality as new (id, kind, agency_id, payload, dedupe_key, run_at, lane, urgent, held, place)
    ), lane as (
      select lane, urgent, case when urgent then ${stride.urgent}::int else ${stride.bulk}::int end as stride, (
        select max(turn) from job where job.lane = each.lane and job.urgent = each.urgent and state in ('waiting', 'held', 'running')) as last
      from (select distinct lane, urgent from new) each
    )
    insert into job (id, kind, agency_id, payload, dedupe_key, state, run_at, lane, urgent, turn)
    select new.id, kind, agency_id, payload::jsonb, dedupe_key, case when held then 'held' else 'waiting' end, coalesce(run_at, now()), lane, urgent,
      greatest((select last_value from job_turn), lane.last + lane.stride) + (row_number() over (partition by lane, urgent order by place) - 1) * lane.stride
    from new join lane using (lane, urgent)
    on conflict (dedupe_key) where state in ('waiting', 'held', 'running') do update
      set urgent = true, turn = excluded.turn, state = 'waiting', run_at = excluded.run_at
      where excluded.urgent and not job.urgent and job.state in ('waiting', 'held')
    returning xmax = 0 as added`.execute(tx)
  return rows.filter(row => row.added).length
}
