import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'
import { bookRefsSchema } from '../schema.ts'

/** A firm that digitises books for an agency, with its contract. */
export const contractorSchema = z.object({
  id: z.uuid(),
  agency: agencyRefSchema,
  name: z.string(),
  contract: z.string(),
  signedOn: z.string().nullable(),
  /** Since when no more books are given to it; null: at work. */
  endedAt: z.iso.datetime().nullable(),
  /** Books of the jurisdiction given to it. */
  books: z.number().int(),
})
export type Contractor = z.infer<typeof contractorSchema>

/** GET /api/contractors (books.read): those at work first, by name. */
export const contractorListSchema = z.object({ contractors: z.array(contractorSchema) })

/** POST /api/contractors (plan.manage) for one's own agency; POST /api/contractors/:contractor the same and `ended`. Both answer contractorListSchema. */
export const newContractorSchema = z.object({
  name: z.string().trim().min(2).max(200),
  contract: z.string().trim().max(300).default(''),
  signedOn: z.iso.date().nullable().default(null),
})
export const contractorChangeSchema = newContractorSchema.extend({ ended: z.boolean() })

/** POST /api/books/contractor (books.assign): who digitises some books; null: the agency's own people. Answers 204. */
export const booksContractorSchema = z.object({ books: bookRefsSchema, contractorId: z.uuid().nullable() })
