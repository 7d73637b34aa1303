import { z } from 'zod'

/** A line of the journal. */
const journalLineSchema = z.object({
  agency: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  sequence: z.number().int(),
  at: z.iso.datetime(),
  /** Who did it; null is the program itself. */
  by: z.string().nullable(),
  action: z.string(),
  /** What was done, in words of the request's language. */
  title: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
})
export type JournalLine = z.output<typeof journalLineSchema>

/** GET /api/journal */
export const journalQuerySchema = z.object({
  agency: z.uuid().optional(),
  action: z.string().max(60).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const journalListSchema = z.object({ total: z.number().int(), rows: z.array(journalLineSchema) })
