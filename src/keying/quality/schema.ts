import { z } from 'zod'

/**
 * What was wrong with a value. missing: nothing was keyed; added: the book has nothing there; tones: the letters are right, a mark or tone is not; date: another
 * date or number of digits; letters: one or two letters; other: something else altogether (the line above, another person).
 */
export const errorKinds = ['missing', 'added', 'tones', 'date', 'letters', 'other'] as const
export type ErrorKind = (typeof errorKinds)[number]

const estimateSchema = z.object({ perThousand: z.number(), low: z.number(), high: z.number().nullable() })
const measuredSchema = z.object({ measured: z.number().int(), wrong: z.number().int() })

/**
 * GET /api/books/:agency/:book/keying/quality (keying.read): how well a book is keyed, for whoever accepts it: wrong fields per 1,000 still in it, as an
 * estimate with a 95 % interval, what it rests on, and mistakes by field. No person is named. …/quality.xlsx: the same as a workbook.
 */
export const qualitySchema = z.object({
  mode: z.enum(['single', 'sample', 'double']),
  entries: z.object({ all: z.number().int(), finished: z.number().int() }),
  /** Null: nothing was measured that it could be told from. */
  overall: estimateSchema.nullable(),
  types: z.array(
    z.object({ type: z.string(), fields: z.number().int(), estimate: estimateSchema.nullable() }),
  ),
  /** What the estimate does without. once: how often somebody who keys alone is wrong; shared: what two read wrongly alike; arbiter: how often arbiters are wrong. */
  unmeasured: z.array(z.enum(['once', 'shared', 'arbiter'])),
  /** Errors of two alike: none was met; at most so many per 1,000, 19 times out of 20. */
  sharedBound: z.number().nullable(),
  /** Taken for how often arbiters are wrong where nothing measured them; a share of 1. */
  assumedArbiterError: z.number(),
  evidence: z.object({
    fields: z.number().int(),
    twice: z.number().int(),
    differences: z.number().int(),
    /** Differences that nobody has settled yet: they are in no estimate. */
    open: z.number().int(),
    gold: measuredSchema,
    /** Of the registering agency as a whole. */
    pairs: z.object({ measured: z.number().int(), wrong: z.number().int(), alike: z.number().int() }),
    arbiter: measuredSchema,
    /** Fields that were kept with a doubt: nobody could read them for sure. */
    doubted: z.number().int(),
  }),
  fields: z.array(
    z.object({
      field: z.string(),
      fields: z.number().int(),
      twice: z.number().int(),
      faults: z.object({
        first: z.number().int(),
        second: z.number().int(),
        both: z.number().int(),
        none: z.number().int(),
      }),
      gold: measuredSchema,
      kinds: z.partialRecord(z.enum(errorKinds), z.number().int()),
    }),
  ),
})
export type Quality = z.infer<typeof qualitySchema>
