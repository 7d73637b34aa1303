import { z } from 'zod'

/** POST /api/packages/:agency/:package/deposit */
export const depositRequestSchema = z.object({ mode: z.enum(['all', 'valid']).default('all') })

/** What a deposit did, as `sogoc deposit --json` prints it. `deposit` is null when nothing was written. */
export const depositResultSchema = z.object({
  deposit: z.uuid().nullable(),
  rows: z.number().int(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  /** Records of the book that the package no longer has; they stay. */
  absent: z.number().int(),
  seconds: z.number(),
  counts: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
})
export type DepositResult = z.infer<typeof depositResultSchema>

/** POST /api/search: terms travel in the body, so that no name stands in a URL or a log. */
export const searchRequestSchema = z.object({
  text: z.string().trim().max(200),
  born: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/)
    .nullable()
    .default(null),
  kind: z.string().nullable().default(null),
  limit: z.number().int().min(1).max(100).default(20),
})
export const hitSchema = z.object({
  record: z.uuid(),
  agencyId: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  number: z.string(),
  agency: z.string(),
  agencyName: z.string(),
  role: z.string(),
  name: z.string(),
  born: z.string().nullable(),
  score: z.number(),
})
export type Hit = z.infer<typeof hitSchema>
export const searchResultSchema = z.object({
  /** Mentions found; counting stops at 1,000, and `totalIsCapped` says so. */
  total: z.number().int(),
  totalIsCapped: z.boolean(),
  tookMs: z.number(),
  hits: z.array(hitSchema),
})

/** GET /api/books/:agency/:book/records */
export const recordListSchema = z.object({
  total: z.number().int(),
  columns: z.array(z.string()),
  records: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      year: z.number().int(),
      version: z.number().int(),
      fields: z.record(z.string(), z.string()),
    }),
  ),
})

/** GET /api/records/:agency/:record; the PDF is at …/pdf */
export const recordSchema = z.object({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  bookId: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  number: z.string(),
  volume: z.string(),
  version: z.number().int(),
  /** Identity numbers are masked for accounts without the right `identity.read`. */
  fields: z.record(z.string(), z.string()),
  pdfName: z.string(),
  /** Taken out of the registry by two persons; only those who may correct records still see it. */
  removedAt: z.iso.datetime().nullable(),
  versions: z.array(
    z.object({
      version: z.number().int(),
      reason: z.string(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      fields: z.record(z.string(), z.string()),
    }),
  ),
})
export type RecordView = z.infer<typeof recordSchema>

/**
 * POST /api/records/:agency/:record/removal {reason}, …/reinstatement {reason}, …/restoring {version, reason}: each asks for an
 * approval (src/approvals/schema.ts).
 */
export const restoringSchema = z.object({
  version: z.number().int().min(1),
  reason: z.string().trim().min(5).max(1000),
})
