import { z } from 'zod'
import { fieldPlaceSchema } from '../../scanning/schema.ts'
import { doubtSchema, keyingSchema, taskSchema } from '../schema.ts'

const { values, doubts, note } = keyingSchema.shape
const bookSchema = z.object({
  agency: z.object({ id: z.uuid(), name: z.string() }),
  id: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  volume: z.string(),
})

/** `?agency=…&book=…`: of one book only. */
export const arbitrationQuerySchema = z.object({ agency: z.uuid().optional(), book: z.uuid().optional() })
export type ArbitrationQuery = z.infer<typeof arbitrationQuerySchema>

/** GET /api/keying/arbitration (keying.arbitrate): how much waits for whoever asks, book by book; what they keyed themselves is not counted. */
export const arbitrationSchema = z.object({
  differences: z.number().int(),
  parked: z.number().int(),
  books: z.array(bookSchema.extend({ differences: z.number().int(), parked: z.number().int() })),
})
export type Arbitration = z.infer<typeof arbitrationSchema>

/** One of the two readings of a field; nobody is told whose. */
const sideSchema = z.object({ value: z.string(), doubt: doubtSchema.nullable() })
export type Side = z.infer<typeof sideSchema>

/** A field that two people keyed differently. `sides` are in an order by lot that stays the same. */
export const differenceSchema = z.object({
  id: z.uuid(),
  book: bookSchema,
  entry: z.uuid(),
  number: z.string(),
  pages: taskSchema.shape.pages,
  field: z.string(),
  /** Where the field stands; null: nobody has drawn it. */
  place: fieldPlaceSchema.nullable(),
  sides: z.tuple([sideSchema, sideSchema]),
})
export type Difference = z.infer<typeof differenceSchema>

/** GET /api/keying/differences (keying.arbitrate): the next ones to settle, entry by entry, and how many there are. `sees`: only the places of fields in these books. */
export const differenceListSchema = z.object({
  total: z.number().int(),
  differences: z.array(differenceSchema),
  crops: z.array(z.uuid()),
})
export type DifferenceList = z.infer<typeof differenceListSchema>

/**
 * POST /api/keying/differences/:agency/:difference/decision (keying.arbitrate): what the book says: one of the two sides, or another value. Refused as
 * `keying.own-work` for who keyed the entry, `keying.decided` when somebody else was quicker.
 */
export const decisionSchema = z.object({
  value: z.union([
    z.object({ side: z.union([z.literal(0), z.literal(1)]) }),
    z.object({ typed: values.valueType }),
  ]),
  doubt: doubtSchema.nullable(),
  note,
})
export type Decision = z.infer<typeof decisionSchema>

/** GET /api/keying/parked (keying.arbitrate): entries parked for a second reader, those that wait longest first; without what was keyed. */
export const parkedListSchema = z.object({
  total: z.number().int(),
  entries: z.array(
    z.object({
      entry: z.uuid(),
      book: bookSchema,
      number: z.string(),
      /** What whoever parked it wrote. */
      notes: z.array(z.string()),
      since: z.iso.datetime(),
    }),
  ),
})
export type ParkedList = z.infer<typeof parkedListSchema>

/** GET /api/keying/parked/:agency/:case (keying.arbitrate): all that the second reader needs. `keyings`: one, or two where the second of two parked it. */
export const parkedEntrySchema = z.object({
  entry: z.uuid(),
  book: bookSchema,
  number: z.string(),
  pages: taskSchema.shape.pages,
  fields: z.array(z.string()),
  places: z.array(fieldPlaceSchema),
  sees: z.enum(['page', 'crop']),
  carried: z.record(z.string(), z.string()),
  keyings: z.array(
    z.object({
      values: z.record(z.string(), z.string()),
      doubts: z.record(z.string(), doubtSchema),
      note: z.string().nullable(),
      parked: z.boolean(),
    }),
  ),
})
export type ParkedEntry = z.infer<typeof parkedEntrySchema>

/** What a reader of a whole entry says stands there; used for parked and for gold entries. */
export const readingSchema = z.object({ values, doubts })
export type EntryReading = z.infer<typeof readingSchema>
