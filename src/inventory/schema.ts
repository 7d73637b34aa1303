import { z } from 'zod'
import { agencyLevels, agencyRefSchema } from '../agencies/schema.ts'
import { conditions, paperChangeSchema, standings } from './paper/schema.ts'

/** A book's way: listed → scanned → checked → deposited → accepted. */
export const bookStates = ['listed', 'scanned', 'checked', 'deposited', 'accepted'] as const
export const bookStateSchema = z.enum(bookStates)
export type BookState = z.infer<typeof bookStateSchema>

/** Some books, by the agency that registered and their id. */
export const bookRefsSchema = z
  .array(z.object({ agencyId: z.uuid(), bookId: z.uuid() }))
  .min(1)
  .max(1000)

/** A book in a list. `year` is the year it was opened, `volume` the number of the volume, e.g. "01". */
export const bookSchema = z.object({
  agency: agencyRefSchema,
  id: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  volume: z.string(),
  state: bookStateSchema,
  closingTotal: z.number().int().nullable(),
  note: z.string().nullable(),
  /** Since when nothing may change in it; null: open. */
  closedAt: z.iso.datetime().nullable(),
  /** Who keeps it today; null: nobody has said yet which successor of a divided agency does. */
  keeper: agencyRefSchema.nullable(),
  pages: z.number().int(),
  /** Rows of the workshop. */
  entries: z.number().int(),
  /** Cases to which pages of the book are assigned. */
  cases: z.number().int(),
  /** Rows keyed, deposited without keying included. */
  keyed: z.number().int(),
  records: z.number().int(),
  /** `scheme:period`; null: not classified. */
  period: z.string().nullable(),
  updatedAt: z.iso.datetime(),
})
export type Book = z.infer<typeof bookSchema>

/** What a book has behind it, or not yet: what each means stands in book-filter.ts. */
export const bookSteps = [
  ...['unscanned', 'unkeyed', 'unchecked', 'undeposited', 'unaccepted'],
  ...['scanned', 'keyed', 'checked', 'deposited', 'accepted'],
] as const satisfies readonly string[]

export const bookWaits = ['arbitration', 'findings'] as const

/** What a list of books is narrowed by, here and in the addresses of the web: everything that is given holds. */
export const bookFilterSchema = z.object({
  kind: z.string().optional(),
  /** Several kinds, by comma. */
  kinds: z
    .string()
    .regex(/^[A-Z]{1,5}(,[A-Z]{1,5})*$/)
    .optional(),
  state: bookStateSchema.optional(),
  /** The agency that registered, exactly. */
  agency: z.uuid().optional(),
  /** Books this agency and those below it keep today, with those of agencies that ended. */
  under: z.uuid().optional(),
  /** Books this agency itself keeps today, without those of the agencies below; `none`: nobody has said yet who keeps them. */
  keeper: z.union([z.uuid(), z.literal('none')]).optional(),
  /** The level of the agency that registered. */
  level: z.enum(agencyLevels).optional(),
  /** Several of them, by comma. */
  levels: z
    .string()
    .regex(/^(province|district|commune)(,(province|district|commune))*$/)
    .optional(),
  year: z.coerce.number().int().optional(),
  /** Years in which books were opened, both included. */
  yearFrom: z.coerce.number().int().optional(),
  yearTo: z.coerce.number().int().optional(),
  /** A legal period as `scheme:period`, or `none`: not classified. */
  period: z.string().max(80).optional(),
  /** Who digitises, or `none`: the agency's own people. */
  contractor: z.union([z.uuid(), z.literal('none')]).optional(),
  step: z.enum(bookSteps).optional(),
  /** What stops a book: differences that wait for an arbiter, rows with errors in its package. */
  waits: z.enum(bookWaits).optional(),
  /** How the copy of the agency that registered is: there, lost … */
  standing: z.enum(standings).optional(),
  /** How the copy of the agency above is; `none`: nothing is known of one. */
  second: z.enum([...standings, 'none']).optional(),
  condition: z.enum(conditions).optional(),
  reviewed: z.enum(['yes', 'no']).optional(),
  /** Who has a copy in hand since a slip: an agency or a contractor; `out`: anybody. */
  holder: z.union([z.uuid(), z.literal('out')]).optional(),
  /** Books another listed book is probably the same as. */
  duplicates: z.literal('likely').optional(),
})
export type BookFilter = z.infer<typeof bookFilterSchema>

