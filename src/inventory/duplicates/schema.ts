import { z } from 'zod'
import { bookFilterSchema, bookSchema } from '../schema.ts'

/** What two books have in common, or where one says nothing. */
export const likenessSchema = z.object({
  closingTotal: z.boolean(),
  lastNumber: z.boolean(),
  openedOn: z.boolean(),
  endedOn: z.boolean(),
  volume: z.boolean(),
})

/** A book with what is written of its paper that tells it from another. */
const pairedBookSchema = bookSchema.extend({
  openedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  firstNumber: z.string().nullable(),
  lastNumber: z.string().nullable(),
  /** Whether it has pages, rows, packages or records. */
  worked: z.boolean(),
})
export type PairedBook = z.infer<typeof pairedBookSchema>

/** GET /api/book-pairs?<filter of books> (books.read): pairs that are probably the two copies of one book, and those settled as such. */
export const pairQuerySchema = bookFilterSchema.extend({
  settled: z.enum(['no', 'second', 'different']).default('no'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const pairListSchema = z.object({
  total: z.number().int(),
  pairs: z.array(z.object({ first: pairedBookSchema, second: pairedBookSchema, same: likenessSchema })),
})
export type PairList = z.infer<typeof pairListSchema>

const ref = z.object({ agencyId: z.uuid(), bookId: z.uuid() })
/**
 * POST /api/book-pairs (books.write): `second` is the other legal copy of `first` and was listed twice, or the two are different books; `open` takes either back.
 * Answers 204.
 */
export const settlingSchema = z.object({
  first: ref,
  second: ref,
  verdict: z.enum(['second', 'different', 'open']),
})
