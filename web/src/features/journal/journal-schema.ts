import { z } from 'zod'

/** A line of GET /api/journal as this page reads it; moves to src/journal/schema.ts together with the route. */
const journalLineSchema = z.object({
  agency: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  sequence: z.number().int(),
  at: z.iso.datetime(),
  /** Who did it; null is the program itself. */
  by: z.string().nullable(),
  action: z.string(),
  /** What was done, in words of the account's language. */
  title: z.string().optional(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
})
export type JournalLine = z.output<typeof journalLineSchema>

/** GET /api/journal?agency&action&offset&limit */
export const journalListSchema = z.object({ total: z.number().int(), rows: z.array(journalLineSchema) })
