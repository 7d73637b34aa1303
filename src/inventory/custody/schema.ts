import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'
import { copyKinds, standings } from '../paper/schema.ts'
import { bookRefsSchema } from '../schema.ts'

/** hand-over: to come back; return: come back; transfer: for good. */
export const slipKinds = ['hand-over', 'return', 'transfer'] as const
export type SlipKind = (typeof slipKinds)[number]

/** Most books on one slip: the paper has some twenty pages then. */
export const mostSlipBooks = 500

/** Who gives or takes: an agency, or a contractor. */
export const partySchema = z.object({ kind: z.enum(['agency', 'contractor']), id: z.uuid() })
export type Party = z.infer<typeof partySchema>
export const namedPartySchema = partySchema.extend({ name: z.string() })
export type NamedParty = z.infer<typeof namedPartySchema>

/** A book as a slip names it. */
export const slipBookSchema = z.object({
  agency: agencyRefSchema,
  id: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  volume: z.string(),
})
export type SlipBook = z.infer<typeof slipBookSchema>

/** A slip in a list. `outstanding`: how many of its books no later slip has moved. */
export const slipSchema = z.object({
  agency: agencyRefSchema,
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(slipKinds),
  from: namedPartySchema,
  to: namedPartySchema,
  fromPerson: z.string(),
  toPerson: z.string(),
  onDay: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  reason: z.string(),
  note: z.string(),
  books: z.number().int(),
  outstanding: z.number().int(),
  overdue: z.boolean(),
  /** The number of the hand-over that it returns books of. */
  returns: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  cancelled: z.object({ at: z.iso.datetime(), by: z.string().nullable(), reason: z.string() }).nullable(),
})
export type Slip = z.infer<typeof slipSchema>

/** GET /api/custody/slips (books.read): the latest first; `open` hand-overs some books of which have not come back, `overdue` those past their day. */
export const slipQuerySchema = z.object({
  show: z.enum(['all', 'open', 'overdue', 'cancelled']).default('all'),
  kind: z.enum(slipKinds).optional(),
  /** On one side: an agency or a contractor. */
  party: z.uuid().optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const slipListSchema = z.object({ total: z.number().int(), slips: z.array(slipSchema) })

/** GET /api/custody/slips/:agency/:slip (books.read); `here`: no later slip has moved it. */
export const slipDetailSchema = slipSchema.extend({
  items: z.array(
    z.object({
      book: slipBookSchema,
      copy: z.enum(copyKinds),
      condition: z.string(),
      sheets: z.number().int().nullable(),
      here: z.boolean(),
    }),
  ),
})
export type SlipDetail = z.infer<typeof slipDetailSchema>

const line = (most: number) => z.string().trim().max(most)

/** POST /api/custody/slips (books.move): makes a slip, its number and its papers; the same `id` again answers what it made. Answers slipSchema. */
export const newSlipSchema = z.object({
  id: z.uuid(),
  kind: z.enum(slipKinds),
  from: partySchema,
  to: partySchema,
  fromPerson: line(200).min(1),
  toPerson: line(200).min(1),
  onDay: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  reason: line(500),
  note: line(1000),
  /** The hand-over whose books come back, for a return. */
  returns: z.uuid().nullable(),
  items: z
    .array(
      z.object({
        agencyId: z.uuid(),
        bookId: z.uuid(),
        copy: z.enum(copyKinds),
        condition: line(200),
        sheets: z.number().int().min(1).max(9999).nullable(),
      }),
    )
    .min(1)
    .max(mostSlipBooks)
    .refine(items => new Set(items.map(item => `${item.bookId} ${item.copy}`)).size === items.length),
})
export type NewSlip = z.infer<typeof newSlipSchema>

/** POST /api/custody/slips/:agency/:slip/cancellation (books.move): the books are where they were before. Answers slipSchema. */
export const slipCancellationSchema = z.object({ reason: line(500).min(5) })

/** POST /api/custody/preparation (books.move): what a slip about these books starts from. `moved`: a slip says who has it, else it is whoever keeps it. */
export const preparationRequestSchema = z.object({ books: bookRefsSchema.max(mostSlipBooks) })
export const preparationSchema = z.object({
  items: z.array(
    z.object({
      book: slipBookSchema,
      copy: z.enum(copyKinds),
      holder: namedPartySchema.nullable(),
      moved: z.boolean(),
      standing: z.enum(standings),
      /** In Vietnamese, as the slip says it; empty: not known. */
      condition: z.string(),
      sheets: z.number().int().nullable(),
    }),
  ),
  contractors: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type Preparation = z.infer<typeof preparationSchema>

/** GET /api/custody/holdings (books.read): who has copies in hand by slips, most first. */
export const holdingsSchema = z.object({
  holdings: z.array(
    z.object({
      holder: namedPartySchema,
      books: z.number().int(),
      overdue: z.number().int(),
      /** The earliest day that books are to come back on. */
      dueOn: z.iso.date().nullable(),
    }),
  ),
})
export type Holding = z.infer<typeof holdingsSchema>['holdings'][number]

/** GET /api/books/:agency/:book/custody (books.read): every slip with the book, the latest first, and its labels. */
export const bookCustodySchema = z.object({
  movements: z.array(
    z.object({
      slip: slipSchema.omit({ outstanding: true, books: true }),
      copy: z.enum(copyKinds),
      condition: z.string(),
      sheets: z.number().int().nullable(),
      /** It is what tells where the copy is now. */
      current: z.boolean(),
    }),
  ),
  /** Labels printed before it was listed; `photo`: of the cover, at /api/labels/:agency/:code/photo. */
  labels: z.array(z.object({ code: z.string(), photo: z.boolean() })),
})
