import { z } from 'zod'
import { parsePartialDate } from '../../register/partial-date.ts'

/** What a note rests on: a decision, a judgement, an extract of another register. */
export const noteDecisionSchema = z.object({
  number: z.string().trim().min(1).max(100),
  /** A partial date: `03.05.2010`. */
  date: z
    .string()
    .trim()
    .refine(text => parsePartialDate(text).ok === text),
  authority: z.string().trim().min(1).max(300),
})

/**
 * POST /api/records/:agency/:record/notes (multipart: `note`, this as JSON; `evidence`, a PDF, JPEG or PNG, or none). Answers 201 {id}.
 */
export const newNoteSchema = z.object({
  /** Code of register/note-kinds.ts. */
  kind: z.string().min(1).max(50),
  text: z.string().trim().min(1).max(4000),
  /** Field → what holds since. */
  changes: z.record(z.string().max(100), z.string().max(2000)).default({}),
  /** The day it holds from: that of the note in the book. */
  notedOn: z.iso.date(),
  decision: noteDecisionSchema.nullable().default(null),
})

/** POST /api/records/:agency/:record/notes/:note/withdrawal */
export const withdrawalSchema = z.object({ reason: z.string().trim().min(5).max(1000) })

export const noteIdSchema = z.object({ id: z.uuid() })

/** A note as a record shows it, withdrawn ones, too. */
export const noteSchema = z.object({
  id: z.uuid(),
  kind: z.string(),
  text: z.string(),
  changes: z.record(z.string(), z.string()),
  notedOn: z.iso.date(),
  decision: z.object({ number: z.string(), date: z.string(), authority: z.string() }).nullable(),
  /** The scanned decision; its bytes are at …/notes/:note/evidence. */
  evidence: z.object({ name: z.string(), mediaType: z.string() }).nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string().nullable(), reason: z.string() }).nullable(),
})
export type NoteView = z.infer<typeof noteSchema>

/** Another record, as a line names it. */
export const otherRecordSchema = z.object({
  agencyId: z.uuid(),
  id: z.uuid(),
  kind: z.string(),
  year: z.number().int(),
  number: z.string(),
  volume: z.string(),
  agencyName: z.string(),
})

/** A link as a record shows it. */
export const linkSchema = z.object({
  id: z.uuid(),
  /** Code of register/record-relations.ts. */
  relation: z.string(),
  /** This record acts (TDCC, LH, CN …); otherwise the other one acts on it. */
  acts: z.boolean(),
  other: otherRecordSchema,
  by: z.string().nullable(),
  at: z.iso.datetime(),
})
export type LinkView = z.infer<typeof linkSchema>

/** POST /api/records/:agency/:record/links: links with another record within the jurisdiction. Answers 201 {id}. */
export const newLinkSchema = z.object({
  relation: z.string().min(1).max(50),
  /** This record acts on the other; false: the other acts on this one. */
  acts: z.boolean(),
  other: z.object({ agencyId: z.uuid(), id: z.uuid() }),
})
