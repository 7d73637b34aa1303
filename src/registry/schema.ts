import { z } from 'zod'
import { linkSchema, noteSchema } from './notes/schema.ts'

/** POST /api/packages/:agency/:package/deposit */
export const depositRequestSchema = z.object({ mode: z.enum(['all', 'valid']).default('all') })

/** What a deposit did, as `sogoc deposit --json` prints it. `deposit` is null when nothing was written. */
export const depositResultSchema = z.object({
  deposit: z.uuid().nullable(),
  /** The deposit whose receipt tells of these rows: this one, or the earlier one that left them as they stand. */
  receipt: z.object({ agencyId: z.uuid(), deposit: z.uuid() }).nullable(),
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
  /** An agency, with those below it, those it came from and those that came from it. */
  agency: z.uuid().nullable().default(null),
  /** Years of registration, both within. */
  from: z.number().int().min(1800).max(2100).nullable().default(null),
  to: z.number().int().min(1800).max(2100).nullable().default(null),
  /** Who the person is in the record: `nks`, `me`, `cha`, `chong` … */
  role: z.string().max(20).nullable().default(null),
  sex: z.number().int().min(1).max(3).nullable().default(null),
  limit: z.number().int().min(1).max(100).default(20),
})
/** Why a record was found. `typed` and `found` (one-letter), `role` and `name` (also: another person of the record), `place` are params. */
export const whySchema = z.object({
  code: z.enum([
    'name-exact',
    'name-without-marks',
    'name-other-marks',
    'name-part',
    'one-letter',
    'particle',
    'order',
    'also',
    'born',
    'born-near',
    'place',
    'number',
    'identity',
    'by-note',
  ]),
  params: z.record(z.string(), z.string()),
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
  /** Who else stands in the record. Never their identity numbers. */
  people: z.array(
    z.object({ role: z.string(), name: z.string(), born: z.string().nullable(), byNote: z.boolean() }),
  ),
  why: z.array(whySchema),
})
export type Hit = z.infer<typeof hitSchema>
export const searchResultSchema = z.object({
  /** Records found; counting stops at 1,000, and `totalIsCapped` says so. */
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

/** Where a version comes from: a package's row, an earlier version, a direct entry, a typing error put right. */
export const versionSourceSchema = z.enum(['deposit', 'restore', 'entry', 'repair'])

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
  /** The book takes no repair until two persons open it again. */
  bookClosed: z.boolean(),
  /** Notes in the order of the days they hold from, withdrawn ones, too. */
  notes: z.array(noteSchema),
  links: z.array(linkSchema),
  versions: z.array(
    z.object({
      version: z.number().int(),
      source: versionSourceSchema,
      /** The earlier version a restored one brings back. */
      restores: z.number().int().nullable(),
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

/**
 * POST /api/records/:agency/:record/repair: what the fields are once they say what the image says. `version` is the version they were read
 * from; 409 `repair.changed` when there is a newer one, 409 `repair.repeat` when the number is another record's, too, and `acceptRepeat` is
 * not given. Answers with the new version.
 */
export const repairSchema = z.object({
  version: z.number().int().min(1),
  fields: z.record(z.string().max(100), z.string().max(4000)),
  reason: z.string().trim().max(1000).default(''),
  /** The person says that they compared it with the image of the book. */
  compared: z.literal(true),
  acceptRepeat: z.boolean().default(false),
})
export const repairedSchema = z.object({ version: z.number().int() })
