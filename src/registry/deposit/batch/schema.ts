import { z } from 'zod'

const count = z.number().int().min(0)

/** POST /api/deposit-batches: checked packages to be deposited one after the other in the background. */
export const batchRequestSchema = z.object({
  packages: z
    .array(z.object({ agencyId: z.uuid(), packageId: z.uuid() }))
    .min(1)
    .max(1000),
  mode: z.enum(['all', 'valid']).default('all'),
})
export const askedBatchSchema = z.object({ id: z.uuid(), packages: count })

/** What came of a package: `standing`: every row was in the registry already; `refused`: it has errors. */
export const taskStateSchema = z.enum(['waiting', 'deposited', 'standing', 'refused', 'failed', 'cancelled'])
export type TaskState = z.infer<typeof taskStateSchema>

export const taskOutcomeSchema = z.object({
  inserted: count,
  updated: count,
  unchanged: count,
  rejected: count,
})
export type TaskOutcome = z.infer<typeof taskOutcomeSchema>

/** A package of a batch. */
export const depositTaskSchema = z.object({
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  packageId: z.uuid(),
  bookId: z.uuid(),
  name: z.string(),
  state: taskStateSchema,
  /** A worker is at it. */
  running: z.boolean(),
  rows: count.nullable(),
  /** Rows read so far of one that runs. */
  rowsRead: count,
  outcome: taskOutcomeSchema.nullable(),
  /** Why it was not deposited, as a sentence. */
  failure: z.string().nullable(),
})
export type DepositTask = z.infer<typeof depositTaskSchema>

/** A batch as a whole. */
export const batchSummarySchema = z.object({
  id: z.uuid(),
  mode: z.enum(['all', 'valid']),
  at: z.iso.datetime(),
  by: z.string(),
  state: z.enum(['running', 'paused', 'done']),
  total: count,
  byState: z.record(taskStateSchema, count),
  /** By the rows done so far; null while nobody can tell. */
  secondsLeft: count.nullable(),
})
export type BatchSummary = z.infer<typeof batchSummarySchema>

/** GET /api/deposit-batches: the latest of the jurisdiction, the newest first. */
export const batchQuerySchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) })
export const batchListSchema = z.object({ batches: z.array(batchSummarySchema) })
/** GET /api/deposit-batches/:batch */
export const batchSchema = batchSummarySchema.extend({ tasks: z.array(depositTaskSchema) })
export type Batch = z.infer<typeof batchSchema>
/** POST /api/deposit-batches/:batch/steering: what is being deposited is finished first. */
export const steeringSchema = z.object({ action: z.enum(['pause', 'resume', 'cancel']) })

/** GET /api/books/:agency/:book/deposits: when a book was brought into the registry, the newest first. */
export const depositListSchema = z.object({
  deposits: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      mode: z.enum(['all', 'valid']),
      rows: count,
      ...taskOutcomeSchema.shape,
    }),
  ),
})
export type DepositList = z.infer<typeof depositListSchema>
