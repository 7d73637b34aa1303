import { z } from 'zod'

const fieldsSchema = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/), z.string().max(2000))

/** The record that a typed one concerns, and which fields of it hold something else since (field → new value). */
export const aboutSchema = z.object({
  target: z.object({ agencyId: z.uuid(), recordId: z.uuid() }).nullable().default(null),
  changes: fieldsSchema.default({}),
})
export type About = z.infer<typeof aboutSchema>

/** GET /api/books/:agency/:book/entry (records.enter): all that is needed to begin typing records of a book. */
export const entryDeskSchema = z.object({
  book: z.object({
    id: z.uuid(),
    agency: z.object({ id: z.uuid(), name: z.string() }),
    kind: z.string(),
    year: z.number().int(),
    volume: z.string(),
    closed: z.boolean(),
  }),
  /** The number after the last one of the book, written alike; null while the book has none. */
  next: z.string().nullable(),
  /** Numbers of the latest year that nobody has entered: `12–14, 20`. */
  missing: z.string(),
  /** Fields that usually stay from one record to the next, as the last one has them. */
  carried: z.record(z.string(), z.string()),
  entered: z.number().int(),
  /** Records that concern others but are not linked to any. */
  unlinked: z.number().int(),
  drafts: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      hasPdf: z.boolean(),
      revision: z.number().int(),
      by: z.string(),
      updatedAt: z.iso.datetime(),
    }),
  ),
})
export type EntryDesk = z.infer<typeof entryDeskSchema>

/** GET /api/books/:agency/:book/drafts/:draft (records.enter); the PDF is at …/pdf. */
export const draftSchema = z.object({
  id: z.uuid(),
  fields: z.record(z.string(), z.string()),
  about: aboutSchema,
  pdfName: z.string().nullable(),
  revision: z.number().int(),
})
export type Draft = z.infer<typeof draftSchema>

/** POST /api/books/:agency/:book/drafts/:draft (records.enter): `revision` 0 begins it; else the one known here. `draft.changed` when there is a newer one. */
export const saveDraftSchema = z.object({
  revision: z.number().int().min(0),
  fields: fieldsSchema,
  about: aboutSchema,
})
export const savedDraftSchema = z.object({ revision: z.number().int(), pdfName: z.string().nullable() })
export type SavedDraft = z.infer<typeof savedDraftSchema>

/** POST …/drafts/:draft/removal and …/return answer 204. POST …/drafts/:draft/pdf?revision= (multipart: `pdf`) answers savedDraftSchema. */
export const revisionQuerySchema = z.object({ revision: z.coerce.number().int().min(1) })

/** POST …/drafts/:draft/case-pdf: the PDF of a scanned case of the same book; answers savedDraftSchema. */
export const casePdfSchema = z.object({ revision: z.number().int().min(1), case: z.uuid() })

const reasonSchema = z.string().trim().min(3).max(500).nullable().default(null)

/** POST …/drafts/:draft/entering (records.enter). */
export const enterSchema = z.object({
  revision: z.number().int().min(1),
  /** Why what the rules notice stands: "đúng như sổ". */
  asInBook: reasonSchema,
  /** Why the number stands a second time. */
  repeat: reasonSchema,
})

/** `record` is null when nothing was written: findings that may not stand or wait for a word, or a number that is taken. */
export const enteredSchema = z.object({
  record: z.uuid().nullable(),
  findings: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      column: z.string().nullable(),
      message: z.string(),
      suggestion: z.string().nullable(),
      fix: z.enum(['certain', 'likely']).nullable(),
    }),
  ),
  /** An error that no word helps against. */
  refused: z.boolean(),
  /** Something waits for "đúng như sổ". */
  needsWord: z.boolean(),
  /** Records that have the number already. */
  repeats: z.array(
    z.object({
      record: z.uuid(),
      number: z.string(),
      year: z.number().int(),
      volume: z.string(),
      removed: z.boolean(),
    }),
  ),
})
export type Entered = z.infer<typeof enteredSchema>

const namedRecordSchema = z.object({
  agencyId: z.uuid(),
  record: z.uuid(),
  kind: z.string(),
  number: z.string(),
  year: z.number().int(),
  names: z.array(z.string()),
})

/** GET /api/books/:agency/:book/unlinked (records.enter): at most 200, in the order of their numbers. POST …/unlinked/:record with aboutSchema links one; 204. */
export const unlinkedSchema = z.object({
  total: z.number().int(),
  records: z.array(
    namedRecordSchema.extend({
      /** What the record says on paper of the other one: number and date. */
      reference: z.string(),
      /** The note it would write there. */
      note: z.string().nullable(),
      /** The one record of the agency that has this number and date. */
      proposal: namedRecordSchema.nullable(),
    }),
  ),
})
export type Unlinked = z.infer<typeof unlinkedSchema>
