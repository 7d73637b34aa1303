import { z } from 'zod'
import { pageRoles } from './order/schema.ts'

/**
 * A page of a book, in its order. Its pictures: /api/pages/:agency/:page/thumbnail, …/image (with the viewer's mark),
 * …/original (right originals.read).
 */
export const pageSchema = z.object({
  id: z.uuid(),
  /** The picture it comes from; the two halves of a double page have the same. */
  capture: z.uuid(),
  sequence: z.number().int(),
  half: z.enum(['left', 'right']).nullable(),
  role: z.enum(pageRoles),
  /** The number printed or written on the paper. */
  number: z.string().nullable(),
  numberSource: z.enum(['read', 'typed']).nullable(),
  originalName: z.string(),
  state: z.enum(['waiting', 'ready', 'failed']),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  flags: z.array(z.string()),
  rotationDeg: z.number().nullable(),
  skewDeg: z.number().nullable(),
  errorMessage: z.string().nullable(),
  reviewed: z.boolean(),
  /** How many cases are assigned to it. */
  cases: z.number().int(),
  /** Names the rendering: another one is another picture; null while there is none. */
  rendering: z.string().nullable(),
})
export type Page = z.infer<typeof pageSchema>

/** GET /api/books/:agency/:book/pages ; `sees` crop: the book is assigned field by field, and only the places of fields are shown (/api/cases/:agency/:case/fields/:field, with the viewer's mark). */
export const pageListSchema = z.object({ sees: z.enum(['page', 'crop']), pages: z.array(pageSchema) })

const share = z.number().min(0).max(1)

/**
 * Where a field stands in every case of a book, as shares of the width and height of the part of the page that carries the case (of the whole page where
 * cases have no parts). `sheet`: on which of a case's pages, 1 its first.
 */
export const fieldPlaceSchema = z
  .object({
    field: z.string().min(1).max(100),
    sheet: z.number().int().min(1).max(4).default(1),
    left: share,
    top: share,
    width: share,
    height: share,
  })
  .refine(({ left, top, width, height }) => width > 0 && height > 0 && left + width <= 1 && top + height <= 1)
export type FieldPlace = z.infer<typeof fieldPlaceSchema>

/** GET (pages.read), POST (keying.manage) /api/books/:agency/:book/field-places: all places of the book at once; POST answers 204. */
export const fieldPlacesSchema = z.object({ places: z.array(fieldPlaceSchema).max(300) })
