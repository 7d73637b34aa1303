import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { findJurisdiction } from '../../access/jurisdiction.ts'
import { systemAgencyId } from '../../journal/append.ts'
import type { Database, Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { type Cursor, isTold } from '../changes/cursor.ts'
import { listChanges } from '../changes/list-changes.ts'
import { changeActions, readWindow } from '../changes/read-window.ts'
import { followedAgencies } from '../changes/routes.ts'
import { type Change, type ChangeType, changeTypeSchema } from '../changes/schema.ts'

/** A webhook that something may be sent to. */
export interface ActiveWebhook {
  readonly id: string
  readonly accountId: string
  readonly url: string
  readonly types: readonly ChangeType[]
  /** Encrypted. */
  readonly secret: Buffer
  readonly failures: number
}

/** A webhook that is active, whose system is enabled and whose time has come; undefined otherwise. */
export async function findActive(tx: Transaction, webhookId: string): Promise<ActiveWebhook | undefined> {
  const [webhook] = await selectActive(tx).where('webhook.id', '=', webhookId).execute()
  return webhook && readActive(webhook)
}

/** All of them. */
export async function listActive(tx: Transaction): Promise<readonly ActiveWebhook[]> {
  return (await selectActive(tx).execute()).map(readActive)
}

function selectActive(tx: Transaction) {
  return tx
    .selectFrom('webhook')
    .innerJoin('account', 'account.id', 'webhook.account_id')
    .select(['webhook.id', 'webhook.account_id', 'webhook.url', 'webhook.types', 'webhook.secret'])
    .select('webhook.failures')
    .where('webhook.state', '=', 'active')
    .where('webhook.removed_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .where(eb => eb.or([eb('webhook.retry_at', 'is', null), eb('webhook.retry_at', '<=', new Date())]))
}

type ActiveRow = Awaited<ReturnType<ReturnType<typeof selectActive>['execute']>>[number]

function readActive({ account_id: accountId, types, ...row }: ActiveRow): ActiveWebhook {
  return { ...row, accountId, types: types.map(type => changeTypeSchema.parse(type)) }
}

/** What a webhook's system may be told of today; undefined when it may not read records any more. */
export async function findSight(
  tx: Transaction,
  { accountId }: Pick<ActiveWebhook, 'accountId'>,
): Promise<Jurisdiction | undefined> {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'agency_id', 'role', 'rights'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const holder = { id: account.id, agencyId: account.agency_id, role: account.role, only: account.rights }
  return findJurisdiction(tx, holder, 'records.read')
}

/** The agencies whose journal has something that a webhook has not been told, those that waited longest first. */
export async function listDueAgencies(
  tx: Transaction,
  webhookId: string,
  sight: Jurisdiction,
): Promise<readonly string[]> {
  const agencies = (followedAgencies(sight) ?? []).filter(id => id !== systemAgencyId)
  const { rows } = await sql<{ agency_id: string }>`
    select h.agency_id from journal_head h
    left join webhook_cursor c on c.webhook_id = ${webhookId} and c.agency_id = h.agency_id
    where h.agency_id = any(${agencies}::uuid[]) and (c.row is not null or exists (
      select from journal j where j.agency_id = h.agency_id and j.sequence > coalesce(c.sequence, 0) and j.action in (${changeActions})))
    order by h.at`.execute(tx)
  return rows.map(row => row.agency_id)
}

/** A batch that is about to be sent: stored already, so that it keeps its id whatever happens. */
export interface OpenDelivery {
  readonly id: string
  readonly agencyId: string
  readonly from: Cursor
  readonly to: Cursor
  readonly attempts: number
  readonly changes: readonly Change[]
}

/**
 * The batch of an agency that a webhook gets next: the one that was begun and did not arrive, else a new one, which is stored. Undefined
 * when there is nothing for it to be told; how far that reaches is noted.
 */
export async function openDelivery(
  database: Database,
  webhook: ActiveWebhook,
  agencyId: string,
  sight: Jurisdiction,
  limit: number,
): Promise<OpenDelivery | undefined> {
  const everything = { scope: 'all' } as const
  const { from, begun, window } = await database.transaction(everything, async tx => {
    const from = await findCursor(tx, webhook.id, agencyId)
    const begun = await findBegun(tx, webhook.id, agencyId)
    return { from, begun, window: await readWindow(tx, agencyId, from, limit) }
  })
  const page = await database.transaction(sight, tx => listChanges(tx, agencyId, from, window, limit))
  const to = begun?.to ?? page.next
  const changes = page.changes
    .filter(({ place, type }) => webhook.types.includes(type) && isTold(place, to))
    .map(({ place: _, ...change }) => change)
  return database.transaction(everything, async tx => {
    if (begun !== undefined) return { ...begun, agencyId, from, changes }
    if (changes.length === 0) {
      await moveCursor(tx, webhook.id, agencyId, to)
      return undefined
    }
    const id = newId()
    await tx
      .insertInto('webhook_delivery')
      .values({
        id,
        webhook_id: webhook.id,
        agency_id: agencyId,
        to_sequence: to.sequence,
        to_row: to.row,
        changes: changes.length,
      })
      .execute()
    return { id, agencyId, from, to, attempts: 0, changes }
  })
}

async function findCursor(tx: Transaction, webhookId: string, agencyId: string): Promise<Cursor> {
  const cursor = await tx
    .selectFrom('webhook_cursor')
    .select(['sequence', 'row'])
    .where('webhook_id', '=', webhookId)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst()
  return cursor ?? { sequence: 0, row: null }
}

async function findBegun(
  tx: Transaction,
  webhookId: string,
  agencyId: string,
): Promise<Pick<OpenDelivery, 'id' | 'to' | 'attempts'> | undefined> {
  const row = await tx
    .selectFrom('webhook_delivery')
    .select(['id', 'to_sequence', 'to_row', 'attempts'])
    .where('webhook_id', '=', webhookId)
    .where('agency_id', '=', agencyId)
    .where('delivered_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, attempts: row.attempts, to: { sequence: row.to_sequence, row: row.to_row } }
}

/** Everything up to here is told. */
export async function moveCursor(
  tx: Transaction,
  webhookId: string,
  agencyId: string,
  { sequence, row }: Cursor,
): Promise<void> {
  await tx
    .insertInto('webhook_cursor')
    .values({ webhook_id: webhookId, agency_id: agencyId, sequence, row })
    .onConflict(conflict => conflict.columns(['webhook_id', 'agency_id']).doUpdateSet({ sequence, row }))
    .execute()
}
