import { z } from 'zod'
import { labelCodePattern } from '../../register/label-code.ts'
import { conditions } from '../paper/schema.ts'
import { bookRefsSchema } from '../schema.ts'

export const labelCodeSchema = z.string().regex(labelCodePattern)

/** POST /api/labels (books.move): a PDF of stickers 3 × 8 on A4 for books; POST /api/labels/blank: for books that are not listed yet. */
export const labelsRequestSchema = z.object({ books: bookRefsSchema })
export const blankLabelsRequestSchema = z.object({ sheets: z.number().int().min(1).max(20) })

/** GET /api/labels/:code (books.read): the book it was stuck on; null: none yet. Throws `label.elsewhere`. */
export const labelSchema = z.object({
  code: labelCodeSchema,
  book: z.object({ agencyId: z.uuid(), bookId: z.uuid() }).nullable(),
})

/** A photo this large is some 700 kB: a phone makes it smaller before it sends it. */
const mostPhotoLetters = 960_000

/** POST /api/labels/:code (books.write): lists the book there and then, or finds it if it is listed, and puts the label on it. `photo`: a JPEG in base 64. */
export const stickSchema = z.object({
  agencyId: z.uuid(),
  kind: z.string(),
  year: z.number().int().min(1800).max(2100),
  volume: z.string().regex(/^[0-9A-Za-z]{1,4}$/),
  condition: z.enum(conditions),
  photo: z.base64().max(mostPhotoLetters).nullable(),
})
export type Stick = z.infer<typeof stickSchema>
/** `listed`: the book was listed now. */
export const stuckSchema = z.object({ agencyId: z.uuid(), bookId: z.uuid(), listed: z.boolean() })
export type Stuck = z.infer<typeof stuckSchema>
