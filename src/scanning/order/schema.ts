import { z } from 'zod'

const pages = z.array(z.uuid()).min(1).max(5000)

/** All below are POST /api/books/:agency/:book/… with the right pages.arrange and answer changeSchema. */

/** …/order: these pages, in this order, come after that one; null: to the front. */
export const moveSchema = z.object({ pages, after: z.uuid().nullable() })

/** …/pages-aside: out of the book's order, kept and listed apart. …/pages-back is moveSchema: into it again. */
export const asideSchema = z.object({ pages })

/** …/pages-instead: a picture that is set aside takes the place, number, role and cases of another, which is set aside. */
export const insteadSchema = z.object({ page: z.uuid(), instead: z.uuid() })

export const pageRoles = ['entries', 'cover', 'opening', 'closing', 'blank', 'other'] as const
/** …/roles */
export const rolesSchema = z.object({ pages, role: z.enum(pageRoles) })

export const pageNumberSchema = z.string().regex(/^[0-9]{1,5}[a-z]?$/)
/** …/numbers: what is written on the paper; null: none. */
export const numbersSchema = z.object({
  numbers: z
    .array(z.object({ page: z.uuid(), number: pageNumberSchema.nullable() }))
    .min(1)
    .max(5000),
})

/** …/numbers/counting: from a page on, to another or the last: `first`, then one more every `every` pages (2: leaves; their backs get no number, or with `letters` 5a and 5b). */
export const countingSchema = z.object({
  from: z.uuid(),
  to: z.uuid().nullable(),
  first: z.number().int().min(0).max(99_999),
  every: z.number().int().min(1).max(2).default(1),
  letters: z.boolean().default(false),
})

/** GET /api/books/:agency/:book/order-report (pages.read). */
export const orderReportSchema = z.object({
  pages: z.number().int(),
  numbered: z.number().int(),
  aside: z.number().int(),
  /** leaves: the two sides are 5a and 5b, or only one of them has a number. */
  numbering: z.enum(['none', 'pages', 'leaves']),
  /** Numbers that no page has (`7`, or `7–9` of three and more), and the page before the hole. `unnumbered`: pages without a number there, too few to be all of them. */
  missing: z.array(
    z.object({
      after: z.uuid().nullable(),
      numbers: z.array(z.string()),
      count: z.number().int(),
      unnumbered: z.number().int(),
    }),
  ),
  repeated: z.array(z.object({ number: z.string(), pages: z.array(z.uuid()) })),
  /** Pages that stand elsewhere than their number says; `after`: the page they belong behind. */
  swapped: z.array(z.object({ page: z.uuid(), number: z.string(), after: z.uuid().nullable() })),
  /** Where numbering begins anew: another volume in the same binding. */
  restarts: z.array(z.object({ page: z.uuid(), number: z.string() })),
  /** Reading printed numbers; unavailable: the reading program (tesseract) is not installed. */
  reading: z.object({
    state: z.enum(['unavailable', 'idle', 'running', 'done']),
    read: z.number().int(),
    of: z.number().int(),
  }),
})
export type OrderReport = z.infer<typeof orderReportSchema>

/** POST /api/books/:agency/:book/numbers/reading (pages.arrange) starts reading printed numbers; answers 202 with orderReportSchema. `reading.unavailable`. */

/** GET /api/books/:agency/:book/pages-aside (pages.read): pages set aside or replaced, the latest first. */
export const asideListSchema = z.object({
  pages: z.array(
    z.object({
      id: z.uuid(),
      capture: z.uuid(),
      originalName: z.string(),
      half: z.enum(['left', 'right']).nullable(),
      rendering: z.string().nullable(),
      /** The page that took its place; null: it was set aside. */
      replacedBy: z.uuid().nullable(),
      at: z.iso.datetime(),
    }),
  ),
})
