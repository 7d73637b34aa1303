import { z } from 'zod'
import { paperIds } from '../../register/extract-papers.ts'

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform(text => text.normalize('NFC'))
const needed = (longest: number) => line(longest).pipe(z.string().min(1))

export const paperIdSchema = z.enum(paperIds)

/** POST /api/records/:agency/:record/extracts/preview: what will be printed; answers a PDF with a word across its pages, no number is used. */
export const previewRequestSchema = z.object({
  paper: paperIdSchema,
  copies: z.number().int().min(1).max(100).default(1),
  signerName: line(100).default(''),
  signerTitle: line(200).default(''),
  /** The place before the date: "Trà Giang". */
  place: line(100).default(''),
})

/** POST /api/records/:agency/:record/extracts: issues the paper. The same `id` again is the same paper, not another one. */
export const issueRequestSchema = previewRequestSchema.extend({
  id: z.uuid(),
  signerName: needed(100),
  place: needed(100),
  requesterName: needed(200),
  /** Kind and number of the paper that was shown. */
  requesterPaper: line(200).default(''),
  feeVnd: z.number().int().min(0).max(100_000_000).nullable().default(null),
})
export type IssueRequest = z.output<typeof issueRequestSchema>
export type PreviewRequest = z.output<typeof previewRequestSchema>

/** A line of the book of issued copies; its files are at /api/extracts/:agency/:id/pdf and …/docx. */
export const extractSchema = z.object({
  agencyId: z.uuid(),
  id: z.uuid(),
  paper: paperIdSchema,
  year: z.number().int(),
  /** `143/TLKS-BS` */
  number: z.string(),
  code: z.string(),
  issuedOn: z.iso.date(),
  kind: z.string(),
  record: z.object({ agencyId: z.uuid(), id: z.uuid(), version: z.number().int() }),
  entry: z.string(),
  subject: z.string(),
  copies: z.number().int(),
  requesterName: z.string(),
  /** Masked for accounts without the right `identity.read`. */
  requesterPaper: z.string(),
  signerName: z.string(),
  signerTitle: z.string(),
  feeVnd: z.number().int().nullable(),
  by: z.string().nullable(),
  cancelled: z.object({ at: z.iso.datetime(), by: z.string().nullable(), reason: z.string() }).nullable(),
})
export type ExtractView = z.infer<typeof extractSchema>

/** GET /api/records/:agency/:record/extracts: what the dialog of issuing begins with. */
export const issuingSchema = z.object({
  agencyName: z.string(),
  place: z.string(),
  /** Who signed this office's last papers, the latest first. */
  signers: z.array(z.object({ name: z.string(), title: z.string() })),
  /** Papers that were issued from this record. */
  issued: z.array(extractSchema),
})

/** POST /api/extracts/search: terms travel in the body, so that no name stands in a URL. Without a year all years. */
export const bookRequestSchema = z.object({
  /** Absent: the account's own office. */
  agency: z.uuid().optional(),
  year: z.number().int().min(1900).max(2200).optional(),
  /** A name, a number or a code. */
  text: line(200).default(''),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(100),
})
export type BookRequest = z.output<typeof bookRequestSchema>

export const bookOfExtractsSchema = z.object({
  agencyName: z.string(),
  /** The offices whose books the account sees, and the years there are. */
  agencies: z.array(z.object({ id: z.uuid(), name: z.string() })),
  years: z.array(z.number().int()),
  /** Of all that was found: papers, and of those that were not cancelled copies and fees. */
  total: z.number().int(),
  cancelled: z.number().int(),
  copies: z.number().int(),
  feesVnd: z.number().int(),
  extracts: z.array(extractSchema),
})
export type BookOfExtracts = z.infer<typeof bookOfExtractsSchema>

/** GET /api/extracts/book.xlsx and /api/extracts/book.pdf: a whole year. */
export const bookQuerySchema = z.object({
  agency: z.uuid().optional(),
  year: z.coerce.number().int().min(1900).max(2200),
})

/** POST /api/extracts/:agency/:extract/cancellation; answers extractSchema. */
export const cancellationSchema = z.object({ reason: z.string().trim().min(5).max(1000) })

/** What of a template the PDF will not have, in words. */
const remarksSchema = z.array(z.object({ vi: z.string(), en: z.string() }))

/** GET /api/extract-templates: the papers of the account's office, shipped or its own. */
export const templateListSchema = z.object({
  templates: z.array(
    z.object({
      paper: paperIdSchema,
      /** The version in use; null: the shipped one. */
      inUse: z.number().int().nullable(),
      versions: z.array(
        z.object({
          version: z.number().int(),
          name: z.string(),
          at: z.iso.datetime(),
          by: z.string().nullable(),
          remarks: remarksSchema,
        }),
      ),
      placeholders: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          required: z.boolean(),
          parts: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type TemplateList = z.infer<typeof templateListSchema>

/** POST /api/extract-templates/:paper (multipart: `file`) puts a version in use; POST …/choice chooses another; null: the shipped one. */
export const templateStoredSchema = z.object({ version: z.number().int(), remarks: remarksSchema })
export const templateChoiceSchema = z.object({ version: z.number().int().min(1).nullable() })
