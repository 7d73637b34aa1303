import { z } from 'zod'

/** What stands in the way, roughly: for finding and counting. */
export const obstacleKinds = [
  'paper',
  'missing',
  'content',
  'software',
  'equipment',
  'people',
  'money',
  'other',
] as const
export const obstacleKindSchema = z.enum(obstacleKinds)
export type ObstacleKind = z.infer<typeof obstacleKindSchema>

/** open: waits for an answer; answered: whoever reported it may close it or ask on; closed. */
export const obstacleStates = ['open', 'answered', 'closed'] as const
export const obstacleStateSchema = z.enum(obstacleStates)
export type ObstacleState = z.infer<typeof obstacleStateSchema>

const agencySchema = z.object({ id: z.uuid(), name: z.string() })
const text = z.string().trim().min(5).max(4000)

/** An obstacle in a list. */
export const obstacleSchema = z.object({
  id: z.uuid(),
  agency: agencySchema,
  /** `3/2026`. */
  number: z.string(),
  kind: obstacleKindSchema,
  title: z.string(),
  book: z
    .object({
      agencyId: z.uuid(),
      id: z.uuid(),
      kind: z.string(),
      year: z.number().int(),
      volume: z.string(),
    })
    .nullable(),
  page: z.object({ id: z.uuid(), sequence: z.number().int().nullable() }).nullable(),
  hasPhoto: z.boolean(),
  /** Who has to answer. */
  with: agencySchema,
  state: obstacleStateSchema,
  reportedBy: z.string().nullable(),
  at: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** Whole days since it was reported, until it was closed. */
  days: z.number().int(),
  guidanceId: z.uuid().nullable(),
})
export type Obstacle = z.infer<typeof obstacleSchema>

/**
 * GET /api/obstacles (obstacles.read): what waits longest first, then what changed last. `waiting`: only those this account has to answer; `agency`: reported by it, by what it took over or
 * by those below; `book`: of one book.
 */
export const obstacleQuerySchema = z.object({
  state: obstacleStateSchema.optional(),
  kind: obstacleKindSchema.optional(),
  waiting: z.stringbool().optional(),
  agency: z.uuid().optional(),
  book: z.uuid().optional(),
  text: z.string().trim().max(100).default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ObstacleQuery = z.infer<typeof obstacleQuerySchema>
export const obstacleListSchema = z.object({
  total: z.number().int(),
  obstacles: z.array(obstacleSchema),
  /** How many this account has to answer, whatever the filter. */
  waiting: z.number().int(),
})
export type ObstacleList = z.infer<typeof obstacleListSchema>

/** POST /api/obstacles (obstacles.report): multipart, `obstacle` as JSON and `photo`, a picture or none. Answers placeSchema. */
export const newObstacleSchema = z.object({
  kind: obstacleKindSchema,
  title: z.string().trim().min(5).max(200),
  text,
  book: z.object({ agencyId: z.uuid(), bookId: z.uuid() }).nullable().default(null),
  pageId: z.uuid().nullable().default(null),
})
export const obstaclePlaceSchema = z.object({ agency: z.uuid(), id: z.uuid() })

export const messageKinds = ['report', 'remark', 'answer', 'escalate', 'close', 'reopen'] as const
export const messageKindSchema = z.enum(messageKinds)

/** GET /api/obstacles/:agency/:obstacle (obstacles.read) */
export const obstacleDetailSchema = z.object({
  obstacle: obstacleSchema,
  messages: z.array(
    z.object({
      id: z.uuid(),
      kind: messageKindSchema,
      text: z.string(),
      by: z.object({ name: z.string(), agency: z.string() }).nullable(),
      at: z.iso.datetime(),
    }),
  ),
  /** What this account may do now. */
  may: z.object({
    remark: z.boolean(),
    answer: z.boolean(),
    escalate: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    publish: z.boolean(),
  }),
  /** The agency that it would be escalated to. */
  above: agencySchema.nullable(),
})
export type ObstacleDetail = z.infer<typeof obstacleDetailSchema>

/** POST /api/obstacles/:agency/:obstacle/remarks (obstacles.report) and …/answers (obstacles.answer); both answer 204. */
export const remarkSchema = z.object({ kind: z.enum(['remark', 'close', 'reopen']), text })
export const answerSchema = z.object({ kind: z.enum(['answer', 'escalate', 'close']), text })

/** Guidance: an answer that others find. */
export const guidanceSchema = z.object({
  id: z.uuid(),
  agency: agencySchema,
  title: z.string(),
  body: z.string(),
  kind: obstacleKindSchema.nullable(),
  publishedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  mayWithdraw: z.boolean(),
})
export type Guidance = z.infer<typeof guidanceSchema>
/** GET /api/guidance (obstacles.read): newest first; every word of `text` must be in it, with or without marks. */
export const guidanceQuerySchema = z.object({
  text: z.string().trim().max(200).default(''),
  kind: obstacleKindSchema.optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
export const guidanceListSchema = z.object({ total: z.number().int(), guidance: z.array(guidanceSchema) })
/** POST /api/guidance (guidance.publish); `obstacle`: the one it answers. POST /api/guidance/:guidance/withdrawal answers 204. */
export const newGuidanceSchema = z.object({
  title: z.string().trim().min(5).max(200),
  body: z.string().trim().min(10).max(20_000),
  kind: obstacleKindSchema.nullable().default(null),
  obstacle: z.object({ agencyId: z.uuid(), id: z.uuid() }).nullable().default(null),
})
export const guidanceIdSchema = z.object({ id: z.uuid() })
