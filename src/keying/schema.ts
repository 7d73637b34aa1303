import { z } from 'zod'
import { pageOfCaseSchema } from '../scanning/cases/schema.ts'
import { fieldPlaceSchema } from '../scanning/schema.ts'

const fieldId = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/)
// Neither can be kept in the database, and nobody types them.
const keepable = (text: string) => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)
const valuesSchema = z.record(fieldId, z.string().max(2000).refine(keepable))
const noteSchema = z.string().trim().max(500).refine(keepable).nullable()

/** What keeps a field from being read for sure. doubtful: as the book says, but hardly right. */
export const doubtKinds = ['unreadable', 'missing', 'crossed-out', 'corrected', 'doubtful'] as const
export const doubtSchema = z.object({
  kind: z.enum(doubtKinds),
  note: noteSchema.default(null),
})
export type Doubt = z.infer<typeof doubtSchema>

/**
 * How a value came into its field. carried: from the book or the entry before; completed: chosen from the dictionary; reused: from a known family
 * (`from`: what it was taken from, e.g. "KH 12/1995"); read: offered by the machine and confirmed; generated: follows from another field.
 */
export const sourceKinds = ['typed', 'carried', 'completed', 'reused', 'read', 'generated'] as const
export const sourceSchema = z.object({
  how: z.enum(sourceKinds),
  from: z.string().max(100).refine(keepable).nullable().default(null),
})
export type Source = z.infer<typeof sourceSchema>

/** What one person keyed of one task. `revision` counts in the person's browser: an older one never replaces a newer one; 0: nothing saved yet. */
export const keyingSchema = z.object({
  task: z.uuid(),
  revision: z.number().int().min(0),
  values: valuesSchema,
  doubts: z.record(fieldId, doubtSchema),
  sources: z.record(fieldId, sourceSchema),
  /** parked: for a second reader, with a note that says why. */
  state: z.enum(['open', 'done', 'parked']),
  note: noteSchema,
})
export type Keying = z.infer<typeof keyingSchema>

/** An entry to key. */
export const taskSchema = z.object({
  id: z.uuid(),
  entry: z.uuid(),
  /** The number that was given to the case when its pages were assigned. */
  number: z.string(),
  pages: z.array(
    pageOfCaseSchema.extend({ width: z.number().int().nullable(), height: z.number().int().nullable() }),
  ),
  /** What the machine read of print; empty in the second pass, which sees with its own eyes. */
  reading: z.record(fieldId, z.object({ text: z.string(), confidence: z.number().min(0).max(1) })),
  keying: keyingSchema,
})
export type Task = z.infer<typeof taskSchema>

/** GET /api/keying/batches/:agency/:batch (keying.key): all that is needed to key a batch, with a line or without. */
export const packSchema = z.object({
  batch: z.object({
    id: z.uuid(),
    pass: z.union([z.literal(1), z.literal(2)]),
    handedAt: z.iso.datetime(),
    offlineAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  }),
  agency: z.object({ id: z.uuid(), name: z.string() }),
  book: z.object({ id: z.uuid(), kind: z.string(), year: z.number().int(), volume: z.string() }),
  /** The fields to key, in their order; in the second pass those that are keyed twice. */
  fields: z.array(fieldId),
  shape: z.enum(['form', 'ledger']),
  /** What every entry of the book begins with: place, signer, volume. */
  carried: valuesSchema,
  /** Whether reading help and the reuse of known families are offered: not in the second pass, which would repeat the first one's mistakes. */
  help: z.boolean(),
  /** Whether the machine can read print here; null: the book is written by hand, nobody asked it. */
  reader: z.boolean().nullable(),
  places: z.array(fieldPlaceSchema),
  /** crop: only the places of the fields are shown, never a whole page. */
  sees: z.enum(['page', 'crop']),
  tasks: z.array(taskSchema),
})
export type Pack = z.infer<typeof packSchema>

/** GET /api/keying/batches (keying.key): one's own batches, those still to do first. */
export const ownBatchesSchema = z.object({
  batches: z.array(
    z.object({
      agency: z.object({ id: z.uuid(), name: z.string() }),
      id: z.uuid(),
      book: z.object({ id: z.uuid(), kind: z.string(), year: z.number().int(), volume: z.string() }),
      pass: z.number().int(),
      total: z.number().int(),
      done: z.number().int(),
      parked: z.number().int(),
      handedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime().nullable(),
      revokedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** Books of which a batch could be taken now. */
  books: z.array(
    z.object({
      agency: z.object({ id: z.uuid(), name: z.string() }),
      book: z.object({ id: z.uuid(), kind: z.string(), year: z.number().int(), volume: z.string() }),
      waiting: z.number().int(),
    }),
  ),
})
export type OwnBatches = z.infer<typeof ownBatchesSchema>

/** POST /api/books/:agency/:book/keying/next (keying.key): the next batch for whoever asks, first pass before second; null: nothing is left for this person. */
export const nextBatchSchema = z.object({ batch: z.uuid().nullable() })

/**
 * POST /api/keying/batches/:agency/:batch/keyings (keying.key): saves what was keyed, several tasks at once, any number of times. What is not newer is
 * answered as saved. A task that was taken back is refused by its code (`keying.withdrawn`) and the others are saved.
 */
export const saveKeyingsSchema = z.object({ keyings: z.array(keyingSchema).min(1).max(200) })
export const savedKeyingsSchema = z.object({
  saved: z.array(z.object({ task: z.uuid(), revision: z.number().int() })),
  refused: z.array(z.object({ task: z.uuid(), code: z.string(), message: z.string() })),
})
export type SavedKeyings = z.infer<typeof savedKeyingsSchema>
