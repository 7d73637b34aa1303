import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'

/** What a report of the inventory counts of some books. */
export const reviewCountsSchema = z.object({
  books: z.number().int(),
  reviewed: z.number().int(),
  /** By how the copy of the agency that registered is. */
  lost: z.number().int(),
  destroyed: z.number().int(),
  torn: z.number().int(),
  illegible: z.number().int(),
  /** With a second copy that is there. */
  second: z.number().int(),
  withTotal: z.number().int(),
  closingTotal: z.number().int(),
  withSheets: z.number().int(),
  sheets: z.number().int(),
})
export type ReviewCounts = z.infer<typeof reviewCountsSchema>

/** GET /api/inventory/review?<filter of books> (books.read), and …/review.xlsx: books by agency that registered, kind and period; every cell fits a filter of books. */
export const reviewSchema = z.object({
  rows: z.array(
    reviewCountsSchema.extend({ agency: agencyRefSchema, kind: z.string(), period: z.string().nullable() }),
  ),
  total: reviewCountsSchema,
})
export type Review = z.infer<typeof reviewSchema>
