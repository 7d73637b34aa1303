import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'

/** Whether a copy of a book is there; unknown: nobody has looked. */
export const standings = ['present', 'lost', 'destroyed', 'unknown'] as const
export const conditions = ['unknown', 'good', 'worn', 'torn', 'illegible'] as const
export const paperSizes = ['A3', 'A4', 'A5', 'other'] as const

/** Which of the two legal copies: of the agency that registered, or of the agency above (lưu kép). */
export const copyKinds = ['registering', 'superior'] as const

const day = z.iso.date().refine(text => text >= '1800-01-01' && text < '2100-01-01')
const numberText = z.string().trim().min(1).max(20)

/** What is written of one copy of a book. `sheets` are written or printed pages as counted on the paper. */
export const copyFactsSchema = z.object({
  standing: z.enum(standings),
  condition: z.enum(conditions),
  paperSize: z.enum(paperSizes).nullable(),
  sheets: z.number().int().min(1).max(9999).nullable(),
  place: z.string().trim().max(200),
  note: z.string().trim().max(500),
})
export type CopyFacts = z.infer<typeof copyFactsSchema>
export type CopyKind = (typeof copyKinds)[number]

/** What is written of a book from its paper. Dates are `YYYY-MM-DD`; null: not known. */
export const bookFactsSchema = z.object({
  openedOn: day.nullable(),
  endedOn: day.nullable(),
  firstNumber: numberText.nullable(),
  lastNumber: numberText.nullable(),
  closingTotal: z.number().int().min(0).max(99_999).nullable(),
  note: z.string().trim().max(500).nullable(),
  /** `scheme:period`, chosen by a person; null leaves it to the dates. */
  period: z.string().max(80).nullable(),
})

/** POST /api/books/:agency/:book/paper (books.write): only what is given changes; `reviewed` says whether its paper was looked at. Answers bookPaperSchema. */
export const paperChangeSchema = bookFactsSchema.partial().extend({
  registering: copyFactsSchema.partial().optional(),
  superior: copyFactsSchema.partial().optional(),
  reviewed: z.boolean().optional(),
})
export type PaperChange = z.infer<typeof paperChangeSchema>

/** GET /api/books/:agency/:book/paper (books.read) */
export const bookPaperSchema = bookFactsSchema.extend({
  periodSource: z.enum(['rule', 'person']).nullable(),
  /** The periods its dates allow by the scheme in force, `scheme:period`: one leaves no choice. */
  possiblePeriods: z.array(z.string()),
  contractor: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  reviewedAt: z.iso.datetime().nullable(),
  reviewedBy: z.string().nullable(),
  copies: z.array(
    copyFactsSchema.extend({
      copy: z.enum(copyKinds),
      /** Who has it in hand since a slip; null: whoever keeps the book, or nobody knows. */
      holder: z.object({ id: z.uuid(), name: z.string(), contractor: z.boolean() }).nullable(),
      updatedAt: z.iso.datetime(),
    }),
  ),
  /** The book of which this one was listed a second time. */
  secondOf: z.object({ agency: agencyRefSchema, id: z.uuid() }).nullable(),
})
export type BookPaper = z.infer<typeof bookPaperSchema>
