import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'
import { paperSizes } from '../../inventory/paper/schema.ts'
import { bookFilterSchema } from '../../inventory/schema.ts'

/** What is paid for: going through the paper, scanning, keying, checking, putting a record into the database, anything else. */
export const moneySteps = ['review', 'scan', 'key', 'check', 'record', 'other'] as const
export type MoneyStep = (typeof moneySteps)[number]

/** What a price is multiplied with. A field is a filled one of a record. */
export const priceUnits = ['book', 'page', 'field', 'record'] as const
export type PriceUnit = (typeof priceUnits)[number]

/**
 * A unit price in đồng, without tax. What is null holds for everything that no other price of the same step and unit names. A page has its size; a field
 * belongs to the class of the shortest `upToChars` it fits into, null: any length.
 */
export const priceSchema = z
  .object({
    step: z.enum(moneySteps),
    unit: z.enum(priceUnits),
    /** As the contract calls it; empty: named by its step and unit. */
    label: z.string().trim().max(200).default(''),
    paperSize: z.enum(paperSizes).nullable().default(null),
    upToChars: z.number().int().min(1).max(10_000).nullable().default(null),
    kind: z.string().max(5).nullable().default(null),
    amountVnd: z.number().int().min(0).max(1_000_000_000),
  })
  .refine(({ unit, paperSize }) => unit === 'page' || paperSize === null, { path: ['paperSize'] })
  .refine(({ unit, upToChars }) => unit === 'field' || upToChars === null, { path: ['upToChars'] })
export type Price = z.infer<typeof priceSchema>

/** POST /api/prices (a new list) ; POST /api/prices/:agency/:list/versions (the next version of that one; `name` stays). Both answer priceListSchema. */
export const newPriceListSchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** Where the prices come from: a decision, a quotation, a contract. */
  source: z.string().trim().min(3).max(1000),
  appliesFrom: z.iso.date(),
  vatPercent: z.number().min(0).max(100),
  prices: z.array(priceSchema).min(1).max(300),
})
export type NewPriceList = z.infer<typeof newPriceListSchema>

export const priceListSchema = newPriceListSchema.extend({
  agency: agencyRefSchema,
  id: z.uuid(),
  version: z.number().int(),
  createdAt: z.iso.datetime(),
  /** Since when it is no longer offered; what was made with it stays. */
  retiredAt: z.iso.datetime().nullable(),
  /** Whether nothing newer of its name is there. */
  newest: z.boolean(),
})
export type PriceList = z.infer<typeof priceListSchema>
/** GET /api/prices */
export const priceListsSchema = z.object({ lists: z.array(priceListSchema) })
/** POST /api/prices/:agency/:list/retirement answers priceListSchema. */
export const retirementSchema = z.object({ retired: z.boolean() })

/** How a quantity is known. counted: in the system; paper: written on or counted from the paper; average: of other books; assumed: by a person. */
export const sources = ['counted', 'paper', 'average', 'assumed'] as const
export type Source = (typeof sources)[number]
export const bySourceSchema = z.object({
  counted: z.number(),
  paper: z.number(),
  average: z.number(),
  assumed: z.number(),
})
export type BySource = z.infer<typeof bySourceSchema>

/** How rows of an estimate are put together. */
export const groupings = ['agency', 'kind', 'phase', 'contractor'] as const
export type Grouping = (typeof groupings)[number]

/** What an estimate is asked for: books, how its rows are put together, a plan for its phases, and what to assume where nothing tells. */
export const estimateQuerySchema = bookFilterSchema.extend({
  by: z.enum(groupings).default('agency'),
  /** A plan, as `agency:id`; its phases divide the books. */
  campaign: z
    .string()
    .regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/)
    .optional(),
  /** Used where no book of a kind tells. */
  pagesPerBook: z.coerce.number().positive().max(10_000).optional(),
  recordsPerBook: z.coerce.number().positive().max(10_000).optional(),
})
export type EstimateQuery = z.infer<typeof estimateQuerySchema>

/** What one price comes to over all books. */
const estimateLineSchema = z.object({
  price: priceSchema,
  quantity: bySourceSchema,
  amountVnd: z.number().int(),
})

/** Books together, by agency, kind, phase or contractor; `id` null: not known, outside of the plan, the agency's own people. */
const estimateRowSchema = z.object({
  id: z.string().nullable(),
  name: z.string().nullable(),
  books: z.number().int(),
  pages: bySourceSchema,
  records: bySourceSchema,
  amountVnd: z.number().int(),
})
export type EstimateRow = z.infer<typeof estimateRowSchema>

/** What the quantities of a kind that nobody counted rest on; null: nothing tells, and books without numbers of their own are left out of the sum. */
const basisSchema = z.object({
  kind: z.string(),
  pagesPerBook: z.number().nullable(),
  recordsPerBook: z.number().nullable(),
  pagesPerRecord: z.number().nullable(),
  /** Books the averages were taken from. */
  measured: z.number().int(),
  /** kind: of this kind; all: of all kinds; assumed: what was asked for; null: nothing. */
  from: z.enum(['kind', 'all', 'assumed']).nullable(),
  /** Filled fields of a record, and of how many records they were measured; 0: assumed by their types. */
  fieldsPerRecord: z.number(),
  recordsMeasured: z.number().int(),
})
export type Basis = z.infer<typeof basisSchema>

/** GET /api/prices/:agency/:list/estimate ; …/estimate.xlsx, .docx, .pdf with the same query. */
export const estimateSchema = z.object({
  list: priceListSchema,
  lines: z.array(estimateLineSchema),
  rows: z.array(estimateRowSchema),
  books: z.number().int(),
  pages: bySourceSchema,
  records: bySourceSchema,
  /** Without tax; with it; the latter in Vietnamese words. */
  sumVnd: z.number().int(),
  vatVnd: z.number().int(),
  totalVnd: z.number().int(),
  words: z.string(),
  basis: z.array(basisSchema),
  /** What could not be counted in: books whose quantities nothing tells, books without a paper size (taken as A4), pages or fields without a price. */
  left: z.object({
    booksWithoutPages: z.number().int(),
    booksWithoutRecords: z.number().int(),
    booksWithoutSize: z.number().int(),
    unpricedPages: z.number().int(),
    unpricedFields: z.number().int(),
  }),
})
export type Estimate = z.infer<typeof estimateSchema>
