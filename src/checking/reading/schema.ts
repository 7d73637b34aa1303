import { z } from 'zod'

/** In which letters the text of a file is written: Unicode, or one of the sets from before it. */
export const lettersSchema = z.enum(['unicode', 'tcvn3', 'vni', 'viscii', 'vps'])
export type Letters = z.infer<typeof lettersSchema>

/** How a workbook is to be read where a person had to say; what is absent shows by itself. */
export const readingSchema = z.object({
  /** The sheet's name. */
  sheet: z.string().min(1).max(200).optional(),
  /** The row of the column names, from 1. */
  headerRow: z.number().int().min(1).max(1000).optional(),
  /** By a column's header as it stands: the field it holds, null for none. */
  columns: z.record(z.string(), z.string().nullable()).optional(),
  letters: lettersSchema.optional(),
})
export type Reading = z.infer<typeof readingSchema>