/** GET /api/books ; `sums` are over everything that fits, the counts of `book`. */
export const bookQuerySchema = bookFilterSchema.extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const bookListSchema = z.object({
  total: z.number().int(),
  sums: z.object({
    pages: z.number().int(),
    cases: z.number().int(),
    pdfs: z.number().int(),
    keyed: z.number().int(),
    checked: z.number().int(),
    deposited: z.number().int(),
    accepted: z.number().int(),
  }),
  books: z.array(bookSchema),
})

/** POST /api/books */
export const newBookSchema = z.object({
  agencyId: z.uuid(),
  kind: z.string(),
  year: z.number().int().min(1800).max(2100),
  volume: z.string().regex(/^[0-9A-Za-z]{1,4}$/),
  closingTotal: z.number().int().min(0).nullable().default(null),
  note: z.string().max(500).nullable().default(null),
  /** What else is known of its paper. */
  paper: paperChangeSchema.omit({ closingTotal: true, note: true }).optional(),
})

/** GET /api/books/:agency/:book/entries: the workshop's rows of the book. */
export const entryListSchema = z.object({
  total: z.number().int(),
  columns: z.array(z.string()),
  entries: z.array(
    z.object({
      id: z.uuid(),
      row: z.number().int().nullable(),
      number: z.string(),
      status: z.string(),
      fields: z.record(z.string(), z.string()),
    }),
  ),
})
export const pageOfRowsQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

/** POST /api/books/:agency/:book/closing-total (books.write): the total of entries written on paper at the closing of the book; answers bookSchema. */
export const closingTotalSchema = z.object({ closingTotal: z.number().int().min(0).max(99_999).nullable() })

/** POST /api/books/:agency/:book/closing (books.write) closes it and answers bookSchema. POST …/unlock {reason} asks to open it (src/approvals/schema.ts). */

/** GET /api/keepers : books of divided agencies of which nobody has said who keeps them. */
export const unkeptQuerySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export const unkeptBooksSchema = z.object({
  total: z.number().int(),
  books: z.array(z.object({ book: bookSchema, candidates: z.array(agencyRefSchema) })),
})
/** POST /api/keepers : says who keeps some books; `keeperId` null gives them back to the succession. Answers 204. */
export const keeperSchema = z.object({
  books: bookRefsSchema,
  keeperId: z.uuid().nullable(),
  reason: z.string().trim().min(5).max(1000),
})

/** Who works on a book for a contractor. `sees` page: whole pages; crop: only the places of the fields. */
export const assignmentSchema = z.object({
  account: z.object({ id: z.uuid(), username: z.string(), displayName: z.string(), role: z.string() }),
  book: z.object({
    agency: agencyRefSchema,
    id: z.uuid(),
    kind: z.string(),
    year: z.number().int(),
    volume: z.string(),
  }),
  sees: z.enum(['page', 'crop']),
  assignedAt: z.iso.datetime(),
})
export type Assignment = z.infer<typeof assignmentSchema>
/** GET /api/assignments?account= or ?book= ; `assignable`: the scanners, keyers and checkers that may be given books. */
export const assignmentQuerySchema = z.object({ account: z.uuid().optional(), book: z.uuid().optional() })
export const assignmentListSchema = z.object({
  assignments: z.array(assignmentSchema),
  assignable: z.array(assignmentSchema.shape.account),
})
/** POST /api/assignments (again with another `sees` changes it) ; POST /api/assignments/removal. Both answer 204. */
export const newAssignmentsSchema = z.object({
  accountId: z.uuid(),
  books: bookRefsSchema,
  sees: z.enum(['page', 'crop']).default('page'),
})
export const removedAssignmentsSchema = newAssignmentsSchema.omit({ sees: true })
