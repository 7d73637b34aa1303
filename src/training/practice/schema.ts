import { z } from 'zod'
import { sampleItemSchema } from '../../acceptance/lots/schema.ts'
import { taskSchema } from '../../keying/schema.ts'
import { fieldPlacesSchema } from '../../scanning/schema.ts'

/** The lessons: putting scanned pages in order, keying, checking a package, inspecting a sample. */
export const lessonCodes = ['scan', 'key', 'check', 'accept'] as const
export const lessonSchema = z.enum(lessonCodes)
export type LessonCode = z.infer<typeof lessonSchema>

/** From this score (of 100) on a lesson counts as done. */
export const passingScore = 80

/** A page of an entry, as a batch of keying tells of it. */
const casePageSchema = taskSchema.shape.pages.element
export type CasePage = z.infer<typeof casePageSchema>

/**
 * turn: not upright; order: at the wrong place; aside: left among the pages; case: pages assigned wrongly; value: keyed otherwise than the book;
 * mistake: a planted mistake that stands; spoiled: what was right is wrong now; alarm: said to be wrong, but right; verdict: the wrong decision.
 */
export const missedKinds = [
  'turn',
  'order',
  'aside',
  'case',
  'value',
  'mistake',
  'spoiled',
  'alarm',
  'verdict',
] as const

/** One thing that was missed. `subject`: the number of the entry, or the name of the picture. */
export const missedSchema = z.object({
  what: z.enum(missedKinds),
  subject: z.string(),
  field: z.string().nullable(),
  expected: z.string(),
  given: z.string(),
})
export type Missed = z.infer<typeof missedSchema>

/** Of `points` things `right` were done; what was spoiled counts against them. `score` from 0 to 100. */
export const resultSchema = z.object({
  score: z.number().int().min(0).max(100),
  points: z.number().int(),
  right: z.number().int(),
  missed: z.array(missedSchema),
})
export type Result = z.infer<typeof resultSchema>

/** What somebody found of an entry of the sample: the fields that differ from the image; none: it conforms. */
export const marksSchema = z.record(z.string().max(20), z.array(z.string().max(60)).max(100))
export type Marks = z.infer<typeof marksSchema>

/** A try at a lesson. `opens`: what the screens of the lesson are opened with, once its book is made. */
export const practiceSchema = z.object({
  id: z.uuid(),
  lesson: lessonSchema,
  book: z.object({
    agency: z.uuid(),
    id: z.uuid(),
    kind: z.string(),
    year: z.number().int(),
    volume: z.string(),
  }),
  state: z.enum(['making', 'ready', 'failed', 'ended', 'given-up']),
  opens: z.object({ package: z.uuid().nullable(), batch: z.uuid().nullable() }),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  score: z.number().int().nullable(),
})
export type Practice = z.infer<typeof practiceSchema>

/** GET /api/training/practices: one's own tries, the latest first, and the lessons one's role may take. */
export const practiceListSchema = z.object({
  lessons: z.array(
    z.object({ code: lessonSchema, tries: z.number().int(), best: z.number().int().nullable() }),
  ),
  practices: z.array(practiceSchema),
})
export type PracticeList = z.infer<typeof practiceListSchema>
/** POST /api/training/practices: has a book made for a lesson; an open try at it is answered instead of another. */
export const beginSchema = z.object({ lesson: lessonSchema })

/** GET /api/training/practices/:practice, and what POST …/finish answers: the try with what was missed and the pictures of that. */
export const practiceDetailSchema = practiceSchema.extend({
  result: resultSchema.nullable(),
  /** By `missed.subject`; of a case that has no page by the name of the page it should have. */
  pages: z.record(z.string(), z.array(casePageSchema)),
  /** Where fields stand on the part of a page that carries an entry. */
  places: fieldPlacesSchema.shape.places,
})
export type PracticeDetail = z.infer<typeof practiceDetailSchema>

/** GET /api/training/practices/:practice/sample (lesson of acceptance): the sample as acceptance shows it, with what was found so far. */
export const practiceSampleSchema = z.object({
  practice: practiceSchema,
  /** Of a lot of `lotSize` records `n` are inspected: accepted with at most `ac` wrong ones, rejected from `re` on. */
  plan: z.object({ lotSize: z.number(), n: z.number(), ac: z.number(), re: z.number() }),
  items: z.array(sampleItemSchema),
})
export type PracticeSample = z.infer<typeof practiceSampleSchema>
/** POST /api/training/practices/:practice/marks: what was found so far, all of it; answers 204. */
export const marksRequestSchema = z.object({ marks: marksSchema })

/** POST /api/training/practices/:practice/finish; `verdict` in the lesson of acceptance alone. */
export const finishSchema = z.object({ verdict: z.enum(['accept', 'reject']).nullable().default(null) })

/** GET /api/training/people (training.manage): how the people of one's jurisdiction practise; best scores by lesson. */
export const peopleSchema = z.object({
  people: z.array(
    z.object({
      id: z.uuid(),
      displayName: z.string(),
      username: z.string(),
      role: z.string(),
      agency: z.string(),
      tries: z.number().int(),
      lastAt: z.iso.datetime().nullable(),
      best: z.partialRecord(lessonSchema, z.number().int()),
    }),
  ),
})
export type People = z.infer<typeof peopleSchema>
