import { z } from 'zod'

/** GET /api/books/:agency/:book/field-places/alike (keying.manage): books of the same agency, kind and form whose places are known, the nearest year first. */
export const alikeBooksSchema = z.object({
  books: z.array(
    z.object({ id: z.uuid(), year: z.number().int(), volume: z.string(), places: z.number().int() }),
  ),
})
export type AlikeBook = z.infer<typeof alikeBooksSchema>['books'][number]

/** POST /api/books/:agency/:book/field-places/copy (keying.manage): takes the places of such a book; answers those the book has now (fieldPlacesSchema). */
export const copyPlacesSchema = z.object({ book: z.uuid() })

/** GET /api/books/:agency/:book/keying/reading (keying.read): how far the machine has read a printed book. */
export const bookReadingSchema = z.object({
  /** Whether this machine can read print (tesseract is installed). */
  reader: z.boolean(),
  /** Whether the book is printed, so that it is read. */
  wanted: z.boolean(),
  /** Entries that are read, of those that are to be keyed. */
  read: z.number().int(),
  of: z.number().int(),
  /** Fields for which something is offered. */
  offered: z.number().int(),
  /** Whether something is waiting to be read or being read. */
  running: z.boolean(),
})
export type BookReading = z.infer<typeof bookReadingSchema>
