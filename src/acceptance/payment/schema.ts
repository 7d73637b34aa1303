import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'
import { bySourceSchema, estimateQuerySchema, priceListSchema, priceSchema } from '../../plan/money/schema.ts'

/** As many books stand in one statement at most. */
export const mostBooksOfStatement = 500

/** A book and what of it is paid: pages scanned (else counted on the paper), standing records, their filled fields where the list pays for fields. */
const payableBookSchema = z.object({
  agency: agencyRefSchema,
  id: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  volume: z.string(),
  pages: z.number().int(),
  records: z.number().int(),
  amountVnd: z.number().int(),
})
export type PayableBook = z.infer<typeof payableBookSchema>

const listRef = z.object({ agencyId: z.uuid(), listId: z.uuid() })

/** POST /api/payments/payable {contractor, list}: the accepted books of a contractor that no statement in force pays for. */
export const payableQuerySchema = z.object({ contractorId: z.uuid(), list: listRef })
export const payableSchema = z.object({
  books: z.array(payableBookSchema),
  /** All that could be paid; the list holds no more than one statement may. */
  total: z.number().int(),
  vatPercent: z.number(),
})

/** POST /api/payments answers paymentSchema. The same books again are refused: each is paid once. */
export const newPaymentSchema = payableQuerySchema.extend({
  books: z
    .array(z.object({ agencyId: z.uuid(), bookId: z.uuid() }))
    .min(1)
    .max(mostBooksOfStatement),
  note: z.string().trim().max(1000).default(''),
})
export type NewPayment = z.infer<typeof newPaymentSchema>

/** A statement of quantities for payment. Amounts of books and lines are without tax. */
export const paymentSchema = z.object({
  agency: agencyRefSchema,
  id: z.uuid(),
  number: z.string(),
  contractor: z.object({ id: z.uuid(), name: z.string(), contract: z.string() }),
  list: priceListSchema.pick({
    id: true,
    name: true,
    version: true,
    source: true,
    appliesFrom: true,
    vatPercent: true,
  }),
  lines: z.array(z.object({ price: priceSchema, quantity: z.number().int(), amountVnd: z.number().int() })),
  books: z.number().int(),
  sumVnd: z.number().int(),
  vatVnd: z.number().int(),
  totalVnd: z.number().int(),
  words: z.string(),
  note: z.string(),
  madeBy: z.string().nullable(),
  at: z.iso.datetime(),
  cancelled: z.object({ at: z.iso.datetime(), by: z.string().nullable(), reason: z.string() }).nullable(),
})
export type Payment = z.infer<typeof paymentSchema>

/** GET /api/payments: newest first. */
export const paymentsQuerySchema = z.object({
  contractor: z.uuid().optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const paymentsSchema = z.object({ total: z.number().int(), payments: z.array(paymentSchema) })
/** GET /api/payments/:agency/:payment ; …/pdf and …/docx are the papers as they were made. POST …/cancellation {reason} answers paymentSchema. */
export const paymentDetailSchema = paymentSchema.extend({ payableBooks: z.array(payableBookSchema) })
export type PaymentDetail = z.infer<typeof paymentDetailSchema>
export const cancelPaymentSchema = z.object({ reason: z.string().trim().min(5).max(1000) })

/** GET /api/prices/:agency/:list/comparison: what was planned, what of it is accepted, what statements pay; without tax. */
export const comparisonQuerySchema = estimateQuerySchema
const sideSchema = z.object({ books: z.number().int(), records: z.number(), amountVnd: z.number().int() })
const comparisonRowSchema = z.object({
  planned: sideSchema,
  accepted: sideSchema,
  paid: z.object({ books: z.number().int(), amountVnd: z.number().int() }),
})
export type ComparisonRow = z.infer<typeof comparisonRowSchema>
export const comparisonSchema = z.object({
  list: priceListSchema,
  rows: z.array(comparisonRowSchema.extend({ id: z.string().nullable(), name: z.string().nullable() })),
  total: comparisonRowSchema,
  /** How much of the planned records is counted, and how much only estimated. */
  records: bySourceSchema,
})
export type Comparison = z.infer<typeof comparisonSchema>
