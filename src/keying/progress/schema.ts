import { z } from 'zod'

/** How far the cases of a book are on their way, in numbers of cases. */
export const bookProgressSchema = z.object({
  /** All cases but numbers that were never used. */
  cases: z.number().int(),
  /** Of which nothing was handed out yet. */
  waiting: z.number().int(),
  /** In somebody's hands for the first or the second pass. */
  firstOpen: z.number().int(),
  secondOpen: z.number().int(),
  /** Keyed once, keyed a second time. */
  firstDone: z.number().int(),
  secondDone: z.number().int(),
  /** Waiting for an arbiter, and for how many fields. */
  differing: z.number().int(),
  differences: z.number().int(),
  /** Waiting for a second reader. */
  parked: z.number().int(),
  /** Whose fields are settled. */
  finished: z.number().int(),
})
export type BookProgress = z.infer<typeof bookProgressSchema>

/** GET /api/books/:agency/:book/keying/progress (keying.read) answers bookProgressSchema. */

/** What a list of books is narrowed to; without: every book that has cases. */
export const keyingStages = ['waiting', 'keying', 'differing', 'parked', 'finished'] as const

/** GET /api/keying/books (keying.read): books by agency, kind, year and volume. */
export const keyingBooksQuerySchema = z.object({
  stage: z.enum(keyingStages).optional(),
  kind: z.string().max(5).optional(),
  agency: z.uuid().optional(),
  year: z.coerce.number().int().optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export const keyingBookSchema = z.object({
  agency: z.object({ id: z.uuid(), name: z.string() }),
  book: z.object({ id: z.uuid(), kind: z.string(), year: z.number().int(), volume: z.string() }),
  mode: z.enum(['single', 'sample', 'double']),
  progress: bookProgressSchema,
  /** When something of it was saved last. */
  savedAt: z.iso.datetime().nullable(),
})
export type KeyingBook = z.infer<typeof keyingBookSchema>
export const keyingBooksSchema = z.object({
  books: z.array(keyingBookSchema),
  /** Whether there are more after these. */
  more: z.boolean(),
})
export type KeyingBooks = z.infer<typeof keyingBooksSchema>
