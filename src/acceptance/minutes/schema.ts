import { z } from 'zod'
import { chainSchema } from '../counts/schema.ts'
import { lotPlanSchema } from '../lots/schema.ts'
import { fieldWeightSchema } from '../sampling/schema.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Minutes as data: what is signed. Nobody's name from a register and nothing that stands in a record is in it. Its canonical JSON gives the digest. */
export const saidSchema = z.object({
  format: z.literal('sogoc-minutes-1'),
  number: z.string(),
  on: z.iso.date(),
  verdict: z.enum(['accepted', 'rejected']),
  remark: z.string(),
  signer: z.string(),
  contractor: z.object({ name: z.string(), contract: z.string() }).nullable(),
  lot: z.object({ id: z.uuid(), name: z.string(), madeBy: z.string(), madeOn: z.iso.date() }),
  plan: lotPlanSchema,
  /** The lot and its sample: with the seed anybody draws the same records again (sampling/draw.ts). `digest`: SHA-256 of the inspected items. */
  sample: z.object({
    lotSize: z.number().int(),
    size: z.number().int(),
    /** Fewer than `size` where a lot had failed before its sample was inspected to the end. */
    inspected: z.number().int(),
    seed: z.string(),
    digest: sha256,
    nonconforming: z.number().int(),
    inspectors: z.array(z.object({ name: z.string(), records: z.number().int() })),
  }),
  books: z.array(
    z.object({
      id: z.uuid(),
      agency: z.string(),
      kind: z.string(),
      year: z.number().int(),
      volume: z.string(),
      chain: chainSchema,
      /** The files of the last deposit; null: its records were typed directly. */
      files: z.object({ xlsx: sha256, zip: sha256, deposit: sha256 }).nullable(),
      /** SHA-256 over the content hashes of its standing records, by their ids. */
      records: sha256,
    }),
  ),
  errors: z.array(
    z.object({
      book: z.uuid(),
      number: z.string(),
      nonconforming: z.boolean(),
      fields: z.array(z.object({ field: z.string(), weight: fieldWeightSchema })),
    }),
  ),
  /** The last link of the journal of the agency that accepts, and its newest day seal. */
  journal: z.object({
    sequence: z.number().int(),
    hash: sha256,
    anchor: z.object({ day: z.iso.date(), hash: sha256 }).nullable(),
  }),
})
export type Said = z.infer<typeof saidSchema>

/** GET /api/acceptance/lots/:agency/:lot/minutes (acceptance.read): the minutes of a lot; its papers at …/minutes/docx and …/minutes/pdf. `intact`: what they say still gives the digest. */
export const minutesSchema = z.object({
  number: z.string(),
  at: z.iso.datetime(),
  digest: sha256,
  intact: z.boolean(),
  said: saidSchema,
})
export type Minutes = z.infer<typeof minutesSchema>
