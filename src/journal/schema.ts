import { z } from 'zod'

/** A line of the journal. */
const journalLineSchema = z.object({
  agency: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  sequence: z.number().int(),
  at: z.iso.datetime(),
  /** Who did it; null is the program itself. */
  by: z.string().nullable(),
  /** From which address; null: the program, or a person at the machine. */
  address: z.string().nullable(),
  action: z.string(),
  /** What was done, in words of the request's language. */
  title: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** First 16 hex digits of the digests of the subject's state before and after a change. */
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type JournalLine = z.output<typeof journalLineSchema>

const day = z.iso.date()

/** What the journal is filtered by; days are Vietnam's, `to` is included. `personal`: only reads of personal records. */
export const journalFilterSchema = z.object({
  agency: z.uuid().optional(),
  action: z.string().max(60).optional(),
  account: z.uuid().optional(),
  subject: z.string().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
  personal: z.literal('yes').optional(),
})
/** GET /api/journal ; GET /api/journal/export.xlsx and export.csv take the filter alone */
export const journalQuerySchema = journalFilterSchema.extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const journalListSchema = z.object({
  /** Counting stops at 10,000, and `totalIsCapped` says so. */
  total: z.number().int(),
  totalIsCapped: z.boolean(),
  rows: z.array(journalLineSchema),
})

/** GET /api/journal/choices: what the filters offer. */
export const journalChoicesSchema = z.object({
  actions: z.array(z.object({ action: z.string(), title: z.string() })),
  accounts: z.array(z.object({ id: z.uuid(), name: z.string(), username: z.string() })),
})

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A day's seal: SHA-256 over the last link of every chain and the seal of the day before. Hashes are hex. */
export const anchorSchema = z.object({
  day,
  /** Rows of that day. */
  rows: z.number().int(),
  chains: z.number().int(),
  previous: hash,
  hash,
  madeAt: z.iso.datetime(),
})
export type Anchor = z.infer<typeof anchorSchema>
/** GET /api/journal/anchors?before : newest first, a year at most; `before` (a day) goes on from there. */
export const anchorQuerySchema = z.object({ before: day.optional() })
export const anchorListSchema = z.object({ anchors: z.array(anchorSchema) })

/** GET /api/journal/anchors/:day.json : the file that `sogoc verify --anchors FILE` reads. Names of agencies are for people and not sealed. */
export const anchorFileSchema = anchorSchema.extend({
  format: z.literal('sogoc-anchor-1'),
  chains: z.array(
    z.object({
      agencyId: z.uuid(),
      agency: z.string().nullable(),
      sequence: z.number().int().min(1),
      hash,
    }),
  ),
})
export type AnchorFile = z.infer<typeof anchorFileSchema>

/** GET /api/processing?from&to, GET /api/processing/export.xlsx?from&to : the log of personal data processing (who worked with how many records, for what). */
export const processingQuerySchema = z.object({ from: day, to: day })
export const processingSchema = z.object({
  rows: z.array(
    z.object({
      agency: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
      by: z.string().nullable(),
      action: z.string(),
      title: z.string(),
      purpose: z.string(),
      times: z.number().int(),
      /** Records: different ones where each is named, else the sum over the lists that were shown. */
      subjects: z.number().int(),
      first: z.iso.datetime(),
      last: z.iso.datetime(),
    }),
  ),
})
