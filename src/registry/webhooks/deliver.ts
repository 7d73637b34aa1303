import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { programVersion } from '../../platform/program.ts'
import { unseal } from '../../platform/secret-box.ts'
import { formatCursor } from '../changes/cursor.ts'
import {
  type ActiveWebhook,
  findActive,
  findSight,
  listActive,
  listDueAgencies,
  moveCursor,
  type OpenDelivery,
  openDelivery,
} from './open-delivery.ts'
import { post } from './post.ts'
import { formatSignature } from './sign.ts'

/** How patient deliveries are; times in seconds. Tests give shorter ones. */
export interface DeliveryPace {
  /** After the first failure, the second …; past the last the webhook is paused. */
  readonly retryAfter: readonly number[]
  /** How long a receiver may take to answer. */
  readonly timeout: number
  /** How long a process has a webhook for itself without a sign of life: longer than `timeout`. */
  readonly hold: number
  /** Changes in a batch. */
  readonly batch: number
}

const hour = 3600
/** 1 minute … 6 hours, for three days. */
export const standardPace: DeliveryPace = {
  retryAfter: [60, 300, 900, hour, 3 * hour, ...Array.from({ length: 12 }, () => 6 * hour)],
  timeout: 10,
  hold: 30,
  batch: 100,
}

/** Batches that one webhook gets before the others are looked at again. */
const batchesAtOnce = 20
/** Delivered batches that are kept for the screen. */
const keptDeliveries = 50

const everything = { scope: 'all' } as const

/** Tells every webhook what it has not been told: one process at a time each, one batch after the other. */
export async function deliverWebhooks(app: App, pace: DeliveryPace = standardPace): Promise<void> {
  const waiting = [...(await app.database.transaction(everything, listActive))]
  // A receiver that does not answer keeps none but its own waiting.
  const lane = async () => {
    for (let webhook = waiting.shift(); webhook !== undefined; webhook = waiting.shift())
      await serve(app, webhook, pace).catch((error: unknown) => {
        const code = error instanceof AppError ? error.code : undefined
        app.log.error({ webhook: webhook?.id, code }, 'a webhook was not served')
      })
  }
  await Promise.all(Array.from({ length: 4 }, lane))
}

async function serve(app: App, { id, accountId }: ActiveWebhook, pace: DeliveryPace): Promise<void> {
  for (let batch = 0; batch < batchesAtOnce; batch++) {
    const next = await app.database.transaction(everything, async tx => {
      const webhook = await findActive(tx, id)
      if (webhook === undefined) return undefined
      const sight = await findSight(tx, { accountId })
      if (sight === undefined) {
        await pause(tx, webhook, 'no-right')
        return undefined
      }
      const [agencyId] = await listDueAgencies(tx, id, sight)
      if (agencyId === undefined || !(await hold(tx, id, pace.hold, batch === 0))) return undefined
      return { webhook, sight, agencyId }
    })
    if (next === undefined) return batch === 0 ? undefined : release(app, id)
    const { webhook, sight, agencyId } = next
    const delivery = await openDelivery(app.database, webhook, agencyId, sight, pace.batch)
    if (delivery !== undefined && !(await send(app, webhook, delivery, pace))) break
  }
  await release(app, id)
}

/** Takes a webhook for this process, or keeps it; false when another has it. */
async function hold(tx: Transaction, id: string, seconds: number, isFirst: boolean): Promise<boolean> {
  const { rows } = await sql`
    update webhook set held_until = now() + make_interval(secs => ${seconds})
    where id = ${id} and (not ${isFirst}::boolean or held_until is null or held_until < now()) returning id`.execute(
    tx,
  )
  return rows.length > 0
}

function release(app: App, id: string): Promise<void> {
  return app.database.transaction(everything, async tx => {
    await tx.updateTable('webhook').set({ held_until: null }).where('id', '=', id).execute()
  })
}

/** What came of one try. */
export interface Outcome {
  readonly arrived: boolean
  readonly status: number | null
  readonly problem: string | null
}

