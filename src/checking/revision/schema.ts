import { z } from 'zod'
import { changeSchema } from '../../inventory/changes/schema.ts'

/** A row as people know it: its place in the sheet, its number, whom it is about. */
const rowNameSchema = z.object({ row: z.number().int(), number: z.string(), name: z.string() })

/**
 * POST /api/packages/:agency/:package/revision?apply= (multipart: `xlsx`): what a corrected workbook would change; with the digest
 * of what was shown, it is changed. Lists are cut at `mostListed`; the counts are of all.
 */
export const revisionSchema = z.object({
  /** Of everything that would be changed; what is applied is what was shown. */
  digest: z.string(),
  counts: z.object({
    cells: z.number().int(),
    rows: z.number().int(),
    added: z.number().int(),
    leftOut: z.number().int(),
    restored: z.number().int(),
    /** Cells left as they are: shown masked, or with an error. */
    masked: z.number().int(),
    unreadable: z.number().int(),
  }),
  changed: z.array(
    rowNameSchema.extend({
      cells: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  added: z.array(rowNameSchema.extend({ values: z.record(z.string(), z.string()) })),
  leftOut: z.array(rowNameSchema),
  restored: z.array(rowNameSchema),
  /** Fields the package has that the workbook has no column for: they stay as they are. */
  absentFields: z.array(z.string()),
  /** Columns of the workbook that are no field of the register: not looked at. */
  unknownHeaders: z.array(z.string()),
  /** The change that was made of it; null while it is only shown. */
  change: changeSchema.nullable(),
})
export type RevisionView = z.infer<typeof revisionSchema>

/** Rows of each list that are sent; a person looks at no more before deciding. */
export const mostListed = 500

export const revisionQuerySchema = z.object({ apply: z.string().length(64).optional() })
