import { sql } from 'kysely'
import { findOrigin, type Transaction } from '../platform/postgres/database.ts'
import { dayAfter, startOf } from '../platform/vietnam-day.ts'
import type { JournalAction } from './action.ts'
import { digestState, firstPrevious, hashRow } from './canonical.ts'

/**
 * One event of the journal. `agencyId` defaults to the system chain; `accountId` to who the transaction runs for, null is the
 * program itself. From where comes from the transaction.
 */
export interface JournalEvent {
  readonly agencyId?: string
  readonly accountId?: string | null
  readonly action: JournalAction
  /** What it was done to, e.g. `record:0198…` or `book:0198…`. */
  readonly subject: string
  /** Plain JSON; no names or other personal data. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** The subject's state before and after a change: only digests of them are kept. */
  readonly before?: unknown
  readonly after?: unknown
}

/** The chain of events that belong to no agency; only a transaction of scope 'all' may write it. */
export const systemAgencyId = '00000000-0000-0000-0000-000000000000'

/**
 * Adds an event to its agency's chain, in the caller's transaction: what was done and that it was done stand or fall
 * together. Writers of one agency wait for each other from here to the end of the transaction, so call it last.
 */
export async function appendJournal(tx: Transaction, event: JournalEvent): Promise<void> {
  const agencyId = event.agencyId ?? systemAgencyId
  const head = (await lockHead(tx, agencyId)) ?? (await createHead(tx, agencyId))
  // What is hashed is what will be read back, so undefined members and the like go first.
  const detail = JSON.stringify(event.detail ?? {})
  const origin = findOrigin(tx)
  const row = {
    agencyId,
    sequence: head.sequence + 1,
    // Never before the row above or the end of a sealed day, even when the clocks of two machines differ.
    at: new Date(Math.max(Date.now(), head.at.getTime())).toISOString(),
    accountId: event.accountId === undefined ? (origin?.accountId ?? null) : event.accountId,
    address: origin?.address ?? null,
    action: event.action,
    subject: event.subject,
    detail: JSON.parse(detail),
    before: event.before === undefined ? null : digestState(event.before),
    after: event.after === undefined ? null : digestState(event.after),
  }
  const hash = hashRow(head.hash, row)
  await sql`
    with head as (
      update journal_head set sequence = ${row.sequence}, hash = ${hash}, at = ${row.at} where agency_id = ${agencyId})
    insert into journal (agency_id, sequence, at, account_id, address, action, subject, detail, before, after, previous, hash)
    values (${agencyId}, ${row.sequence}, ${row.at}, ${row.accountId}, ${row.address}, ${row.action}, ${row.subject},
      ${detail}, ${row.before}, ${row.after}, ${head.hash}, ${hash})`.execute(tx)
}

interface Head {
  readonly sequence: number
  readonly hash: Buffer
  readonly at: Date
}

function lockHead(tx: Transaction, agencyId: string): Promise<Head | undefined> {
  return tx
    .selectFrom('journal_head')
    .select(['sequence', 'hash', 'at'])
    .where('agency_id', '=', agencyId)
    .forUpdate()
    .executeTakeFirst()
}

/** A new chain begins after the last sealed day: that day's seal says that there was no such chain. */
async function createHead(tx: Transaction, agencyId: string): Promise<Head> {
  const { day } = await tx
    .selectFrom('journal_anchor')
    .select(eb => eb.fn.max<string | null>('day').as('day'))
    .executeTakeFirstOrThrow()
  const at = day === null ? new Date(0) : startOf(dayAfter(day))
  await tx
    .insertInto('journal_head')
    .values({ agency_id: agencyId, sequence: 0, hash: firstPrevious, at })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const head = await lockHead(tx, agencyId)
  if (head === undefined) throw new Error('the head of a chain vanished')
  return head
}
