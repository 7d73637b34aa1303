import { z } from 'zod'
import { recipeSchema } from '../review/schema.ts'

/** How a picture's pages were separated when it was last drawn by analysis. */
export const separationSchema = z.object({
  split: z.enum(['auto', 'none', 'spread']),
  /** Where the book's folds lie, if that was said. */
  near: z.object({ at: z.number(), within: z.number() }).nullable(),
})
export type Separation = z.infer<typeof separationSchema>

export const lookSchema = z.object({
  layout: z.enum(['single', 'spread', 'ledger']),
  sure: z.boolean(),
  fold: z.number().nullable(),
})

/** What stands in `capture.proposal`: what the analysis found, and `look`: what it found before the book was known. */
export const proposalSchema = z.object({
  recipes: z.array(recipeSchema),
  look: lookSchema.nullish().transform(look => look ?? null),
  separation: separationSchema.default({ split: 'auto', near: null }),
})
export type Proposal = z.infer<typeof proposalSchema>
