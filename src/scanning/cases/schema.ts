import { z } from 'zod'

/** Part of a page, as shares of its width and height. */
const share = z.number().min(0).max(1)
export const partOfPageSchema = z
  .object({ left: share, top: share, width: share, height: share })
  .refine(
    ({ left, top, width, height }) =>
      width > 0 && height > 0 && left + width <= 1.0001 && top + height <= 1.0001,
  )

export const standings = ['registered', 'skipped', 'repeated', 'cancelled'] as const
export const standingSchema = z.enum(standings)
export const partSchema = z.enum(['main', 'continued', 'added', 'back'])
/** As in the register: `12`, `53a`, `53bis`, `01/2018`. */
const numberSchema = z.string().trim().min(1).max(20)

export const pageOfCaseSchema = z
  .object({
    page: z.uuid(),
    part: partSchema,
    /** The part of the page that carries the case; null: the whole page. */
    place: partOfPageSchema.nullable(),
    /** What stands above this share of the page's height is the head of a ledger's table: it goes above the place in the PDF. Null: nothing does. */
    head: share.nullable().default(null),
  })
  .refine(({ place, head }) => head === null || (place !== null && head > 0 && head <= place.top))
export type PageOfCase = z.output<typeof pageOfCaseSchema>

/** A registered case (trường hợp) and the pages that carry it. skipped (số bỏ): a number that was never used; it has no pages. */
export const caseSchema = z.object({
  id: z.uuid(),
  position: z.number().int(),
  number: z.string(),
  standing: standingSchema,
  /** Date of registration as a partial date (dd.mm.yyyy), where known: it is part of the name of the PDF. */
  registered: z.string().nullable(),
  note: z.string().nullable(),
  pages: z.array(pageOfCaseSchema),
})
export type Case = z.infer<typeof caseSchema>

const hasRoom = ({ top, bottom }: { readonly top: number; readonly bottom: number }) => bottom - top >= 0.05

/** How the pages of a book carry its cases. */
export const templateSchema = z.discriminatedUnion('shape', [
  /** A case on so many pages (1: a page a case; 2: a spread a case). */
  z.object({ shape: z.literal('pages'), pagesPerCase: z.number().int().min(1).max(4) }),
  /** So many cases below each other on a page, each its equal part between top and bottom. */
  z
    .object({
      shape: z.literal('parts'),
      casesPerPage: z.number().int().min(2).max(8),
      top: share.default(0),
      bottom: share.default(1),
      /** Whether the PDF of a case shows its part only. */
      crop: z.boolean().default(false),
    })
    .refine(hasRoom),
  /** A ledger: so many rows of equal height between top and bottom; the rows of a spread kept whole run across. */
  z
    .object({
      shape: z.literal('rows'),
      rowsPerPage: z.number().int().min(2).max(60),
      top: share,
      bottom: share,
      /** The head of the table goes above each row in its PDF. */
      head: z.boolean().default(true),
    })
    .refine(hasRoom),
])
export type Template = z.infer<typeof templateSchema>

/** GET /api/books/:agency/:book/cases (pages.read). */
export const caseListSchema = z.object({
  cases: z.array(caseSchema),
  /** Pages that carry entries but none is assigned to. */
  unassigned: z.array(z.uuid()),
  /** The template that was applied last. */
  template: templateSchema.nullable(),
  closing: z.object({
    /** The total written at the closing of the book. */
    written: z.number().int().nullable(),
    registered: z.number().int(),
    repeated: z.number().int(),
    cancelled: z.number().int(),
    skipped: z.number().int(),
    blankPages: z.number().int(),
    /** matches: registered and repeated cases, with or without the cancelled ones, are as many as written. */
    verdict: z.enum(['unknown', 'matches', 'differs']),
    /** Numbers that no case has, both included, and the case before which they are missing. */
    holes: z.array(z.object({ from: z.number().int(), to: z.number().int(), before: z.uuid() })),
    /** Cases whose number stood before already without being marked as repeated. */
    unmarkedRepeats: z.array(z.uuid()),
    /** Cases whose number can't be read as one. */
    unreadable: z.array(z.uuid()),
    /** Cases that have pages but no date of registration: the names of their PDFs say so. */
    undated: z.number().int(),
  }),
})
export type CaseList = z.infer<typeof caseListSchema>

/**
 * POST /api/books/:agency/:book/cases/template (pages.arrange): assigns the pages that carry entries from `from` to `to`, in their order, numbered from
 * `firstNumber` on. What was assigned to these pages is replaced. With `preview` nothing changes and the cases that would be are answered (caseListSchema);
 * else changeSchema.
 */
export const applyTemplateSchema = z.object({
  template: templateSchema,
  from: z.uuid().nullable(),
  to: z.uuid().nullable(),
  firstNumber: z.number().int().min(1).max(99_999),
  preview: z.boolean().default(false),
})

const pagesOfCaseSchema = z
  .array(pageOfCaseSchema)
  .max(50)
  .refine(pages => new Set(pages.map(({ page }) => page)).size === pages.length)
/** POST /api/books/:agency/:book/cases (pages.arrange): exceptions, done in order and all or none; answers changeSchema. */
export const caseEditsSchema = z.object({
  edits: z
    .array(
      z.discriminatedUnion('kind', [
        /** A new case after another (null: first); `shift`: the numbers of those after it that count on from it grow by one. */
        z.object({
          kind: z.literal('insert'),
          id: z.uuid(),
          after: z.uuid().nullable(),
          number: numberSchema,
          standing: standingSchema.default('registered'),
          pages: pagesOfCaseSchema,
          shift: z.boolean().default(false),
        }),
        /** `shift`: the numbers that count on from it become less by one. */
        z.object({ kind: z.literal('remove'), case: z.uuid(), shift: z.boolean().default(false) }),
        z.object({ kind: z.literal('pages'), case: z.uuid(), pages: pagesOfCaseSchema }),
        /** `following`: the numbers after it that counted on from it go on doing so, written like it. */
        z.object({
          kind: z.literal('number'),
          case: z.uuid(),
          number: numberSchema,
          following: z.boolean().default(false),
        }),
        /** A number that was skipped has no pages: those it had carry no case then. */
        z.object({ kind: z.literal('standing'), case: z.uuid(), standing: standingSchema }),
        z.object({
          kind: z.literal('registered'),
          case: z.uuid(),
          registered: z.string().max(10).nullable(),
        }),
        z.object({ kind: z.literal('note'), case: z.uuid(), note: z.string().max(500).nullable() }),
      ]),
    )
    .min(1)
    .max(500),
})
export type CaseEdit = z.infer<typeof caseEditsSchema>['edits'][number]

/**
 * GET /api/cases/:agency/:case/pdf (pages.read): the PDF of a case, with the viewer's mark; `?original=yes` without it, for those who may download originals.
 * GET /api/books/:agency/:book/case-pdfs (originals.read): a .zip of all, streamed, named by the ministry's rule, with map.csv. `cases.unready` while a page
 * of a case has no rendering.
 */
