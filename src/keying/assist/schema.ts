import { z } from 'zod'

const fieldId = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,59}$/)
const valuesSchema = z.record(fieldId, z.string().max(2000))

/** A word of names, and how often men and women bear it where it stands. */
const wordSchema = z.tuple([z.string(), z.number().int().min(0), z.number().int().min(0)])

/**
 * GET /api/keying/batches/:agency/:batch/dictionary (keying.key): names, places and other texts of the registering agency in the years around
 * the book, to complete what is typed. Never a whole person: names are told word by word, a text only where several entries have it.
 */
export const dictionarySchema = z.object({
  names: z.object({
    /** Words that names begin with, most frequent first. */
    first: z.array(wordSchema),
    /** Word → the words that follow it within a name, most frequent first; the word '' stands for the end of the name. */
    next: z.record(z.string(), z.array(wordSchema)),
  }),
  /** What stands in fields of one sort (kernel/text-sort.ts), with how often, most frequent first. */
  texts: z.record(z.string(), z.array(z.tuple([z.string(), z.number().int().positive()]))),
})
export type Dictionary = z.infer<typeof dictionarySchema>

/**
 * POST /api/keying/batches/:agency/:batch/families (keying.key): known people like those typed so far of one task. `values`: what is typed;
 * only names and births of persons are looked at. Without a person of at least two words nothing is answered.
 */
export const familyQuestionSchema = z.object({ task: z.uuid(), values: valuesSchema })
export type FamilyQuestion = z.infer<typeof familyQuestionSchema>

/** Known people as one entry names them, with all it says of them, by the field ids of the kind that is keyed. */
export const familySchema = z.object({
  /** The entry it is taken from: "KH 12/1995"; the `from` of the values' sources. */
  from: z.string().max(100),
  /** Whom it names, to choose by: "Nguyễn Văn An (1960) – Trần Thị Bình (1962)". */
  label: z.string(),
  values: valuesSchema,
  /** Fields of `values` that may have changed since that entry (residence, papers): to be looked at with more care. */
  mayDiffer: z.array(fieldId),
})
export type Family = z.infer<typeof familySchema>

/** At most six, the likeliest first. */
export const familyAnswerSchema = z.object({ families: z.array(familySchema).max(6) })
export type FamilyAnswer = z.infer<typeof familyAnswerSchema>
