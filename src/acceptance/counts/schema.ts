import { z } from 'zod'
import { links, ownWhys, statedWhys, statedWhysOf, steps } from './whys.ts'

const stepSchema = z.enum(steps)

/** A reason that a person has stated; `count`: by how many the later count is larger (smaller: negative). */
const reasonSchema = z.object({
  id: z.uuid(),
  step: stepSchema,
  why: z.enum(statedWhys),
  count: z.number().int(),
  note: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
})

/** Two neighbouring counts and what lies between them: `difference` = items + reasons + `unexplained`. */
const chainStepSchema = z.object({
  step: stepSchema,
  from: z.enum(links),
  to: z.enum(links),
  difference: z.number().int(),
  items: z.array(z.object({ why: z.enum(ownWhys), count: z.number().int() })),
  reasons: z.array(reasonSchema),
  unexplained: z.number().int(),
})
export type StatedReason = z.infer<typeof reasonSchema>
export type ChainStep = z.infer<typeof chainStepSchema>

/** GET /api/books/:agency/:book/chain (acceptance.read): the counts of a book from its closing total to its records, and why neighbours differ. `explained`: nothing is left unexplained. A closing total that is not known explains nothing and hinders nothing: the minutes say so. */
export const chainSchema = z.object({
  links: z.array(z.object({ link: z.enum(links), count: z.number().int().nullable() })),
  steps: z.array(chainStepSchema),
  explained: z.boolean(),
})
export type Chain = z.infer<typeof chainSchema>

/** POST /api/books/:agency/:book/chain/reasons (books.write): why two counts differ; `count`: by how many the later one is larger (smaller: negative). 201 answers the chain. */
export const newReasonSchema = z
  .object({
    step: stepSchema,
    why: z.enum(statedWhys),
    count: z
      .number()
      .int()
      .min(-100_000)
      .max(100_000)
      .refine(count => count !== 0),
    note: z.string().trim().max(500).default(''),
  })
  .refine(({ step, why }) => statedWhysOf[step].includes(why), { path: ['why'] })
  .refine(({ why, note }) => why !== 'other' || note !== '', { path: ['note'] })
export type NewReason = z.infer<typeof newReasonSchema>
