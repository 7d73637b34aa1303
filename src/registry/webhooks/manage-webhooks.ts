import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import type { SystemState } from '../../access/systems/system-state.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Config } from '../../platform/config.ts'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import { seal } from '../../platform/secret-box.ts'
import { followedAgencies } from '../changes/routes.ts'
import { checkUrl } from './allowed-address.ts'
import { findSight } from './open-delivery.ts'
import type { changedWebhookSchema, madeWebhookSchema, newWebhookSchema } from './schema.ts'
import { makeSecret } from './sign.ts'

/** More than one system needs; each costs a connection. */
const mostWebhooks = 10

/**
 * Sets a webhook for a system; what it answers is shown once. Throws `right.missing` when the system may not read records,
 * `webhook.too-many`, `webhook.address`, `webhook.tls`.
 */
export async function createWebhook(
  tx: Transaction,
  config: Config,
  system: SystemState,
  { url, types, from }: z.output<typeof newWebhookSchema>,
): Promise<z.infer<typeof madeWebhookSchema>> {
  checkUrl(new URL(url), config.webhookAllow)
  const sight = await findSight(tx, { accountId: system.id })
  if (sight === undefined) throw new AppError('webhook.no-right')
  const { count } = await tx
    .selectFrom('webhook')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', system.id)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= mostWebhooks) throw new AppError('webhook.too-many', { limit: mostWebhooks })
  const [id, secret] = [newId(), makeSecret()]
  await tx
    .insertInto('webhook')
    .values({
      id,
      account_id: system.id,
      url,
      types: [...new Set(types)],
      secret: await seal(config, `webhook:${id}`, secret),
      created_by: findOrigin(tx)?.accountId ?? null,
    })
    .execute()
  if (from === 'now') {
    // An agency without a journal, or one that comes later, begins at its beginning: nothing of it has been told.
    const agencies = followedAgencies(sight) ?? []
    await sql`
      insert into webhook_cursor (webhook_id, agency_id, sequence)
      select ${id}, agency_id, sequence from journal_head join agency on agency.id = agency_id
      where agency_id = any(${agencies}::uuid[])`.execute(tx)
  }
  await appendJournal(tx, noteOf(system, 'webhook.create', id, { types, from }))
  return { id, secret }
}

/** A webhook of a system, locked. Throws `not-found`. */
async function getWebhook(tx: Transaction, system: SystemState, webhookId: string) {
  const webhook = await tx
    .selectFrom('webhook')
    .select(['id', 'url', 'types', 'state', 'secret'])
    .where('id', '=', webhookId)
    .where('account_id', '=', system.id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (webhook === undefined) throw new AppError('not-found')
  return webhook
}

/** Changes where to and what is told, pauses, or goes on at once. */
export async function changeWebhook(
  tx: Transaction,
  config: Config,
  system: SystemState,
  webhookId: string,
  { url, types, state }: z.output<typeof changedWebhookSchema>,
): Promise<void> {
  const { url: oldUrl, types: oldTypes, state: oldState } = await getWebhook(tx, system, webhookId)
  if (url !== undefined) checkUrl(new URL(url), config.webhookAllow)
  await tx
    .updateTable('webhook')
    .set({
      ...(url === undefined ? {} : { url }),
      ...(types === undefined ? {} : { types: [...new Set(types)] }),
      ...(state === 'active'
        ? { state, paused_because: null, failures: 0, retry_at: null }
        : state === 'paused'
          ? { state, paused_because: 'person' as const }
          : {}),
    })
    .where('id', '=', webhookId)
    .execute()
  await appendJournal(tx, {
    ...noteOf(system, 'webhook.update', webhookId, { types, state }),
    before: { url: oldUrl, types: oldTypes, state: oldState },
    after: { url: url ?? oldUrl, types: types ?? oldTypes, state: state ?? oldState },
  })
}

/** Takes a webhook away: nothing more is sent. */
export async function removeWebhook(tx: Transaction, system: SystemState, webhookId: string): Promise<void> {
  await getWebhook(tx, system, webhookId)
  await tx.updateTable('webhook').set({ removed_at: new Date() }).where('id', '=', webhookId).execute()
  await appendJournal(tx, noteOf(system, 'webhook.remove', webhookId, {}))
}

/** What a test delivery needs, and a note that somebody asked for one. */
export async function prepareTest(tx: Transaction, system: SystemState, webhookId: string) {
  const webhook = await getWebhook(tx, system, webhookId)
  await appendJournal(tx, noteOf(system, 'webhook.update', webhookId, { test: true }))
  return webhook
}

function noteOf(
  { id, agencyId }: SystemState,
  action: 'webhook.create' | 'webhook.update' | 'webhook.remove',
  webhook: string,
  detail: Readonly<Record<string, unknown>>,
) {
  return { agencyId, action, subject: `system:${id}`, detail: { webhook, ...detail } }
}
