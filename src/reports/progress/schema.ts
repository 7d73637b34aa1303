import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'
import { type BookFilter, bookFilterSchema, bookListSchema } from '../../inventory/schema.ts'

const count = z.number().int()
const day = z.iso.date()

/** Which books are asked about; the same names narrow the list of books (inventory/schema.ts), so that every number opens its list. */
export const progressFilterSchema = bookFilterSchema.pick({
  ...({
    kind: true,
    kinds: true,
    agency: true,
    under: true,
    keeper: true,
    level: true,
    levels: true,
  } as const),
  ...({ yearFrom: true, yearTo: true, period: true, contractor: true } as const),
})
export type ProgressFilter = z.infer<typeof progressFilterSchema>

/** The numbers of some books. */
export const bookSumsSchema = bookListSchema.shape.sums.extend({
  books: count,
  /** Books by how far they are. */
  ...{ listed: count, scannedBooks: count, checkedBooks: count, depositedBooks: count, acceptedBooks: count },
  /** Entries that the books are known to have: by the total written at their closing, else by what was found in them. */
  size: count,
  /** Books of whose entries nothing is known yet. */
  unsized: count,
})
export type BookSums = z.infer<typeof bookSumsSchema>

/** What books are told apart by. */
export const groupings = ['kind', 'agency', 'period', 'contractor', 'level', 'phase'] as const
export type Grouping = (typeof groupings)[number]

/** GET /api/progress (progress.read) */
export const progressQuerySchema = progressFilterSchema.extend({
  by: z.enum(groupings).default('kind'),
  /** Of `by=phase`: whose phases. */
  campaign: z.uuid().optional(),
  campaignOf: z.uuid().optional(),
})
export type ProgressQuery = z.infer<typeof progressQuerySchema>

export const progressGroupSchema = z.object({
  /** Of its grouping: a kind, the id of the agency that keeps the books today, a period, a contractor, a level, a phase; null: none, or not known. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  /** Of an agency: the district it belongs to, or the one that most of its books come from. */
  region: z.string().nullable(),
  /** What to add to the question's filter for the list of these books; null: no filter says it. */
  filter: progressFilterSchema.nullable(),
  sums: bookSumsSchema,
})
export type ProgressGroup = z.infer<typeof progressGroupSchema>
export const progressSchema = z.object({
  /** The agency asked about; null: everything the account may see. */
  under: agencyRefSchema.nullable(),
  totals: bookSumsSchema,
  groups: z.array(progressGroupSchema),
  /** Whether the entries of adoptions and recognitions of parents are counted; else the account may not see them. */
  confidential: z.boolean(),
})
export type Progress = z.infer<typeof progressSchema>

/** What is counted over time. */
export const measures = ['pages', 'cases', 'pdfs', 'keyed', 'checked', 'deposited', 'accepted'] as const
export type Measure = (typeof measures)[number]

/** GET /api/progress/series (progress.read) */
export const seriesQuerySchema = progressFilterSchema.extend({
  measure: z.enum(measures).default('deposited'),
  weeks: z.coerce.number().int().min(4).max(260).default(52),
  /** Whether the last 28 days are told, too. */
  days: z.stringbool().default(false),
  /** By when it should be done, for the chance of that; without: the end of the newest plan in force. */
  due: day.optional(),
})
export type SeriesQuery = z.infer<typeof seriesQuerySchema>

/** When it will be done, as a simulation of coming weeks by the last ones tells it (forecast.ts). */
export const forecastSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done') }),
  /** Nothing to go by: how much there is to do is not known, or fewer than `needs` weeks have passed since it began, or nothing grew lately. */
  z.object({
    state: z.literal('unknown'),
    why: z.enum(['size', 'weeks', 'standstill']),
    weeks: count,
    needs: count,
  }),
  z.object({
    state: z.literal('likely'),
    /** In one of ten simulations it was done by `early`, in five by `middle`, in nine by `late`; null: not within `horizonWeeks`. */
    early: day.nullable(),
    middle: day.nullable(),
    late: day.nullable(),
    /** Of all simulations, the share that was done by `due`; null: no day was asked about. */
    onTime: z.number().min(0).max(1).nullable(),
    /** Weeks it rests on, and their mean. */
    weeks: count,
    perWeek: z.number(),
    horizonWeeks: count,
  }),
])
export type Forecast = z.infer<typeof forecastSchema>

export const seriesSchema = z.object({
  measure: z.enum(measures),
  /** How much there is today. */
  now: count,
  /** How much there will be when it is done; null for pages, of which nobody knows. `estimated`: the part of it that is guessed from books of the same kind. */
  target: z.object({ entries: count, estimated: count, unknownBooks: count }).nullable(),
  /** By when it should be done; null: nobody has said. */
  due: day.nullable(),
  /** What each week brought (its Monday), the present one at the end. A number that shrank was put right. */
  weeks: z.array(z.object({ week: day, count: z.number().int() })),
  /** What each of the last 28 days brought, where that was asked. */
  days: z.array(z.object({ day, count: z.number().int() })),
  forecast: forecastSchema,
})
export type Series = z.infer<typeof seriesSchema>

/**
 * Why an agency is not further, and the books that are meant: what to add to the filter for their list; null: no list of books. `stopped`: no number of its books
 * changed for four weeks.
 */
export const reasonFilters = {
  stopped: null,
  unscanned: { step: 'unscanned' },
  nobody: { step: 'unscanned', contractor: 'none' },
  unkeyed: { state: 'scanned', step: 'unkeyed' },
  arbitration: { waits: 'arbitration' },
  findings: { waits: 'findings' },
  undeposited: { state: 'checked' },
  unaccepted: { state: 'deposited' },
  obstacles: null,
} as const satisfies Readonly<Record<string, BookFilter | null>>
export type Reason = keyof typeof reasonFilters
const reasonNames = Object.keys(reasonFilters) as [Reason, ...Reason[]]

/** GET /api/progress/behind (progress.read): agencies of today that are not done, the one that will be done last first. */
export const behindQuerySchema = progressFilterSchema.extend({
  due: day.optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(15),
})
export const behindSchema = z.object({
  /** By when it should be done: as asked, else the end of the newest plan in force; null: there is none. */
  due: day.nullable(),
  /** Agencies that are not done, and of them those that will be late. */
  total: count,
  late: count,
  agencies: z.array(
    z.object({
      agency: agencyRefSchema.nullable(),
      region: z.string().nullable(),
      filter: progressFilterSchema,
      sums: bookSumsSchema,
      /** Entries its books have, those of books nobody has counted guessed; null: nothing is known. */
      size: count.nullable(),
      /** Entries deposited a week, the mean of the last eight whole weeks. */
      perWeek: z.number(),
      /** When it is done at that pace; null: never, or nobody knows how much there is. */
      doneOn: day.nullable(),
      /** Later than `due`, or without an end. */
      late: z.boolean(),
      /** In numbers of books, of `stopped` in weeks, of `obstacles` in obstacles; the weightiest first. */
      reasons: z.array(z.object({ reason: z.enum(reasonNames), count })),
    }),
  ),
})
export type Behind = z.infer<typeof behindSchema>
