import { z } from 'zod'

/** A page of a book. Its images are at /api/pages/:agency/:page/{thumbnail,image,original}. */
export const pageSchema = z.object({
  id: z.uuid(),
  sequence: z.number().int(),
  half: z.enum(['left', 'right']).nullable(),
  originalName: z.string(),
  state: z.enum(['waiting', 'ready', 'failed']),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  flags: z.array(z.string()),
  rotationDeg: z.number().nullable(),
  skewDeg: z.number().nullable(),
  errorMessage: z.string().nullable(),
  /** Names the rendering: with `?v=` it lets the browser keep thumbnail and image for good; null while there is none. */
  rendering: z.string().nullable(),
})
export type Page = z.infer<typeof pageSchema>

/** GET /api/books/:agency/:book/pages */
export const pageListSchema = z.object({ pages: z.array(pageSchema) })

/** POST /api/books/:agency/:book/pages (multipart, one or more `image` parts): what was taken in. */
export const intakeSchema = z.object({
  accepted: z.array(z.object({ name: z.string(), sequence: z.number().int() })),
  duplicates: z.array(z.object({ name: z.string(), sequence: z.number().int() })),
  refused: z.array(z.object({ name: z.string(), message: z.string() })),
})
export type Intake = z.infer<typeof intakeSchema>
