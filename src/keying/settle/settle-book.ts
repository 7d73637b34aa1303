import { sql } from 'kysely'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { secondFields } from '../batches/second-fields.ts'
import { isDrawn } from '../batches/waiting.ts'
import { measureGold } from '../gold/measure-gold.ts'
import { readSetup, type Setup } from '../setup/read-setup.ts'
import { addDifferences, type KeyedEntry } from './add-differences.ts'
import { settleEntries } from './settle-entries.ts'

/** Entries a transaction: some milliseconds each, so that nobody who saves waits for long. */
const atOnce = 100

/** What was done of a book. `left`: there is more of it. */
export interface Settling {
  readonly settled: number
  readonly differences: number
  readonly left: boolean
}

/**
 * Settles some of what was keyed of a book: gold is measured, what was keyed twice is compared, and what agrees (or was keyed once) becomes the
 * book's data. Only batches that are finished or were taken back: until then whoever keys may still change their mind. A task that somebody saves at this moment is
 * left; its saving asks again. Needs a transaction of scope 'all'. Throws `not-found`, `book.closed`.
 */
export async function settleSome(tx: Transaction, book: BookRef): Promise<Settling> {
  const { agencyId, bookId } = book
  await requireOpenBook(tx, agencyId, bookId)
  const measured = await settleGold(tx, book)
  const setup = await readSetup(tx, agencyId, bookId)
  const { ready, isAll } = await lockReady(tx, book, setup)
  const differences = await addDifferences(tx, book, ready)
  await markSettled(tx, book, ready)
  const settled = await settleEntries(
    tx,
    agencyId,
    ready.map(({ entry }) => entry),
  )
  if (ready.length > 0) {
    const detail = { compared: ready.filter(({ second }) => second !== null).length, differences, settled }
    await appendJournal(tx, {
      ...{ agencyId, accountId: null, action: 'keying.settle', subject: `book:${bookId}`, detail },
    })
  }
  return { settled, differences, left: (ready.length > 0 && !isAll) || measured === atOnce }
}

const isOver = (batch: string) =>
  sql`(${sql.ref(`${batch}.finished_at`)} is not null or ${sql.ref(`${batch}.revoked_at`)} is not null)`

/** Measures gold tasks; returns how many. */
async function settleGold(tx: Transaction, { agencyId, bookId }: BookRef): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select task.id from keying_task task join keying_batch batch on batch.agency_id = task.agency_id and batch.id = task.batch_id
    where task.agency_id = ${agencyId} and task.book_id = ${bookId} and task.gold and task.settled_at is null
      and task.state in ('done', 'parked') and ${isOver('batch')}
    order by task.id limit ${atOnce} for no key update of task skip locked`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await measureGold(tx, agencyId, ids)
  return ids.length
}

async function lockReady(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  setup: Setup,
): Promise<{ readonly ready: readonly KeyedEntry[]; readonly isAll: boolean }> {
  const [drawn, others] = [true, false].map(lot => secondFields(setup, lot).length > 0)
  const { rows } = await sql<KeyedEntry>`
    select task.entry_id as entry, task.id as first, second.id as second
    from keying_task task
      join keying_batch batch on batch.agency_id = task.agency_id and batch.id = task.batch_id
      join entry on entry.agency_id = task.agency_id and entry.id = task.entry_id
      left join keying_task second on second.agency_id = task.agency_id and second.entry_id = task.entry_id and second.pass = 2
        and not second.gold and second.state <> 'withdrawn'
      left join keying_batch later on later.agency_id = second.agency_id and later.id = second.batch_id
    where task.agency_id = ${agencyId} and task.book_id = ${bookId} and task.pass = 1 and not task.gold
      and task.state = 'done' and task.settled_at is null and ${isOver('batch')} and entry.status = 'assigned'
      and case when second.id is not null then second.state = 'done' and second.settled_at is null and ${isOver('later')}
        when ${isDrawn(setup.sampleShare)} then not ${drawn}::boolean else not ${others}::boolean end
    order by task.id limit ${atOnce} for no key update of task skip locked`.execute(tx)
  const seconds = rows.flatMap(({ second }) => second ?? [])
  const { rows: held } = await sql<{ id: string }>`
    select id from keying_task where agency_id = ${agencyId} and id = any(${seconds}::uuid[]) and state = 'done' and settled_at is null
    order by id for no key update skip locked`.execute(tx)
  const locked = new Set(held.map(({ id }) => id))
  const ready = rows.filter(({ second }) => second === null || locked.has(second))
  return { ready, isAll: rows.length < atOnce }
}

/** With what was keyed of entries that a second reader has finished since. */
async function markSettled(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  ready: readonly KeyedEntry[],
): Promise<void> {
  const tasks = ready.flatMap(({ first, second }) => (second === null ? [first] : [first, second]))
  await sql`
    update keying_task task set settled_at = now()
    where task.agency_id = ${agencyId} and (task.id = any(${tasks}::uuid[]) or task.id in (
      select other.id from keying_task other join entry on entry.agency_id = other.agency_id and entry.id = other.entry_id
      where other.agency_id = ${agencyId} and other.book_id = ${bookId} and not other.gold and other.settled_at is null
        and other.state in ('done', 'parked') and entry.status <> 'assigned'
      for no key update of other skip locked))`.execute(tx)
}
