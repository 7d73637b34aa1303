import { z } from 'zod'
import { doubtSchema } from '../keying/schema.ts'

export const severitySchema = z.enum(['error', 'warning', 'info'])
export const countsSchema = z.object({
  error: z.number().int(),
  warning: z.number().int(),
  info: z.number().int(),
})

/** A package: one book's .xlsx and .zip, and where its check stands. */
export const packageSchema = z.object({
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  id: z.uuid(),
  bookId: z.uuid().nullable(),
  xlsxName: z.string(),
  zipName: z.string().nullable(),
  state: z.enum(['received', 'checked', 'unusable', 'deposited']),
  kind: z.string().nullable(),
  year: z.number().int().nullable(),
  volume: z.string().nullable(),
  rows: z.number().int().nullable(),
  pdfs: z.number().int().nullable(),
  counts: countsSchema.nullable(),
  /** The sentence that says why the files can't be used; null when they can. */
  failure: z.string().nullable(),
  /** How far a check that waits or runs has come; null when none does. */
  progress: z.object({ rows: z.number().int(), pdfs: z.number().int() }).nullable(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
})
export type Package = z.infer<typeof packageSchema>

/** GET /api/packages?agency=&book= */
export const packageListSchema = z.object({ packages: z.array(packageSchema) })
export const packageQuerySchema = z.object({
  agency: z.uuid().optional(),
  book: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A finding with its text in the account's language. */
export const findingSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  severity: severitySchema,
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
  suggestion: z.string().nullable(),
  /** Whether "as in the book" may be said of it. */
  overridable: z.boolean(),
  resolution: z.enum(['as-in-book']).nullable(),
  reason: z.string().nullable(),
})
export type PackageFinding = z.infer<typeof findingSchema>

/** GET /api/packages/:agency/:package/findings: in the sheet's order; with `until` alone backwards, from the last. */
export const findingQuerySchema = z.object({
  severity: severitySchema.optional(),
  code: z.string().optional(),
  /** Only those nobody has answered. */
  open: z.enum(['true', 'false']).default('false'),
  /** The first and the last row to look at; findings of no row are then left out. */
  from: z.coerce.number().int().min(1).optional(),
  until: z.coerce.number().int().min(1).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const findingListSchema = z.object({
  total: z.number().int(),
  groups: z.array(
    z.object({
      code: z.string(),
      severity: severitySchema,
      title: z.string(),
      /** Why the rule stands: an article of law or practice; null for a rule that is no longer known. */
      basis: z.string().nullable(),
      overridable: z.boolean(),
      /** What its suggestions are worth; null: it makes none. */
      fix: z.enum(['certain', 'likely']).nullable(),
      count: z.number().int(),
      open: z.number().int(),
      /** Open findings with a suggestion for a cell. */
      fixable: z.number().int(),
    }),
  ),
  findings: z.array(findingSchema),
})

/** A row of the sheet as it stands, with the findings of each cell. */
export const packageRowSchema = z.object({
  row: z.number().int(),
  values: z.record(z.string(), z.string()),
  findings: z.array(findingSchema),
  /** By corrected field, what the sheet says. */
  corrected: z.record(z.string(), z.string()),
  /** Whether the sheet lacks the row. */
  added: z.boolean(),
  /** By field, what whoever keyed the row could not read for sure; of a package made of keyed cases. */
  doubts: z.record(z.string(), doubtSchema),
})

/** GET /api/packages/:agency/:package/rows */
export const rowListSchema = z.object({
  total: z.number().int(),
  columns: z.array(z.string()),
  /** Those of the columns that the sheet has. */
  present: z.array(z.string()),
  /** Rows of the sheet that are left out. */
  leftOut: z.array(z.number().int()),
  rows: z.array(packageRowSchema),
})
export const rowQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  onlyWithFindings: z.enum(['true', 'false']).default('false'),
  /** Only rows with open findings of this rule. */
  code: z.string().optional(),
})

/** POST /api/packages/:agency/:package/findings/:finding/as-in-book */
export const asInBookSchema = z.object({ reason: z.string().trim().min(3).max(500) })

/** POST /api/packages (multipart: `agency`, `xlsx`, `zip`) */
export const receivedPackageSchema = z.object({ id: z.uuid() })
