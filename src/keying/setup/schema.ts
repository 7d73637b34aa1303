import { z } from 'zod'

const fieldId = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/)

/** single: once; sample: once and a share of the entries a second time, blind; double: every entry twice, blind. */
export const keyingModes = ['single', 'sample', 'double'] as const

/** What somebody set for a book; null fields: those of the paper form of its kind and period. */
export const ownSetupSchema = z.object({
  mode: z.enum(keyingModes),
  /** Where a field is keyed otherwise than the book. */
  fieldModes: z.record(fieldId, z.enum(['single', 'double'])),
  fields: z.array(fieldId).min(1).max(200).nullable(),
  carried: z.record(fieldId, z.string().max(500)),
  shape: z.enum(['form', 'ledger']),
  script: z.enum(['hand', 'print']),
  /** Shares of 1. */
  sampleShare: z.number().min(0.01).max(1),
  goldShare: z.number().min(0).max(0.5),
  batchSize: z.number().int().min(1).max(500),
})
export type OwnSetup = z.infer<typeof ownSetupSchema>

/** How a book is keyed of which nobody said anything. */
export const standardSetup: OwnSetup = {
  mode: 'single',
  fieldModes: {},
  fields: null,
  carried: {},
  shape: 'form',
  script: 'hand',
  sampleShare: 0.05,
  goldShare: 0.02,
  batchSize: 25,
}

/** A book's setup with what it stands on. */
export const setupViewSchema = z.object({
  setup: ownSetupSchema,
  /** What every entry begins with unless the setup says otherwise: volume and registering authority. */
  carried: z.record(fieldId, z.string()),
  /** The fields the paper form of the kind and period is thought to have. */
  form: z.array(fieldId),
  /** When it was last changed, and by whom; null: never. */
  updatedAt: z.iso.datetime().nullable(),
  updatedBy: z.string().nullable(),
  /** Entries in batches under way or keyed: they keep the fields they were handed out with. */
  handed: z.number().int(),
})
export type SetupView = z.infer<typeof setupViewSchema>
/** GET /api/books/:agency/:book/keying/setup (keying.read) answers setupViewSchema. */

/**
 * POST /api/keying/setups (keying.manage): changes how books are keyed, each by what is given of it. `since`: only when nobody has changed it
 * after that moment (null: ever), else `keying.setup-changed`. Answers what stood before, which posted again undoes the change.
 */
export const changeSetupsSchema = z.object({
  setups: z
    .array(
      z.object({
        agencyId: z.uuid(),
        bookId: z.uuid(),
        change: ownSetupSchema.partial(),
        since: z.iso.datetime().nullable().optional(),
      }),
    )
    .min(1)
    .max(1000),
})
export const changedSetupsSchema = z.object({
  changed: z.array(
    z.object({
      agencyId: z.uuid(),
      bookId: z.uuid(),
      before: ownSetupSchema,
      updatedAt: z.iso.datetime(),
    }),
  ),
})
export type ChangedSetups = z.infer<typeof changedSetupsSchema>

/** GET /api/keying/setups?kind= (keying.manage): books of a kind that somebody set up, those changed last first, 50 at most: to copy from. */
export const setupQuerySchema = z.object({ kind: z.string().max(5) })
export const setupListSchema = z.object({
  books: z.array(
    z.object({
      agency: z.object({ id: z.uuid(), name: z.string() }),
      book: z.object({ id: z.uuid(), kind: z.string(), year: z.number().int(), volume: z.string() }),
      setup: ownSetupSchema,
    }),
  ),
})
