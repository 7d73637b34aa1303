import { z } from 'zod'

/** What may happen to a record. changed: a new version is in force; noted: a note was written beside it or withdrawn; linked: likewise a link. */
export const changeTypes = ['created', 'changed', 'removed', 'reinstated', 'noted', 'linked'] as const
export const changeTypeSchema = z.enum(changeTypes)
export type ChangeType = z.infer<typeof changeTypeSchema>

/** One change of one record: nothing of what the record says. `version`: the one it brought, else the one in force when this was read. */
export const changeSchema = z.object({
  type: changeTypeSchema,
  at: z.iso.datetime(),
  record: z.object({
    id: z.uuid(),
    version: z.number().int(),
    kind: z.string(),
    year: z.number().int(),
    number: z.string(),
  }),
})
export type Change = z.infer<typeof changeSchema>

/** `SEQUENCE` of the agency's journal, or `SEQUENCE.ROW` inside a deposit. For callers it is a word to hand back. */
export const cursorSchema = z.string().regex(/^\d{1,15}(\.\d{1,9})?$/)

/** GET /api/changes. Without `after` from the beginning; `after=now` answers nothing but where the end is. */
export const changesQuerySchema = z.object({
  agency: z.uuid(),
  after: z.union([cursorSchema, z.literal('now')]).default('0'),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export const changesSchema = z.object({
  agency: z.uuid(),
  changes: z.array(changeSchema),
  /** For `after` of the next call. */
  next: cursorSchema,
  /** There is more at this moment. */
  more: z.boolean(),
})
