import { z } from 'zod'
import { fieldPlaceSchema } from '../../scanning/schema.ts'
import { readingSchema } from '../arbitration/schema.ts'
import { taskSchema } from '../schema.ts'

/** GET /api/books/:agency/:book/keying/gold (keying.arbitrate): the known entries of a book, the newest first; retired ones measure nobody any more. */
export const goldListSchema = z.object({
  /** Finished entries of the book that could be made known ones by whoever asks. */
  possible: z.number().int(),
  entries: z.array(
    z.object({
      entry: z.uuid(),
      number: z.string(),
      at: z.iso.datetime(),
      retiredAt: z.iso.datetime().nullable(),
      fields: z.number().int(),
      /** Answers that were compared with it, field by field, and how many of them were wrong. */
      measured: z.number().int(),
      wrong: z.number().int(),
      /** Differences in which an arbiter, shown both, held the keyer's value for right: the known answer may be wrong. */
      contested: z.number().int(),
    }),
  ),
})
export type GoldList = z.infer<typeof goldListSchema>

/**
 * GET /api/books/:agency/:book/keying/gold/lot (keying.arbitrate): a finished entry drawn by lot, to be read with care and made a known one; null: none is left. GET
 * …/gold/:case: one that is known already.
 */
export const goldDraftSchema = z.object({
  entry: z.uuid(),
  number: z.string(),
  pages: taskSchema.shape.pages,
  fields: z.array(z.string()),
  places: z.array(fieldPlaceSchema),
  sees: z.enum(['page', 'crop']),
  values: z.record(z.string(), z.string()),
})
export type GoldDraft = z.infer<typeof goldDraftSchema>
export const goldLotSchema = z.object({ draft: goldDraftSchema.nullable() })

/** POST /api/books/:agency/:book/keying/gold/:case (keying.arbitrate): what stands in the book, read with care; the entry is put right where it said something else. */
export const setGoldSchema = readingSchema.pick({ values: true })

/** POST /api/books/:agency/:book/keying/gold/:case/retirement (keying.arbitrate): whether it is to measure nobody any more. */
export const retireGoldSchema = z.object({ retired: z.boolean() })
