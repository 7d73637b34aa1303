import { z } from 'zod'

/** What a change is about: the first ones a book's pages, `corrections` the rows of a package. */
export const changeKinds = ['recipes', 'layout', 'order', 'numbers', 'roles', 'cases', 'corrections'] as const

/** Something that was changed about a book; every change can be undone while nothing later touched the same. */
export const changeSchema = z.object({
  id: z.uuid(),
  kind: z.enum(changeKinds),
  /** How many captures, pages, cases or cells it touched. */
  affected: z.number().int(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  /** The change that this one undid. */
  undoes: z.uuid().nullable(),
  undone: z.boolean(),
})
export type Change = z.infer<typeof changeSchema>

/** GET /api/books/:agency/:book/changes (pages.read): the latest first, 100 at most. */
export const changeListSchema = z.object({ changes: z.array(changeSchema) })

/** POST /api/books/:agency/:book/changes/:change/undoing (pages.arrange) answers changeSchema; `change.overtaken` when a later change touched the same. */
