import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../errors.ts'
import type { App } from '../app.ts'
import { codeOf } from '../error-code.ts'
import { claimJob, leaseSeconds } from './claim.ts'
import { completeJob, failJob, giveBackJob, handBackJob, renewJob } from './end-job.ts'
import type { Job, JobContext, JobFailure, JobHandler, JobHandlers } from './job.ts'

export interface WorkerOptions {
  /** Ends the worker: no new job is begun, the running ones see their signal aborted and are put back if they stop for it. */
  readonly signal: AbortSignal
  /** How many jobs at once. */
  readonly concurrency?: number
  /** How long to wait when there is nothing to do. */
  readonly pollMs?: number
}

const everything = { scope: 'all' } as const

/** How often a job may fail before it has failed for good. */
const mostFailures = 5
/** How often workers may have died over a job: whatever kills them, this one goes on no longer. */
const mostDeaths = 20

/** Does jobs until the signal; resolves when the last one has ended. */
export async function runWorker(app: App, handlers: JobHandlers, options: WorkerOptions): Promise<void> {
  const { signal, concurrency = 2, pollMs = 500 } = options
  const kinds = Object.keys(handlers)
  const lane = async () => {
    while (!signal.aborted) {
      try {
        const job = await app.database.transaction(everything, tx => claimJob(tx, kinds))
        if (job === undefined) await delay(pollMs, undefined, { signal })
        else await work(app, handlers, job, signal)
      } catch (error) {
        if (signal.aborted) return
        // The database may be starting anew: the worker outlives that.
        app.log.error(
          { code: codeOf(error) ?? (error instanceof AppError ? error.code : undefined) },
          'worker could not reach its jobs',
        )
        await delay(2000, undefined, { signal }).catch(() => undefined)
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
}

async function work(app: App, handlers: JobHandlers, job: Job, ending: AbortSignal): Promise<void> {
  const lost = new AbortController()
  const signal = AbortSignal.any([lost.signal, ending])
  const renew = async (progress?: Readonly<Record<string, unknown>>) => {
    if (!(await app.database.transaction(everything, tx => renewJob(tx, job, progress))))
      lost.abort(new AppError('job.lost'))
  }
  // A renewal that fails is made up for by the next; if none succeeds the lease runs out, which is what it is for.
  const heartbeat = setInterval(() => void renew().catch(() => undefined), (leaseSeconds * 1000) / 3)
  let completed = false
  const context: JobContext = {
    app,
    signal,
    progress: renew,
    async complete(effect) {
      await app.database.transaction({ agencies: [job.agencyId], confidential: true }, async tx => {
        await effect(tx)
        await completeJob(tx, job)
      })
      completed = true
    },
  }
  const began = performance.now()
  const facts = () => ({
    job: job.id,
    kind: job.kind,
    attempt: job.attempt,
    ms: Math.round(performance.now() - began),
  })
  try {
    if (job.attempt - job.failures > mostDeaths) throw new AppError('job.deadly')
    await runOf(handlers, job)(job, context)
    if (!completed) await context.complete(async () => undefined)
    app.log.info(facts(), 'job done')
  } catch (error) {
    const failure = describeFailure(error)
    app.log.warn({ ...facts(), code: failure.code }, 'job not done')
    if (completed || lost.signal.aborted || failure.code === 'job.lost') return
    if (ending.aborted) return void (await app.database.transaction(everything, tx => handBackJob(tx, job)))
    // The input stays unusable however often it is read.
    const hopeless = error instanceof AppError && (error.kind === 'input' || error.code === 'job.deadly')
    if (hopeless || job.failures + 1 >= mostFailures) await failForGood(app, handlers, job, failure)
    else await app.database.transaction(everything, tx => giveBackJob(tx, job, failure))
  } finally {
    clearInterval(heartbeat)
  }
}

function runOf(handlers: JobHandlers, { kind }: Job): JobHandler {
  const handler = handlers[kind]
  if (handler === undefined) throw new TypeError(`no handler for ${kind}`)
  return typeof handler === 'function' ? handler : handler.run
}

function describeFailure(error: unknown): JobFailure {
  if (error instanceof AppError) return { code: error.code, params: error.params }
  return { code: codeOf(error) ?? 'internal', params: {} }
}

async function failForGood(app: App, handlers: JobHandlers, job: Job, failure: JobFailure): Promise<void> {
  const handler = handlers[job.kind]
  await app.database.transaction({ agencies: [job.agencyId], confidential: true }, async tx => {
    if (handler !== undefined && typeof handler !== 'function') await handler.failed(tx, job, failure)
    await failJob(tx, job, failure)
  })
}
