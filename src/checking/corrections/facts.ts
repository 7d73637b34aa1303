import { z } from 'zod'
import { AppError } from '../../errors.ts'

/** What is wrong with a file of a .zip, as its inspection says. */
const fileProblem = z.enum(['empty', 'not-pdf', 'truncated', 'encrypted', 'damaged'])

/** Where a file's bytes begin in the .zip, how many they are there, and how they are compressed (0 stored, 8 deflated). */
const filePlace = z.tuple([z.number(), z.number(), z.number()])

/** What is known of the closing of a paper book (`BookClosing`). */
export const closingSchema = z.object({
  total: z.number().nullable(),
  cancelled: z.number().default(0),
  skipped: z.array(z.string()).default([]),
})

/** What checking single rows again needs to know of a package's files. */
const factsSchema = z.object({
  /** The fields that have a column in the sheet. */
  fields: z.array(z.string()),
  /** The sheet's last row; rows that are added get numbers after it. */
  lastRow: z.number().int(),
  /** The files of the .zip in its order: name, what is wrong with it, size in bytes, CRC-32, place in the .zip; null without a .zip. */
  files: z.array(z.tuple([z.string(), fileProblem.nullable(), z.number(), z.number(), filePlace])).nullable(),
  /** What was known of the closing of the paper book. */
  closing: closingSchema.nullable(),
})
export type Facts = z.infer<typeof factsSchema>

/** What was kept with a package; throws `package.recheck-first` when an earlier version checked it, which kept less or nothing. */
export function parseFacts(kept: unknown): Facts {
  const facts = factsSchema.safeParse(kept)
  if (!facts.success) throw new AppError('package.recheck-first', {}, facts.error)
  return facts.data
}
