import { z } from 'zod'
import { countsSchema, severitySchema } from '../schema.ts'

/** The findings of one rule: the first of them, and how many there are. */
export const aloneGroupSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  title: z.string(),
  basis: z.string(),
  count: z.number().int(),
  findings: z.array(
    z.object({
      row: z.number().int().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      message: z.string(),
      suggestion: z.string().nullable(),
    }),
  ),
})
export type AloneGroup = z.infer<typeof aloneGroupSchema>

/** What a check without storing found. */
export const aloneResultSchema = z.object({
  kind: z.string(),
  year: z.number().int().nullable(),
  volume: z.string().nullable(),
  agency: z.string().nullable(),
  rows: z.number().int(),
  pdfs: z.number().int(),
  counts: countsSchema,
  groups: z.array(aloneGroupSchema),
})
export type AloneResult = z.infer<typeof aloneResultSchema>

export const aloneReportSchema = z.enum(['html', 'xlsx'])
export type AloneReport = z.infer<typeof aloneReportSchema>

/**
 * POST /api/checks (multipart: `xlsx`, `zip`, `reading`) answers with lines of JSON, one of these each: how far it is, what was found, the reports
 * in pieces (base64), and at the end that it is done or why it is not.
 */
export const aloneLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('waiting') }),
  z.object({ type: z.literal('progress'), rows: z.number().int(), pdfs: z.number().int() }),
  z.object({ type: z.literal('result'), result: aloneResultSchema }),
  z.object({ type: z.literal('report'), format: aloneReportSchema, base64: z.string() }),
  z.object({ type: z.literal('problem'), code: z.string(), message: z.string() }),
  z.object({ type: z.literal('done') }),
])
export type AloneLine = z.infer<typeof aloneLineSchema>
