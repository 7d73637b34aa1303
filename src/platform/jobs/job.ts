import type { App } from '../app.ts'
import type { Transaction } from '../postgres/database.ts'

/** A job in a worker's hands. The payload holds ids, never anybody's data. */
export interface Job {
  readonly id: string
  readonly kind: string
  readonly agencyId: string
  readonly payload: unknown
  /** 1 the first time; with the id it names this worker's hold. */
  readonly attempt: number
  /** How often it was begun and failed; workers that were killed do not count. */
  readonly failures: number
}

/** Why a job was not done: a code of the table of errors, or of the system. */
export interface JobFailure {
  readonly code: string
  readonly params: object
}

/** What a handler is given beside the job. */
export interface JobContext {
  readonly app: App
  /** Aborted when the job was taken over or the worker is ending. */
  readonly signal: AbortSignal
  /** Shows how far it is, e.g. `{done: 3, total: 10}`. */
  progress(progress: Readonly<Record<string, unknown>>): Promise<void>
  /**
   * Writes the job's effect and its completion in one transaction, in the jurisdiction of the job's agency: either both
   * happen or neither, whatever is killed when. Throws `job.lost` when another worker has taken the job over.
   */
  complete(effect: (tx: Transaction) => Promise<void>): Promise<void>
}

/** Does the work of one kind of job. A handler that returns without `complete` completes with no effect; one that throws is tried again. */
export type JobHandler = (job: Job, context: JobContext) => Promise<void>

/** A handler whose failing for good has an effect, too, in one transaction with it and in the jurisdiction of the job's agency. */
export interface HandlerWithFailure {
  readonly run: JobHandler
  readonly failed: (tx: Transaction, job: Job, failure: JobFailure) => Promise<void>
}

/** The handlers by kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler | HandlerWithFailure>>
