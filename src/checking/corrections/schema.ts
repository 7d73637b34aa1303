import { z } from 'zod'
import { changeSchema } from '../../inventory/changes/schema.ts'
import { countsSchema, packageRowSchema } from '../schema.ts'

const rowNumber = z.number().int().min(1).max(2_000_000)
const column = z.string().min(1).max(100)

/** POST /api/packages/:agency/:package/corrections: what cells should say (null: as in the sheet), and rows that are no entries. */
export const correctionsSchema = z
  .object({
    cells: z
      .array(z.object({ row: rowNumber, column, value: z.string().max(4000).nullable() }))
      .max(500)
      .default([]),
    rows: z
      .array(z.object({ row: rowNumber, leftOut: z.boolean() }))
      .max(500)
      .default([]),
  })
  .refine(({ cells, rows }) => cells.length + rows.length > 0)

/** A change of corrections, the package's counts after it, and the rows it touched as they stand now (500 at most). */
export const correctedSchema = z.object({
  change: changeSchema,
  counts: countsSchema,
  rows: z.array(packageRowSchema),
})
export type Corrected = z.infer<typeof correctedSchema>

/** Findings that are alike: of one rule, in one column, about one value, with one suggestion. */
const alikeSchema = z.object({
  code: z.string().min(1).max(100),
  column: column.optional(),
  value: z.string().max(4000).optional(),
  suggestion: z.string().max(4000).optional(),
})

/**
 * POST …/corrections/alike/preview: which cells would be put right by what their findings suggest. Rules whose suggestion is likely only need
 * column, value and suggestion; those whose suggestion is certain do not.
 */
export const previewAlikeSchema = alikeSchema.extend({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(200),
})
export const alikePreviewSchema = z.object({
  total: z.number().int(),
  /** Cells that are left alone because the account may not see the identity numbers in them. */
  hidden: z.number().int(),
  cells: z.array(
    z.object({ row: z.number().int(), column: z.string(), before: z.string(), after: z.string() }),
  ),
})
export type AlikePreview = z.infer<typeof alikePreviewSchema>

/** POST …/corrections/alike: puts them right as one change, but for the cells that are excluded. */
export const correctAlikeSchema = alikeSchema.extend({
  exclude: z
    .array(z.object({ row: rowNumber, column }))
    .max(5000)
    .default([]),
})

/** GET …/findings/alike?code=: the open findings of a rule by column, value and suggestion, the most frequent first, 200 at most. */
export const alikeQuerySchema = z.object({ code: z.string().min(1).max(100) })
export const alikeListSchema = z.object({
  total: z.number().int(),
  groups: z.array(
    z.object({
      column: z.string().nullable(),
      value: z.string().nullable(),
      suggestion: z.string().nullable(),
      count: z.number().int(),
    }),
  ),
})

/** POST …/findings/as-in-book: says of all open findings that are alike that the paper has it so. Answers how many. */
export const answerAlikeSchema = alikeSchema.extend({ reason: z.string().trim().min(3).max(500) })
/** DELETE …/findings/as-in-book?code=&column=&value=&reason=: takes that back. */
export const takeBackAlikeSchema = alikeSchema.extend({ reason: z.string().trim().max(500).optional() })
export const answeredSchema = z.object({ count: z.number().int() })
