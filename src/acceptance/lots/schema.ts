import { z } from 'zod'
import { bookFilterSchema } from '../../inventory/schema.ts'
import { taskSchema } from '../../keying/schema.ts'
import { fieldPlaceSchema } from '../../scanning/schema.ts'
import {
  aqlSchema,
  fieldWeightSchema,
  levelSchema,
  lqSchema,
  samplingPlanSchema,
  severitySchema,
} from '../sampling/schema.ts'

const bookNameSchema = z.object({
  agency: z.object({ id: z.uuid(), name: z.string() }),
  id: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  volume: z.string(),
})
const partySchema = z.object({ id: z.uuid(), name: z.string() }).nullable()
const reason = z.string().trim().min(5).max(2000)
const pageSchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Why a book can't be part of a lot yet. */
export const hindrances = ['state', 'empty', 'in-lot', 'differences', 'unexplained'] as const

/** A book and what its acceptance rests on. */
export const readyBookSchema = z.object({
  book: bookNameSchema,
  records: z.number().int(),
  closingTotal: z.number().int().nullable(),
  /** Who digitised it; null: the agency's own people. */
  contractor: partySchema,
  /** Whether its entries were keyed in this program, so that what is left wrong of them can be estimated (…/keying/quality). */
  keyedHere: z.boolean(),
  hindrances: z.array(z.enum(hindrances)),
  /** The last lot with it that was rejected. */
  rejected: z.object({ agency: z.uuid(), lot: z.uuid(), number: z.string(), reason: z.string() }).nullable(),
})
export type ReadyBook = z.infer<typeof readyBookSchema>

/** GET /api/acceptance/books (acceptance.manage): books that are deposited and in no lot, by agency, kind and year. */
export const readyQuerySchema = bookFilterSchema
  .pick({ agency: true, under: true, kind: true, year: true, contractor: true })
  .extend(pageSchema.shape)
export type ReadyQuery = z.infer<typeof readyQuerySchema>
export const readyListSchema = z.object({ total: z.number().int(), books: z.array(readyBookSchema) })

const booksSchema = z
  .array(z.object({ agencyId: z.uuid(), bookId: z.uuid() }))
  .min(1)
  .max(500)

/** How the sample is asked to be planned. `othersPerRecord`: so many wrong fields that are not critical make a record nonconforming; one critical field always does. */
const othersPerRecord = z.number().int().min(1).max(20)
export const askedPlanSchema = z.discriminatedUnion('standard', [
  z.object({
    ...{ standard: z.literal('2859-1'), level: levelSchema, aql: aqlSchema, severity: severitySchema },
    othersPerRecord,
  }),
  z.object({ standard: z.literal('2859-2'), lq: lqSchema, othersPerRecord }),
])
export type AskedPlan = z.infer<typeof askedPlanSchema>

/**
 * POST /api/acceptance/proposals (acceptance.manage): what a lot of these books would be, without making it. `series`: the lots of the same contractor that were
 * inspected before, and how strict the next is inspected by the switching rules; `severities`: those that may be chosen.
 */
export const proposalRequestSchema = z.object({ books: booksSchema })
export const proposalSchema = z.object({
  size: z.number().int(),
  contractor: partySchema,
  books: z.array(readyBookSchema),
  /** Books of more than one contractor can't be judged together. */
  mixed: z.boolean(),
  /** One of the books was in a rejected lot: no reduced inspection, and the lot does not count for the severity of the next. */
  resubmitted: z.boolean(),
  series: z.object({
    lots: z.number().int(),
    severity: severitySchema,
    because: z.string(),
    score: z.number().int(),
    stopped: z.boolean(),
  }),
  severities: z.array(severitySchema),
  suggested: askedPlanSchema,
})
export type Proposal = z.infer<typeof proposalSchema>

/** POST /api/acceptance/lots (acceptance.manage): makes a lot and draws its sample; 201 {agency, lot}. The same `id` again answers the lot it has made. */
export const newLotSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().max(200).default(''),
  books: booksSchema,
  plan: askedPlanSchema,
})
export const lotRefSchema = z.object({ agency: z.uuid(), lot: z.uuid() })

export const lotStates = ['inspecting', 'judged', 'accepted', 'rejected', 'withdrawn'] as const
export type LotState = (typeof lotStates)[number]

/** The plan of a lot as it was when its sample was drawn. */
export const lotPlanSchema = samplingPlanSchema.extend({ othersPerRecord, resubmitted: z.boolean() })
export type LotPlan = z.infer<typeof lotPlanSchema>

/** A lot in a list. `found`: nonconforming records among those inspected. */
export const lotSchema = z.object({
  agency: z.object({ id: z.uuid(), name: z.string() }),
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  contractor: partySchema,
  plan: lotPlanSchema,
  size: z.number().int(),
  books: z.number().int(),
  inspected: z.number().int(),
  found: z.number().int(),
  state: z.enum(lotStates),
  verdict: z.enum(['accept', 'reject']).nullable(),
  reason: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  signedBy: z.string().nullable(),
})
export type Lot = z.infer<typeof lotSchema>

