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

/** GET /api/packages/:agency/:package/reading: as it is kept, or with what somebody tries out. */
export const readingQuerySchema = z.object({
  sheet: z.string().min(1).max(200).optional(),
  headerRow: z.coerce.number().int().min(1).max(1000).optional(),
  /** auto: as it shows by itself. */
  letters: z.enum(['auto', ...lettersSchema.options]).optional(),
})

/** What is known of a column: by the ministry's name, by words that mean only this, by a person; a proposal only; nothing; the same as another. */
export const columnStandSchema = z.enum(['name', 'label', 'told', 'proposed', 'unknown', 'repeated'])
export type ColumnStand = z.infer<typeof columnStandSchema>

/** A column of the sheet as it is read: under which key a person's word about it is kept, and the field it holds (null: none). */
const readColumnSchema = z.object({
  index: z.number().int(),
  /** A, B … as the spreadsheet program calls it. */
  letters: z.string(),
  key: z.string(),
  header: z.string(),
  stand: columnStandSchema,
  /** What it holds, or of a proposal what it would. */
  field: z.string().nullable(),
})
export type ReadColumn = z.infer<typeof readColumnSchema>

/** How a package's workbook is read, with its first rows: what a person needs to say it otherwise. */
export const readingViewSchema = z.object({
  stored: readingSchema,
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), hasHeader: z.boolean() })),
  /** The sheet that is read, or looked at; null when the file has none. */
  sheet: z.string().nullable(),
  headerRow: z.number().int().nullable(),
  kind: z.string().nullable(),
  columns: z.array(readColumnSchema),
  /** Fields of the kind's usual sheet that have no column. */
  missing: z.array(z.string()),
  rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string().nullable()) })),
  letters: z.object({
    converted: z.array(lettersSchema),
    /** Text that looks typed in an old set and was left as it is. */
    suspect: z.string().nullable(),
    examples: z.array(z.object({ before: z.string(), after: z.string() })),
  }),
})
export type ReadingView = z.infer<typeof readingViewSchema>
