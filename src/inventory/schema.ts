import { z } from 'zod'

/** A book's way: listed → scanned → checked → deposited → accepted. */
export const bookStates = ['listed', 'scanned', 'checked', 'deposited', 'accepted'] as const
export const bookStateSchema = z.enum(bookStates)
export type BookState = z.infer<typeof bookStateSchema>

const agencyRefSchema = z.object({ id: z.uuid(), code: z.string(), name: z.string() })

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
  /** Rows keyed. */
  entries: z.number().int(),
  /** Cases to which pages of the book are assigned. */
  cases: z.number().int(),
  records: z.number().int(),
  updatedAt: z.iso.datetime(),
})
export type Book = z.infer<typeof bookSchema>

/** GET /api/overview: books by kind and state, and the totals. */
export const overviewSchema = z.object({
  cells: z.array(z.object({ kind: z.string(), state: bookStateSchema, books: z.number().int() })),
  totals: z.object({
    books: z.number().int(),
    pages: z.number().int(),
    entries: z.number().int(),
    records: z.number().int(),
  }),
  recent: z.array(bookSchema),
})
export type Overview = z.infer<typeof overviewSchema>

/** GET /api/books */
export const bookQuerySchema = z.object({
  kind: z.string().optional(),
  state: bookStateSchema.optional(),
  agency: z.uuid().optional(),
  year: z.coerce.number().int().optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const bookListSchema = z.object({ total: z.number().int(), books: z.array(bookSchema) })

/** POST /api/books */
export const newBookSchema = z.object({
  agencyId: z.uuid(),
  kind: z.string(),
  year: z.number().int().min(1800).max(2100),
  volume: z.string().regex(/^[0-9A-Za-z]{1,4}$/),
  closingTotal: z.number().int().min(0).nullable().default(null),
  note: z.string().max(500).nullable().default(null),
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
  books: z
    .array(z.object({ agencyId: z.uuid(), bookId: z.uuid() }))
    .min(1)
    .max(1000),
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
  books: z
    .array(z.object({ agencyId: z.uuid(), bookId: z.uuid() }))
    .min(1)
    .max(1000),
  sees: z.enum(['page', 'crop']).default('page'),
})
export const removedAssignmentsSchema = newAssignmentsSchema.omit({ sees: true })
