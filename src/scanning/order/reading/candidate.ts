import { z } from 'zod'

/** Something near an edge of a page that may be its number. */
export const candidateSchema = z.object({
  number: z.string(),
  /** How sure the reading program is, 0 to 1. */
  confidence: z.number(),
  edge: z.enum(['top', 'bottom']),
  /** In the middle, or towards a side: the outer side changes from page to page. */
  across: z.enum(['centre', 'outer']),
  /** Whether "Trang" or "Tờ" stands in front of it. */
  labelled: z.boolean(),
})
export type Candidate = z.infer<typeof candidateSchema>

/** What is kept of a page's reading (page.read_numbers); null: not read yet. */
export const candidatesSchema = z.array(candidateSchema).nullable()
