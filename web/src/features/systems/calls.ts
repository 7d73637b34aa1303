import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  createdSchema,
  madeTokenSchema,
  type newSystemSchema,
  type newTokenSchema,
  systemListSchema,
  systemSchema,
} from '../../../../src/access/systems/schema.ts'
import {
  type changedWebhookSchema,
  madeWebhookSchema,
  type newWebhookSchema,
  testedSchema,
  webhookListSchema,
} from '../../../../src/registry/webhooks/schema.ts'
import { call, command } from '../../api/client.ts'

/** Where the query cache keeps everything about connected systems. */
export const systemsKey = ['systems'] as const

/** Every connected system of the administrator's area, and what systems of each role may hold. */
export function useSystems() {
  return useQuery({
    queryKey: systemsKey,
    queryFn: ({ signal }) => call(systemListSchema, '/api/systems', { signal }),
  })
}

/** One system with its tokens. */
export function useSystem(id: string) {
  return useQuery({
    queryKey: [...systemsKey, id],
    queryFn: ({ signal }) => call(systemSchema, `/api/systems/${id}`, { signal }),
  })
}

/** Its webhooks with their last deliveries; looked at again now and then, as deliveries go on. */
export function useWebhooks(id: string) {
  return useQuery({
    queryKey: [...systemsKey, id, 'webhooks'],
    queryFn: ({ signal }) => call(webhookListSchema, `/api/systems/${id}/webhooks`, { signal }),
    refetchInterval: 10_000,
  })
}

/** Declares a system. */
export function addSystem(body: z.input<typeof newSystemSchema>) {
  return call(createdSchema, '/api/systems', { method: 'POST', body })
}

/** Leaves a system fewer rights. */
export function narrowSystem(id: string, rights: readonly string[]): Promise<void> {
  return command(`/api/systems/${id}/rights`, { method: 'POST', body: { rights } })
}

/** Disables or enables a system. */
export function actOnSystem(id: string, act: 'disabling' | 'enabling', reason: string): Promise<void> {
  return command(`/api/systems/${id}/${act}`, { method: 'POST', body: { reason } })
}

/** Makes a token; the answer holds it, this once. */
export function addToken(id: string, body: z.input<typeof newTokenSchema>) {
  return call(madeTokenSchema, `/api/systems/${id}/tokens`, { method: 'POST', body })
}

/** Ends a token at once. */
export function revokeToken(id: string, token: string): Promise<void> {
  return command(`/api/systems/${id}/tokens/${token}`, { method: 'DELETE' })
}

/** Sets a webhook; the answer holds its key, this once. */
export function addWebhook(id: string, body: z.input<typeof newWebhookSchema>) {
  return call(madeWebhookSchema, `/api/systems/${id}/webhooks`, { method: 'POST', body })
}

/** Changes, pauses or resumes a webhook. */
export function changeWebhook(
  id: string,
  webhook: string,
  body: z.input<typeof changedWebhookSchema>,
): Promise<void> {
  return command(`/api/systems/${id}/webhooks/${webhook}`, { method: 'POST', body })
}

/** Removes a webhook. */
export function removeWebhook(id: string, webhook: string): Promise<void> {
  return command(`/api/systems/${id}/webhooks/${webhook}`, { method: 'DELETE' })
}

/** Sends a delivery without changes, and says what the receiver answered. */
export function testWebhook(id: string, webhook: string) {
  return call(testedSchema, `/api/systems/${id}/webhooks/${webhook}/test`, { method: 'POST', body: {} })
}
