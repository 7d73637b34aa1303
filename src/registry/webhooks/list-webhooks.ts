import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { changeTypeSchema } from '../changes/schema.ts'
import { type Webhook, webhookSchema } from './schema.ts'

/** Deliveries that the screen shows of each webhook. */
const shown = 10

/** The webhooks of a system with their last deliveries, in a transaction of scope 'all'. */
export async function listWebhooks(tx: Transaction, systemId: string): Promise<Webhook[]> {
  const webhooks = await tx
    .selectFrom('webhook')
    .select(['id', 'url', 'types', 'state', 'paused_because', 'failures', 'retry_at', 'created_at'])
    .where('account_id', '=', systemId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  const deliveries = await listDeliveries(
    tx,
    webhooks.map(({ id }) => id),
  )
  return webhooks.map(row => ({
    id: row.id,
    url: row.url,
    types: row.types.map(type => changeTypeSchema.parse(type)),
    state: row.state,
    pausedBecause: webhookSchema.shape.pausedBecause.parse(row.paused_because),
    failures: row.failures,
    retryAt: row.retry_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    deliveries: deliveries
      .filter(({ webhook_id }) => webhook_id === row.id)
      .map(delivery => ({
        id: delivery.id,
        agency: { id: delivery.agency_id, code: delivery.code, name: delivery.name },
        changes: delivery.changes,
        attempts: delivery.attempts,
        status: delivery.status,
        problem: delivery.problem,
        triedAt: delivery.tried_at?.toISOString() ?? null,
        deliveredAt: delivery.delivered_at?.toISOString() ?? null,
      })),
  }))
}

interface DeliveryRow {
  readonly webhook_id: string
  readonly id: string
  readonly agency_id: string
  readonly code: string
  readonly name: string
  readonly changes: number
  readonly attempts: number
  readonly status: number | null
  readonly problem: string | null
  readonly tried_at: Date | null
  readonly delivered_at: Date | null
}

async function listDeliveries(
  tx: Transaction,
  webhookIds: readonly string[],
): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select d.*, a.code, a.name from unnest(${webhookIds}::uuid[]) as w (id)
    cross join lateral (
      select webhook_id, id, agency_id, changes, attempts, status, problem, tried_at, delivered_at from webhook_delivery
      where webhook_id = w.id order by id desc limit ${shown}) d
    join agency a on a.id = d.agency_id
    order by d.id desc`.execute(tx)
  return rows
}
