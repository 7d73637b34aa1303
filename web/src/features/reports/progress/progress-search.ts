import { z } from 'zod'
import { groupings, measures, progressFilterSchema } from '../../../../../src/reports/progress/schema.ts'

const is = progressFilterSchema.shape

/** What the first page shows, as it stands in its address; what does not fit is left out. */
export const progressSearchSchema = z.object({
  under: is.under.catch(undefined),
  kind: is.kind.catch(undefined),
  contractor: is.contractor.catch(undefined),
  by: z.enum(groupings).optional().catch(undefined),
  as: z.enum(['tiles', 'table']).optional().catch(undefined),
  measure: z.enum(measures).optional().catch(undefined),
})
export type ProgressSearch = z.infer<typeof progressSearchSchema>
export type ProgressNarrowing = Pick<ProgressSearch, 'under' | 'kind' | 'contractor'>
