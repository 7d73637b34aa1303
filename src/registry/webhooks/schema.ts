import { z } from 'zod'
import { changeSchema, changeTypeSchema } from '../changes/schema.ts'

/** Why a webhook is paused. failing: nothing arrived for about three days; no-right: its system may no longer read records. */
export const pauseReasons = ['person', 'failing', 'no-right'] as const

/** A batch that was sent, or is being tried. `status`: of the last answer; `problem`: why there was none. */
export const deliverySchema = z.object({
  id: z.uuid(),
  agency: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  changes: z.number().int(),
  attempts: z.number().int(),
  status: z.number().int().nullable(),
  problem: z.string().nullable(),
  triedAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
})

/** GET /api/systems/:system/webhooks. An address of a system that is told of changes. */
export const webhookSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  types: z.array(changeTypeSchema),
  state: z.enum(['active', 'paused']),
  pausedBecause: z.enum(pauseReasons).nullable(),
  failures: z.number().int(),
  retryAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  /** The latest first. */
  deliveries: z.array(deliverySchema),
})
export type Webhook = z.infer<typeof webhookSchema>
export const webhookListSchema = z.object({ webhooks: z.array(webhookSchema) })

const url = z.url({ protocol: /^https?$/ }).max(500)
const types = z.array(changeTypeSchema).min(1)

/** POST /api/systems/:system/webhooks → 201. `from`: only what happens from now on, or everything the registry holds, too. */
export const newWebhookSchema = z.object({ url, types, from: z.enum(['now', 'beginning']).default('now') })
/** The key of the signatures, shown once. */
export const madeWebhookSchema = z.object({ id: z.uuid(), secret: z.string() })

/** POST /api/systems/:system/webhooks/:webhook. `active` also tries again at once. DELETE removes it. */
export const changedWebhookSchema = z.object({
  url: url.optional(),
  types: types.optional(),
  state: z.enum(['active', 'paused']).optional(),
})

/** POST /api/systems/:system/webhooks/:webhook/test: what the receiver answered to a delivery without changes. */
export const testedSchema = z.object({
  arrived: z.boolean(),
  status: z.number().int().nullable(),
  problem: z.string().nullable(),
  ms: z.number().int(),
})

/** The body of a delivery, as the receiver gets it. The same `delivery` again is the same batch again; a test has no agency and no changes. */
export const deliveryBodySchema = z.object({
  delivery: z.uuid(),
  webhook: z.uuid(),
  agency: z.object({ id: z.uuid(), code: z.string() }).nullable(),
  changes: z.array(changeSchema),
})
