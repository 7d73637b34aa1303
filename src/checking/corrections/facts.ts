import { z } from 'zod'

/** What is wrong with a file of a .zip, as its inspection says. */
const fileProblem = z.enum(['empty', 'not-pdf', 'truncated', 'encrypted', 'damaged'])

/** What is known of the closing of a paper book (`BookClosing`). */
export const closingSchema = z.object({
  total: z.number().nullable(),
  cancelled: z.number().default(0),
  skipped: z.array(z.string()).default([]),
})

/** What checking single rows again needs to know of a package's files. */
export const factsSchema = z.object({
  /** The fields that have a column in the sheet. */
  fields: z.array(z.string()),
  /** The sheet's last row; rows that are added get numbers after it. */
  lastRow: z.number().int(),
  /** The files of the .zip in its order: name, what is wrong with it, size in bytes, CRC-32; null without a .zip. */
  files: z.array(z.tuple([z.string(), fileProblem.nullable(), z.number(), z.number()])).nullable(),
  /** What was known of the closing of the paper book. */
  closing: closingSchema.nullable(),
})
export type Facts = z.infer<typeof factsSchema>
