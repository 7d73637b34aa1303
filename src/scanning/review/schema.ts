import { z } from 'zod'

/** Captures that `only` names at once: an address of some 4 kB. */
export const mostAskedFor = 100

const point = z.tuple([z.number(), z.number()]).readonly()
/** Corners in pixels of the original as shown (EXIF applied): top left, top right, bottom right, bottom left as read. */
export const quadSchema = z.tuple([point, point, point, point]).readonly()

export const recipeSchema = z.object({
  half: z.enum(['left', 'right']).nullable(),
  rotationDeg: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  skewDeg: z.number(),
  quad: quadSchema,
  confidence: z.object({ rotation: z.number(), skew: z.number(), quad: z.number(), split: z.number() }),
  tone: z.enum(['original', 'flattened']).exactOptional(),
})
export type PageRecipe = z.infer<typeof recipeSchema>

/** Why a capture stands out from its book. */
export const deviationReasons = [
  'rotation',
  'skew',
  'size',
  'shape',
  'gutter',
  'ink',
  'flags',
  'failed',
] as const
export type DeviationReason = (typeof deviationReasons)[number]

/** A picture taken in, with what the analysis or a person decided. */
export const captureSchema = z.object({
  id: z.uuid(),
  /** Of its first page. */
  sequence: z.number().int(),
  originalName: z.string(),
  sourcePage: z.number().int(),
  origin: z.enum(['upload', 'phone', 'folder', 'command']),
  state: z.enum(['waiting', 'ready', 'failed']),
  errorMessage: z.string().nullable(),
  /** Size of the original in pixels. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** One a page, left before right. */
  recipes: z.array(recipeSchema),
  /** Whether a person decided the recipes. */
  decided: z.boolean(),
  /** What the analysis found, where a person decided otherwise. */
  proposed: z.array(recipeSchema).nullable(),
  flags: z.array(z.string()),
  /** 0: like the rest of its book; from 1 on it stands out. */
  deviation: z.number(),
  reasons: z.array(z.enum(deviationReasons)),
  reviewed: z.boolean(),
  /** Those that are in the book, in its order; a half that was set aside is missing. */
  pages: z.array(
    z.object({ id: z.uuid(), half: z.enum(['left', 'right']).nullable(), rendering: z.string().nullable() }),
  ),
})
export type Capture = z.infer<typeof captureSchema>

/**
 * GET /api/books/:agency/:book/captures?only=… (pages.read), in the order of the book; `only`: these alone, their ids with commas between, of those that are being
 * drawn anew. The picture before it was straightened, at most 1600 pixels long, with the viewer's mark:
 * GET /api/captures/:agency/:capture/frame.
 */
export const captureListSchema = z.object({ captures: z.array(captureSchema) })
export const captureQuerySchema = z.object({
  only: z
    .string()
    .transform(ids => ids.split(','))
    .pipe(z.array(z.uuid()).max(mostAskedFor))
    .optional(),
})

/** How pictures are to come out instead. All but `corners` may be applied to many at once, each from where it stands. */
export const correctionSchema = z.discriminatedUnion('kind', [
  /** Turned further, clockwise. */
  z.object({ kind: z.literal('turn'), deg: z.union([z.literal(90), z.literal(180), z.literal(270)]) }),
  /** Turned a little about its centre, clockwise. */
  z.object({ kind: z.literal('straighten'), deg: z.number().min(-45).max(45) }),
  /** New corners, one quad a page in the order of `recipes`; for one capture. */
  z.object({ kind: z.literal('corners'), quads: z.array(quadSchema).min(1).max(2) }),
  /** A double page, split where the fold meets its top and bottom edge, as shares of the width. */
  z.object({
    kind: z.literal('split'),
    top: z.number().min(0.1).max(0.9),
    bottom: z.number().min(0.1).max(0.9),
  }),
  /** Not split. */
  z.object({ kind: z.literal('whole') }),
  /** Nothing cut away, nothing straightened: the whole picture in its present turn. */
  z.object({ kind: z.literal('uncropped') }),
  z.object({ kind: z.literal('tone'), tone: z.enum(['original', 'flattened']) }),
  /** What the analysis proposes. */
  z.object({ kind: z.literal('automatic') }),
])
export type Correction = z.infer<typeof correctionSchema>

/** POST /api/books/:agency/:book/corrections (pages.arrange) answers changeSchema; the pages are rendered anew ahead of others. */
export const correctionsSchema = z.object({
  captures: z.array(z.uuid()).min(1).max(5000),
  correction: correctionSchema,
})

/** POST /api/books/:agency/:book/reviews (pages.arrange): somebody has looked; answers 204. */
export const reviewsSchema = z.object({ captures: z.array(z.uuid()).min(1).max(5000), reviewed: z.boolean() })
