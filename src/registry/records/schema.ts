import { z } from 'zod'
import { otherRecordSchema } from '../notes/schema.ts'

/**
 * GET /api/records/:agency/:record/people: the people of a record, and the other records within the jurisdiction that may name the same
 * person. At most 50 in all, and `more` says when there are others.
 */
export const peopleSchema = z.object({
  people: z.array(
    z.object({
      role: z.string(),
      name: z.string(),
      others: z.array(
        z.object({
          record: otherRecordSchema,
          role: z.string(),
          name: z.string(),
          /** Why: the same identity number; the same name and day of birth; the same name and year (or month) of birth. */
          by: z.enum(['identity', 'day', 'year']),
        }),
      ),
    }),
  ),
  more: z.boolean(),
})
export type People = z.infer<typeof peopleSchema>

/** GET /api/records/:agency/:record/readers?offset&limit : who saw or changed a record, newest first. */
export const readersQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})
export const readersSchema = z.object({
  total: z.number().int(),
  rows: z.array(
    z.object({
      at: z.iso.datetime(),
      action: z.string(),
      /** What was done, in words of the request's language. */
      title: z.string(),
      /** The person, for those whose jurisdiction has their office; null: somebody of another office, or the program itself. */
      by: z.string().nullable(),
      /** The person's office; null: the program itself. */
      office: z.string().nullable(),
    }),
  ),
})
export type Readers = z.infer<typeof readersSchema>
