import { z } from 'zod'

/** single: a picture is a page; spread: a picture is a double page to be split; ledger: rows run across both pages, which stay together. */
export const layoutSchema = z.enum(['single', 'spread', 'ledger'])
export type Layout = z.infer<typeof layoutSchema>

const pointSchema = z.tuple([z.number(), z.number()])

/** Where a double page would be split: a line on its frame (src/scanning/review), as shares of the frame's width and height, top end first as read. */
export const foldExampleSchema = z.object({
  capture: z.uuid(),
  sequence: z.number().int(),
  /** The clockwise turn of the frame that puts the text upright. */
  rotationDeg: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Width and height of the frame are so to each other. */
  width: z.number().int(),
  height: z.number().int(),
  fold: z.tuple([pointSchema, pointSchema]),
})
export type FoldExample = z.infer<typeof foldExampleSchema>

/**
 * GET /api/books/:agency/:book/scanning (pages.read): how far the pictures of a book are, small enough to be asked for every two seconds. `revision` changes
 * whenever the list of pages does.
 */
export const scanningSchema = z.object({
  revision: z.string(),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  waiting: z.number().int(),
  paused: z.boolean(),
  /** Seconds until all are done at the pace of the last minutes, with the other books in turn; null when nothing is known. */
  secondsLeft: z.number().int().nullable(),
  layout: z.object({
    decided: layoutSchema.nullable(),
    /** What the first pictures look like; null when they are too few or too unlike. */
    proposed: layoutSchema.nullable(),
    /** Pictures that look like double pages. */
    doublePages: z.number().int(),
    /** The median place of the fold, as a share of the width. */
    gutter: z.number().nullable(),
    /** The first pictures that look like double pages, while nothing is decided: to confirm on. */
    examples: z.array(foldExampleSchema),
  }),
  /** Pictures with a decision the analysis is not sure of and nobody has looked at. */
  unsure: z.number().int(),
  reviewed: z.number().int(),
  /** More than 15 % are unsure: the book does not go on until somebody has looked. */
  parked: z.boolean(),
})
export type Scanning = z.infer<typeof scanningSchema>

/** POST /api/books/:agency/:book/scanning/pause, …/resume and …/retry (what failed is tried again; all pages.arrange) answer 204. */

/** POST /api/books/:agency/:book/scanning/layout (pages.arrange): decides for the whole book; what would come out otherwise is rendered anew. Answers changeSchema. */
export const layoutDecisionSchema = z.object({ layout: layoutSchema.nullable() })
