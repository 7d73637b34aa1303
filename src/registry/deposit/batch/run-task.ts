import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import type { HandlerWithFailure, Job, JobContext } from '../../../platform/jobs/job.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { depositPackage } from '../deposit-package.ts'
import type { DepositMode } from '../judge-findings.ts'
import type { TaskOutcome, TaskState } from './schema.ts'

const payloadSchema = z.object({ task: z.uuid() })
const progressEvery = 2000

interface TaskRow {
  readonly package_id: string
  readonly mode: DepositMode
  readonly account_id: string
  readonly state: TaskState
  readonly row_count: number | null
}

/**
 * The handler that deposits a package of a batch: its records, what came of it and the end of the job stand or fall together, whatever is
 * killed when. What the package or its book is to blame for ends the task; the job is tried again after anything else.
 */
export function createDepositTask(
  options: { readonly isolate: boolean } = { isolate: true },
): HandlerWithFailure {
  return {
    run: (job, context) => runTask(job, context, options.isolate),
    failed: (tx, job, failure) => finishTask(tx, job, 'failed', { ...failure }),
  }
}

async function runTask(job: Job, context: JobContext, isolate: boolean): Promise<void> {
  const { app, complete } = context
  const jurisdiction = { agencies: [job.agencyId], confidential: true } as const
  const task = await app.database.transaction(jurisdiction, tx => findTask(tx, job))
  if (task === undefined || task.state !== 'waiting') return
  let finished = false
  try {
    const actor = { account: { id: task.account_id }, jurisdiction }
    const refuse = async (tx: Transaction): Promise<void> => {
      const nothing = { inserted: 0, updated: 0, unchanged: 0 }
      if (!finished) await finishTask(tx, job, 'refused', { ...nothing, rejected: task.row_count ?? 0 })
      finished = true
    }
    await depositPackage(app, actor, {
      agencyId: job.agencyId,
      packageId: task.package_id,
      mode: task.mode,
      isolate,
      onProgress: rows => {
        // A progress that is not told is made up for by the next.
        if (rows % progressEvery === 0) context.progress({ rows }).catch(() => undefined)
      },
      also: async (tx, { depositId, inserted, updated, unchanged, rejected }) => {
        const counts = { inserted, updated, unchanged, rejected }
        await finishTask(tx, job, depositId === null ? 'standing' : 'deposited', counts)
        finished = true
      },
      transact: run => transactInJob(complete, run, refuse),
    })
    // Refused by the check alone: nothing was to be written.
    if (!finished) await complete(refuse)
  } catch (error) {
    if (!(error instanceof AppError) || passing.has(error.kind) || error.code === 'job.lost') throw error
    await complete(tx => finishTask(tx, job, 'failed', { code: error.code, params: error.params }))
  }
}

/** What may well be otherwise at the next try. */
const passing: ReadonlySet<AppError['kind']> = new Set(['failure', 'busy', 'throttled'])

/** Nothing to keep: the job is not done yet. */
class NothingDone extends Error {}

/** Runs a transaction that ends the job, too, unless it comes to nothing; `settle` says what came of it where `run` itself did not. */
async function transactInJob<T>(
  complete: JobContext['complete'],
  run: (tx: Transaction) => Promise<T>,
  settle: (tx: Transaction) => Promise<void>,
): Promise<T> {
  let result: { readonly value: T } | undefined
  try {
    await complete(async tx => {
      result = { value: await run(tx) }
      if (result.value === undefined) throw new NothingDone()
      await settle(tx)
    })
  } catch (error) {
    if (!(error instanceof NothingDone)) throw error
  }
  if (result === undefined) throw new Error('the transaction of a job ended without a result')
  return result.value
}

async function findTask(tx: Transaction, job: Job): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select t.package_id, t.mode, t.account_id, t.state, p.row_count
    from deposit_task t join package p on p.agency_id = t.agency_id and p.id = t.package_id
    where t.agency_id = ${job.agencyId} and t.id = ${payloadSchema.parse(job.payload).task}`.execute(tx)
  return rows[0]
}

async function finishTask(
  tx: Transaction,
  job: Job,
  state: TaskState,
  outcome: TaskOutcome | { readonly code: string; readonly params: object },
): Promise<void> {
  await sql`
    update deposit_task set state = ${state}, outcome = ${JSON.stringify(outcome)}::jsonb, finished_at = now()
    where agency_id = ${job.agencyId} and id = ${payloadSchema.parse(job.payload).task}`.execute(tx)
}
