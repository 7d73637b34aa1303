import { sql } from 'kysely'
import { roleTable } from '../../access/rights.ts'
import { roles } from '../../access/schema.ts'
import { getBook } from '../../inventory/list-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readSetup } from '../setup/read-setup.ts'
import type { HandedBatch, HandedBatches } from './schema.ts'
import { secondFields } from './second-fields.ts'
import { isDrawn, waitsForFirst, waitsForSecond } from './waiting.ts'

/** So many batches of a book are listed, those in work first. */
const mostListed = 500

/** The batches of a book, who can be handed one, and what is left to hand out. `agency`: of whoever asks. Throws `not-found`. */
export async function listBatches(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  agency: string,
): Promise<HandedBatches> {
  await getBook(tx, agencyId, bookId)
  return {
    batches: await selectBatches(tx, agencyId, bookId),
    keyers: await selectKeyers(tx, agencyId, bookId, agency),
    waiting: await countWaiting(tx, agencyId, bookId),
  }
}

type BatchRow = Omit<
  HandedBatch,
  'account' | 'handedAt' | 'offlineAt' | 'lastSavedAt' | 'finishedAt' | 'revokedAt'
> & {
  readonly account: HandedBatch['account']
  readonly times: Readonly<Record<'handed' | 'offline' | 'saved' | 'finished' | 'revoked', string | null>>
}

async function selectBatches(tx: Transaction, agencyId: string, bookId: string): Promise<HandedBatch[]> {
  const { rows } = await sql<BatchRow>`
    select batch.id, batch.pass, jsonb_build_object('id', account.id, 'username', account.username, 'displayName', account.display_name) as account,
      (select display_name from account handing where handing.id = batch.handed_by) as "handedBy", counted.total, counted.done, counted.parked, counted.open, counted.begun,
      jsonb_build_object('handed', batch.handed_at, 'offline', batch.offline_at, 'saved', counted.saved, 'finished', batch.finished_at, 'revoked', batch.revoked_at) as times
    from keying_batch batch join account on account.id = batch.account_id
      cross join lateral (
        select count(*) filter (where task.state <> 'withdrawn') as total, count(*) filter (where task.state = 'done') as done,
          count(*) filter (where task.state = 'parked') as parked, count(*) filter (where task.state = 'open') as open,
          count(*) filter (where task.state = 'open' and keying.task_id is not null) as begun, max(keying.saved_at) as saved
        from keying_task task left join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
        where task.agency_id = batch.agency_id and task.batch_id = batch.id) counted
    where batch.agency_id = ${agencyId} and batch.book_id = ${bookId}
    order by batch.finished_at is not null or batch.revoked_at is not null, batch.handed_at desc limit ${mostListed}`.execute(
    tx,
  )
  const at = (time: string | null) => (time === null ? null : new Date(time).toISOString())
  return rows.map(({ times, ...batch }) => ({
    ...batch,
    handedAt: at(times.handed) ?? '',
    offlineAt: at(times.offline),
    lastSavedAt: at(times.saved),
    finishedAt: at(times.finished),
    revokedAt: at(times.revoked),
  }))
}

const keyingRoles = roles.filter(role => roleTable[role].rights['keying.key'] !== undefined)
const officeRoles = keyingRoles.filter(role => roleTable[role].rights['keying.key'] !== 'assigned')

async function selectKeyers(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  agency: string,
): Promise<HandedBatches['keyers']> {
  const { rows } = await sql<HandedBatches['keyers'][number]>`
    select account.id, account.username, account.display_name as "displayName" from account
    where account.disabled_at is null and account.role = any(${keyingRoles}::text[]) and (
      (account.agency_id = ${agency} and account.role = any(${officeRoles}::text[])) or exists (
        select from assignment where assignment.account_id = account.id and assignment.agency_id = ${agencyId} and assignment.book_id = ${bookId}))
    order by account.display_name, account.username`.execute(tx)
  return rows
}

async function countWaiting(
  tx: Transaction,
  agencyId: string,
  bookId: string,
): Promise<HandedBatches['waiting']> {
  const setup = await readSetup(tx, agencyId, bookId)
  const [drawn, others] = [true, false].map(lot => secondFields(setup, lot).length > 0)
  const { rows } = await sql<HandedBatches['waiting']>`
    select count(*) filter (where ${waitsForFirst}) as first,
      count(*) filter (where ${waitsForSecond} and case when ${isDrawn(setup.sampleShare)} then ${drawn}::boolean else ${others}::boolean end) as second
    from entry where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.status = 'assigned'`.execute(
    tx,
  )
  return rows[0] ?? { first: 0, second: 0 }
}