/** GET /api/acceptance/lots (acceptance.read): lots of the agencies acted for, and those that hold a book of the jurisdiction; newest first. */
export const lotQuerySchema = pageSchema.extend({ state: z.enum(lotStates).optional() })
export const lotListSchema = z.object({ total: z.number().int(), lots: z.array(lotSchema) })

/** A field that says something else than the image. `found`: what the image says, as the inspector typed it. */
export const sampleErrorSchema = z.object({
  field: z.string().min(1).max(100),
  weight: fieldWeightSchema,
  found: z.string().max(4000),
  note: z.string().max(500),
})
export type SampleError = z.infer<typeof sampleErrorSchema>

/** A wrong record, without what it says: by its number, and which fields. */
const findingSchema = z.object({
  agency: z.uuid(),
  item: z.uuid(),
  record: z.uuid(),
  book: bookNameSchema,
  number: z.string(),
  conforming: z.boolean(),
  fields: z.array(z.object({ field: z.string(), weight: fieldWeightSchema })),
})
export type LotFinding = z.infer<typeof findingSchema>

/** GET /api/acceptance/lots/:agency/:lot (acceptance.read): one lot, its books that the account sees, and what was found in them. `seed` is told: with it anybody draws the same sample again. */
export const lotDetailSchema = lotSchema.extend({
  seed: z.string(),
  items: z.array(
    z.object({
      book: bookNameSchema,
      records: z.number().int(),
      ended: z.boolean(),
      sampled: z.number().int(),
    }),
  ),
  findings: z.array(findingSchema),
  inspectors: z.array(z.object({ name: z.string(), records: z.number().int() })),
  /** Why this account may not inspect it: its own work; null: it may. */
  ownWork: z.string().nullable(),
  /** Whether the account may sign for the agency that accepts. */
  maySign: z.boolean(),
})
export type LotDetail = z.infer<typeof lotDetailSchema>

/** GET /api/acceptance/lots/:agency/:lot/sample (acceptance.inspect): the sample in its order, without what the records say; `state` waiting: not inspected yet. */
export const sampleSchema = z.object({
  state: z.enum(lotStates),
  number: z.string(),
  plan: lotPlanSchema,
  ownWork: z.string().nullable(),
  items: z.array(
    z.object({
      agency: z.uuid(),
      id: z.uuid(),
      number: z.string(),
      kind: z.string(),
      state: z.enum(['waiting', 'conforming', 'nonconforming']),
    }),
  ),
})
export type Sample = z.infer<typeof sampleSchema>

/** GET /api/acceptance/samples/:agency/:item (acceptance.inspect): a record of the sample as it was drawn, beside its image (pages of its case, else …/pdf). Journaled. */
export const sampleItemSchema = z.object({
  agency: z.uuid(),
  id: z.uuid(),
  book: bookNameSchema,
  number: z.string(),
  position: z.number().int(),
  /** Identity numbers are masked for accounts without the right `identity.read`. */
  fields: z.record(z.string(), z.string()),
  critical: z.array(z.string()),
  pages: taskSchema.shape.pages,
  /** Where fields stand on the page, where somebody has drawn them. */
  places: z.array(fieldPlaceSchema),
  state: z.enum(['waiting', 'conforming', 'nonconforming']),
  errors: z.array(sampleErrorSchema),
  note: z.string(),
  revision: z.number().int(),
  checkedBy: z.string().nullable(),
})
export type SampleItem = z.infer<typeof sampleItemSchema>

/**
 * POST /api/acceptance/samples/:agency/:item (acceptance.inspect): what the inspector found; `checked` false takes it back. Whether the record conforms follows from the
 * errors and the plan. 409 `acceptance.changed` when somebody else said something meanwhile, 403 `acceptance.own-…`.
 */
export const inspectionSchema = z.object({
  revision: z.number().int().min(0),
  checked: z.boolean(),
  errors: z.array(sampleErrorSchema.omit({ weight: true })).max(200),
  note: z.string().trim().max(2000).default(''),
})
export type Inspection = z.infer<typeof inspectionSchema>
export const inspectedSchema = z.object({
  revision: z.number().int(),
  state: z.enum(['waiting', 'conforming', 'nonconforming']),
  lotState: z.enum(lotStates),
})

/** POST /api/acceptance/lots/:agency/:lot/acceptance (acceptance.manage): signs a lot that passed: books accepted and closed, minutes written. */
export const signatureSchema = z.object({ remark: z.string().trim().max(2000).default('') })
/** POST …/rejection and …/withdrawal {reason} (acceptance.manage): the books go back. */
export const reasonSchema = z.object({ reason })

/** GET /api/books/:agency/:book/lots (acceptance.read): the lots a book was in, newest first, and what was found wrong in it. */
export const bookLotsSchema = z.object({
  lots: z.array(lotSchema.extend({ findings: z.array(findingSchema) })),
})
export type BookLots = z.infer<typeof bookLotsSchema>
