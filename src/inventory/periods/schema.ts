import { z } from 'zod'
import { bookFilterSchema, bookRefsSchema } from '../schema.ts'

const day = z.iso.date().nullable()

/** A way of grouping that a province made itself; its id begins with `own-`. First and last day are included, null is open. */
export const ownSchemeSchema = z.object({
  id: z.string().regex(/^own-[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(120),
  periods: z
    .array(
      z
        .object({
          id: z.string().regex(/^[a-z0-9-]{1,20}$/),
          name: z.string().trim().min(1).max(120),
          from: day,
          to: day,
          law: z.string().trim().max(200).nullable(),
        })
        .refine(({ from, to }) => from === null || to === null || from <= to),
    )
    .min(1)
    .max(20)
    .refine(periods => new Set(periods.map(({ id }) => id)).size === periods.length),
})

/** POST /api/periods (plan.manage, of the agency at the top): which scheme holds for the books of which level, and the province's own schemes. */
export const periodSettingsSchema = z.object({
  inForce: z.object({
    province: z.string().nullable(),
    district: z.string().nullable(),
    commune: z.string().nullable(),
  }),
  own: z.array(ownSchemeSchema).max(20),
})
export type PeriodSettings = z.infer<typeof periodSettingsSchema>

/** GET /api/periods (books.read): the settings, and every scheme there is. */
export const periodsSchema = periodSettingsSchema.extend({
  schemes: z.array(
    z.object({
      id: z.string(),
      name: z.object({ vi: z.string(), en: z.string() }),
      periods: z.array(
        z.object({
          /** As it stands with a book. */
          key: z.string(),
          name: z.object({ vi: z.string(), en: z.string() }),
          from: day,
          to: day,
          law: z.string().nullable(),
        }),
      ),
    }),
  ),
})
export type Periods = z.infer<typeof periodsSchema>

/** GET /api/periods/suggestions?<filter of books> (books.read): what the dates say of the books that are not classified by the scheme in force. */
export const suggestionsSchema = z.object({
  /** Books classified by the scheme in force. */
  classified: z.number().int(),
  /** Books by the periods their dates allow: one leaves no choice, of two somebody has to look at the printed form, none fits. */
  open: z.array(
    z.object({
      level: z.string(),
      hasScheme: z.boolean(),
      periods: z.array(z.string()),
      books: z.number().int(),
    }),
  ),
})
export type Suggestions = z.infer<typeof suggestionsSchema>

/** POST /api/periods/classification (books.write): classifies the books of a filter whose dates leave no choice. */
export const classificationSchema = z.object({ filter: bookFilterSchema })
export const classifiedSchema = z.object({ books: z.number().int() })

/** POST /api/books/period (books.write): some books as a person classifies them; null: not classified. Answers 204. */
export const statedPeriodSchema = z.object({ books: bookRefsSchema, period: z.string().max(80).nullable() })
