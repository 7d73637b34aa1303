import { performance } from 'node:perf_hooks'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { onSystem } from '../../access/systems/routes.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { standardPace, trySending } from './deliver.ts'
import { listWebhooks } from './list-webhooks.ts'
import { changeWebhook, createWebhook, prepareTest, removeWebhook } from './manage-webhooks.ts'
import {
  changedWebhookSchema,
  madeWebhookSchema,
  newWebhookSchema,
  testedSchema,
  webhookListSchema,
} from './schema.ts'

const config = { right: 'systems.manage' } as const
const params = z.object({ system: z.uuid() })
const webhookParams = params.extend({ webhook: z.uuid() })
const nothing = { 204: z.null() }

/** The webhooks of other systems, by whoever administers those. */
export function registerWebhookRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/systems/:system/webhooks',
    { config, schema: { params, response: { 200: webhookListSchema } } },
    request => onSystem(request, async (tx, { id }) => ({ webhooks: await listWebhooks(tx, id) })),
  )
  server.post(
    '/api/systems/:system/webhooks',
    { config, schema: { params, body: newWebhookSchema, response: { 201: madeWebhookSchema } } },
    async (request, reply) => {
      const made = await onSystem(request, (tx, system) =>
        createWebhook(tx, app.config, system, request.body),
      )
      return reply.status(201).send(made)
    },
  )
  server.post(
    '/api/systems/:system/webhooks/:webhook',
    { config, schema: { params: webhookParams, body: changedWebhookSchema, response: nothing } },
    async (request, reply) => {
      const { webhook } = request.params
      await onSystem(request, (tx, system) => changeWebhook(tx, app.config, system, webhook, request.body))
      return reply.status(204).send(null)
    },
  )
  server.delete(
    '/api/systems/:system/webhooks/:webhook',
    { config, schema: { params: webhookParams, response: nothing } },
    async (request, reply) => {
      await onSystem(request, (tx, system) => removeWebhook(tx, system, request.params.webhook))
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/systems/:system/webhooks/:webhook/test',
    { config, schema: { params: webhookParams, response: { 200: testedSchema } } },
    async request => {
      const webhook = await onSystem(request, (tx, system) => prepareTest(tx, system, request.params.webhook))
      const began = performance.now()
      const body = { delivery: newId(), webhook: webhook.id, agency: null, changes: [] }
      const outcome = await trySending(app, webhook, body, standardPace)
      return { ...outcome, ms: Math.round(performance.now() - began) }
    },
  )
}