/** Sends one batch and notes what came of it; whether it arrived. Killed in between, it is sent once more under the same id. */
async function send(
  app: App,
  webhook: ActiveWebhook,
  delivery: OpenDelivery,
  pace: DeliveryPace,
): Promise<boolean> {
  const body = await app.database.transaction(everything, async tx => {
    const agency = await tx
      .selectFrom('agency')
      .select(['id', 'code'])
      .where('id', '=', delivery.agencyId)
      .executeTakeFirstOrThrow()
    return { delivery: delivery.id, webhook: webhook.id, agency, changes: delivery.changes }
  })
  const outcome =
    delivery.changes.length === 0
      ? { arrived: true, status: null, problem: null }
      : await trySending(app, webhook, body, pace)
  await app.database.transaction(everything, tx =>
    outcome.arrived
      ? noteArrival(tx, webhook, delivery, outcome)
      : noteFailure(tx, webhook, delivery, outcome, pace),
  )
  return outcome.arrived
}

/** Signs and posts a body. The secret is whole only here. */
export async function trySending(
  app: App,
  webhook: Pick<ActiveWebhook, 'id' | 'url' | 'secret'>,
  content: { readonly delivery: string },
  { timeout }: Pick<DeliveryPace, 'timeout'>,
): Promise<Outcome> {
  try {
    const secret = await unseal(app.config, `webhook:${webhook.id}`, webhook.secret)
    const body = JSON.stringify(content)
    const status = await post({
      url: webhook.url,
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': `SoGoc/${programVersion}`,
        'sogoc-delivery': content.delivery,
        'sogoc-signature': formatSignature(secret, body, new Date()),
      },
      allowed: app.config.webhookAllow,
      timeoutMs: timeout * 1000,
    })
    return { arrived: status >= 200 && status < 300, status, problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { arrived: false, status: null, problem: error.code }
  }
}

async function noteArrival(
  tx: Transaction,
  { id, accountId }: ActiveWebhook,
  { id: deliveryId, agencyId, from, to, attempts, changes }: OpenDelivery,
  { status }: Outcome,
): Promise<void> {
  const now = new Date()
  const done = await tx
    .updateTable('webhook_delivery')
    .set({ status, problem: null, attempts: attempts + 1, tried_at: now, delivered_at: now })
    .where('id', '=', deliveryId)
    .where('delivered_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  // Another process had taken over meanwhile, and has noted it.
  if (done === undefined) return
  await moveCursor(tx, id, agencyId, to)
  await tx.updateTable('webhook').set({ failures: 0, retry_at: null }).where('id', '=', id).execute()
  await sql`
    delete from webhook_delivery where webhook_id = ${id} and delivered_at is not null and id not in (
      select id from webhook_delivery where webhook_id = ${id} order by id desc limit ${keptDeliveries})`.execute(
    tx,
  )
  await appendJournal(tx, {
    agencyId,
    accountId,
    action: 'records.changes',
    subject: `agency:${agencyId}`,
    detail: { webhook: id, after: formatCursor(from), next: formatCursor(to), count: changes.length },
  })
}

async function noteFailure(
  tx: Transaction,
  webhook: ActiveWebhook,
  delivery: OpenDelivery,
  { status, problem }: Outcome,
  { retryAfter }: DeliveryPace,
): Promise<void> {
  await tx
    .updateTable('webhook_delivery')
    .set({ status, problem, attempts: delivery.attempts + 1, tried_at: new Date() })
    .where('id', '=', delivery.id)
    .execute()
  const seconds = retryAfter[webhook.failures]
  if (seconds === undefined) return pause(tx, webhook, 'failing')
  await sql`
    update webhook set failures = failures + 1, retry_at = now() + make_interval(secs => ${seconds})
    where id = ${webhook.id}`.execute(tx)
}

async function pause(
  tx: Transaction,
  { id, accountId, failures }: ActiveWebhook,
  reason: 'failing' | 'no-right',
): Promise<void> {
  await tx
    .updateTable('webhook')
    .set({ state: 'paused', paused_because: reason, retry_at: null })
    .where('id', '=', id)
    .execute()
  const { agency_id: agencyId } = await tx
    .selectFrom('account')
    .select('agency_id')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  await appendJournal(tx, {
    agencyId,
    action: 'webhook.pause',
    subject: `system:${accountId}`,
    detail: { webhook: id, because: reason, failures },
  })
}
