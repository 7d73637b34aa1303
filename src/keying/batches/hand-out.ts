import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { drawGold } from '../gold/draw-gold.ts'
import { requestReading } from '../reading/request-reading.ts'
import { readSetup, type Setup } from '../setup/read-setup.ts'
import { secondFields } from './second-fields.ts'
import { isDrawn, isNewTo, waitsForFirst, waitsForSecond } from './waiting.ts'

/** For whom a batch is, and by whom; how many entries (null: as many as the book's setup says) and of which pass (null: the first while it lasts). */
export interface HandingOut {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId: string
  readonly handedBy: string | null
  readonly size: number | null
  readonly pass: 1 | 2 | null
}

/** What a batch is made of. */
interface Share {
  readonly pass: 1 | 2
  readonly fields: readonly string[]
  readonly entries: readonly string[]
}

/**
 * Hands the next entries of a book to somebody, in their order; undefined when nothing is left for this person. Needs a transaction of scope
 * 'all' (gold entries are hidden from who keys); the book is held, so that two who ask at once never get the same. Throws `not-found`, `book.closed`.
 */
export async function handOut(tx: Transaction, handing: HandingOut): Promise<string | undefined> {
  const { agencyId, bookId, accountId, handedBy, pass } = handing
  await requireOpenBook(tx, agencyId, bookId)
  const setup = await readSetup(tx, agencyId, bookId)
  const size = handing.size ?? setup.batchSize
  const share =
    (pass === 2 ? undefined : await takeFirst(tx, handing, setup, size)) ??
    (pass === 1 ? undefined : await takeSecond(tx, handing, setup, size))
  if (share === undefined) return undefined
  const gold = await drawGold(tx, { agencyId, bookId, accountId, count: countGold(setup.goldShare, size) })
  const batchId = newId()
  await sql`
    insert into keying_batch (agency_id, id, book_id, pass, account_id, handed_by)
    values (${agencyId}, ${batchId}, ${bookId}, ${share.pass}, ${accountId}, ${handedBy})`.execute(tx)
  const entries = await addTasks(tx, handing, batchId, share, gold)
  await bringBack(tx, agencyId, batchId)
  if (share.pass === 1 && setup.script === 'print') await requestReading(tx, [handing], { soon: true })
  const detail = { batch: batchId, account: accountId, pass: share.pass, entries }
  await appendJournal(tx, { agencyId, action: 'keying.hand-out', subject: `book:${bookId}`, detail })
  return batchId
}

async function takeFirst(
  tx: Transaction,
  { agencyId, bookId }: HandingOut,
  { fields }: Setup,
  size: number,
): Promise<Share | undefined> {
  const { rows } = await sql<{ id: string }>`
    select entry.id from entry where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and ${waitsForFirst}
    order by entry.position limit ${size}`.execute(tx)
  return rows.length === 0 ? undefined : { pass: 1, fields, entries: rows.map(({ id }) => id) }
}

/** One batch has entries that are keyed in the same fields: those on which the lot fell before the others. */
async function takeSecond(
  tx: Transaction,
  { agencyId, bookId, accountId }: HandingOut,
  setup: Setup,
  size: number,
): Promise<Share | undefined> {
  for (const drawn of setup.mode === 'sample' ? [true, false] : [false]) {
    const fields = secondFields(setup, drawn)
    if (fields.length === 0) continue
    const lot = setup.mode === 'sample' ? sql`${isDrawn(setup.sampleShare)} = ${drawn}` : sql`true`
    const { rows } = await sql<{ id: string }>`
      select entry.id from entry
      where entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and ${waitsForSecond} and ${isNewTo(accountId)} and ${lot}
      order by entry.position limit ${size}`.execute(tx)
    if (rows.length > 0) return { pass: 2, fields, entries: rows.map(({ id }) => id) }
  }
  return undefined
}

/** By lot where the share of a batch is no whole number, so that nobody can count on one in every batch. */
function countGold(share: number, size: number): number {
  return Math.floor(share * size + Math.random())
}

/**
 * Gold entries stand among the others in the order of the book: one from further on or further back looks like what was left of a batch
 * that was taken back. Returns how many tasks there are.
 */
async function addTasks(
  tx: Transaction,
  { agencyId, bookId }: HandingOut,
  batchId: string,
  { pass, fields, entries }: Share,
  gold: readonly string[],
): Promise<number> {
  const mixed = [
    ...entries.map(entry => ({ entry, gold: false })),
    ...gold.filter(entry => !entries.includes(entry)).map(entry => ({ entry, gold: true })),
  ]
  // Ids tell in which order they were made: that of the batch.
  const ids = mixed.map(() => newId())
  await sql`
    insert into keying_task (agency_id, id, book_id, entry_id, batch_id, pass, position, fields, gold)
    select ${agencyId}, (${ids}::uuid[])[place], ${bookId}, entry, ${batchId}, ${pass}, place, ${fields}::text[], gold
    from (
      select mixed.entry, mixed.gold, row_number() over (order by entry.position, entry.id) as place
      from jsonb_to_recordset(${JSON.stringify(mixed)}::jsonb) as mixed (entry uuid, gold boolean)
        join entry on entry.agency_id = ${agencyId} and entry.id = mixed.entry) placed`.execute(tx)
  return mixed.length
}

/** Who gets entries again that were taken back from the same person goes on with what was keyed then. */
async function bringBack(tx: Transaction, agencyId: string, batchId: string): Promise<void> {
  await sql`
    insert into keying (agency_id, task_id, book_id, account_id, "values", doubts, sources, note, revision, began_at)
    select task.agency_id, task.id, task.book_id, batch.account_id, before."values", before.doubts, before.sources, before.note, before.revision, before.began_at
    from keying_batch batch
      join keying_task task on task.agency_id = batch.agency_id and task.batch_id = batch.id
      join lateral (
        select keying.* from keying_task earlier
          join keying on keying.agency_id = earlier.agency_id and keying.task_id = earlier.id and keying.account_id = batch.account_id
        where earlier.agency_id = task.agency_id and earlier.entry_id = task.entry_id and earlier.pass = task.pass and earlier.state = 'withdrawn'
        order by keying.saved_at desc limit 1) before on true
    where batch.agency_id = ${agencyId} and batch.id = ${batchId}`.execute(tx)
}
