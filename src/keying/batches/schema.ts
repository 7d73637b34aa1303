import { z } from 'zod'

const personSchema = z.object({ id: z.uuid(), username: z.string(), displayName: z.string() })

/** A batch as whoever manages the keying of a book sees it. */
export const handedBatchSchema = z.object({
  id: z.uuid(),
  pass: z.number().int(),
  account: personSchema,
  /** Who handed it out; null: the person took it. */
  handedBy: z.string().nullable(),
  total: z.number().int(),
  done: z.number().int(),
  parked: z.number().int(),
  open: z.number().int(),
  /** Of the open ones, those in which something has been keyed already. */
  begun: z.number().int(),
  handedAt: z.iso.datetime(),
  offlineAt: z.iso.datetime().nullable(),
  lastSavedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})
export type HandedBatch = z.infer<typeof handedBatchSchema>

/** GET /api/books/:agency/:book/keying/batches (keying.read): those in work first. */
export const handedBatchesSchema = z.object({
  batches: z.array(handedBatchSchema),
  /** Who can be handed a batch: the keyers to whom the book is assigned, and people of the office. */
  keyers: z.array(personSchema),
  /** Cases that could be handed out now; the second time: at most, since nobody gets what they keyed themselves. */
  waiting: z.object({ first: z.number().int(), second: z.number().int() }),
})
export type HandedBatches = z.infer<typeof handedBatchesSchema>

/** POST /api/books/:agency/:book/keying/batches (keying.manage). size: null, as many as the book's setup says; pass: null, the first while there is one. */
export const handOutSchema = z.object({
  account: z.uuid(),
  size: z.number().int().min(1).max(500).nullable().default(null),
  pass: z
    .union([z.literal(1), z.literal(2)])
    .nullable()
    .default(null),
})
export const handedOutSchema = z.object({ batch: z.uuid() })

/** POST /api/keying/batches/:agency/:batch/revoking (keying.manage): how many entries can be handed out again. */
export const revokedSchema = z.object({ withdrawn: z.number().int() })
