import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import type { Keying, SavedKeyings } from '../schema.ts'
import { requestSettling } from '../settle/request-settling.ts'
import type { BatchRef } from './read-pack.ts'

/** A task that something is saved of, as it was before. */
interface SavedTask {
  readonly id: string
  readonly state: 'open' | 'done' | 'parked' | 'withdrawn'
  readonly settled: boolean
  /** Of what is saved already; 0: nothing is. */
  readonly revision: number
  readonly content: Pick<Keying, 'values' | 'doubts' | 'sources' | 'note'> | null
}

interface SavedBatch {
  readonly bookId: string
  readonly kind: string
  /** As messages call it: KS.1998.01. */
  readonly name: string
  readonly closed: boolean
  readonly revoked: boolean
}

/**
 * Saves what was keyed of some tasks of one's own batch. An older revision than what is there, or the same again, is answered as saved. What can't be taken
 * is refused task by task, the rest saved: `keying.elsewhere` (something else under the same revision: the person's other machine), `keying.withdrawn`, `keying.settled`, `keying.field`, `not-found`. Only finished and parked entries
 * are journaled, in one row: writers of an agency's journal wait for each other. Throws `not-found`, `book.closed`.
 */
export async function saveKeyings(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  { id: accountId, language }: Pick<Actor['account'], 'id' | 'language'>,
  keyings: readonly Keying[],
): Promise<SavedKeyings> {
  const batch = await holdBatch(tx, { agencyId, batchId }, accountId)
  const newest = newestOf(keyings)
  const tasks = await lockTasks(tx, { agencyId, batchId }, [...newest.keys()])
  const problems = [...newest.values()].flatMap(keying => {
    const problem = findProblem(batch, tasks.get(keying.task), keying)
    return problem === undefined ? [] : [[keying.task, problem] as const]
  })
  const refusals = new Map(problems)
  const taken = [...newest.values()].filter(({ task }) => !refusals.has(task))
  const newer = taken.filter(({ task, revision }) => revision > (tasks.get(task)?.revision ?? 0))
  if (newer.length > 0) await storeKeyings(tx, { agencyId, batchId }, batch.bookId, accountId, newer)
  const moved = newer.filter(({ task, state }) => state !== tasks.get(task)?.state)
  if (newer.some(({ state }) => state !== 'open') || moved.length > 0)
    await noteProgress(tx, { agencyId, batchId }, batch.bookId, moved)
  return {
    saved: taken.map(({ task, revision }) => ({
      task,
      revision: Math.max(revision, tasks.get(task)?.revision ?? 0),
    })),
    refused: problems.map(([task, error]) => ({ task, code: error.code, message: error.text(language) })),
  }
}

function newestOf(keyings: readonly Keying[]): ReadonlyMap<string, Keying> {
  const newest = new Map<string, Keying>()
  for (const keying of keyings)
    if ((newest.get(keying.task)?.revision ?? -1) < keying.revision) newest.set(keying.task, keying)
  return newest
}

/**
 * The batch, held until the end, so that it is not taken back in between. The book is not: what is keyed changes nothing of it before it is settled,
 * and two hundred people save at once.
 */
async function holdBatch(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  accountId: string,
): Promise<SavedBatch> {
  const { rows } = await sql<SavedBatch>`
    select book.id as "bookId", book.kind, book.kind || '.' || book.year || '.' || book.volume as name, book.closed_at is not null as closed, batch.revoked_at is not null as revoked
    from keying_batch batch join book on book.agency_id = batch.agency_id and book.id = batch.book_id
    where batch.agency_id = ${agencyId} and batch.id = ${batchId} and batch.account_id = ${accountId}
    for no key update of batch`.execute(tx)
  const batch = rows[0]
  if (batch === undefined) throw new AppError('not-found')
  if (batch.closed) throw new AppError('book.closed', { book: batch.name })
  return batch
}

/** Held until the end: settling leaves them. */
async function lockTasks(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SavedTask>> {
  const { rows } = await sql<SavedTask>`
    select task.id, task.state, task.settled_at is not null as settled, coalesce(keying.revision, 0) as revision,
      case when keying.revision is not null then jsonb_build_object(
        'values', keying."values", 'doubts', keying.doubts, 'sources', keying.sources, 'note', keying.note) end as content
    from keying_task task left join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
    where task.agency_id = ${agencyId} and task.batch_id = ${batchId} and task.id = any(${ids}::uuid[])
    order by task.id for no key update of task`.execute(tx)
  return new Map(rows.map(task => [task.id, task]))
}

function findProblem(
  { kind, revoked }: SavedBatch,
  task: SavedTask | undefined,
  keying: Keying,
): AppError | undefined {
  if (task === undefined) return new AppError('not-found')
  // What is there already was saved, whatever became of the task since: the answer was lost on its way.
  if (keying.revision === task.revision && !isSame(task, keying)) return new AppError('keying.elsewhere')
  if (keying.revision <= task.revision) return undefined
  if (task.settled) return new AppError('keying.settled')
  if (revoked || task.state === 'withdrawn') return new AppError('keying.withdrawn')
  const known = new Set(findKind(kind)?.fields.map(({ id }) => id))
  const { values, doubts, sources } = keying
  const field = [values, doubts, sources].flatMap(Object.keys).find(each => !known.has(each))
  return field === undefined ? undefined : new AppError('keying.field', { field })
}

function isSame(
  { state, content }: SavedTask,
  { values, doubts, sources, note, ...keying }: Keying,
): boolean {
  const isSameState = state === keying.state || state === 'withdrawn'
  return isSameState && isDeepStrictEqual(content, { values, doubts, sources, note })
}

async function storeKeyings(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  bookId: string,
  accountId: string,
  keyings: readonly Keying[],
): Promise<void> {
  await sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(keyings)}::jsonb) as wanted
        (task uuid, revision integer, "values" jsonb, doubts jsonb, sources jsonb, state text, note text)
    ), moved as (
      update keying_task task set state = wanted.state from wanted
      where task.agency_id = ${agencyId} and task.batch_id = ${batchId} and task.id = wanted.task and task.state <> wanted.state)
    insert into keying (agency_id, task_id, book_id, account_id, "values", doubts, sources, note, revision, finished_at)
    select ${agencyId}, task, ${bookId}, ${accountId}, "values", doubts, sources, note, revision, case when state <> 'open' then now() end from wanted
    on conflict (agency_id, task_id) do update set "values" = excluded."values", doubts = excluded.doubts, sources = excluded.sources,
      note = excluded.note, revision = excluded.revision, saved_at = now(),
      finished_at = case when excluded.finished_at is not null then coalesce(keying.finished_at, excluded.finished_at) end`.execute(
    tx,
  )
}

/** A batch is finished as long as nothing in it is open; then what was keyed is settled, also what was changed while that was going on. */
async function noteProgress(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  bookId: string,
  moved: readonly Keying[],
): Promise<void> {
  const { rows } = await sql<{ finished: boolean }>`
    update keying_batch batch set finished_at = case when left_open = 0 then coalesce(batch.finished_at, now()) end
    from (select count(*) as left_open from keying_task where agency_id = ${agencyId} and batch_id = ${batchId} and state = 'open') task
    where batch.agency_id = ${agencyId} and batch.id = ${batchId}
    returning batch.finished_at is not null as finished`.execute(tx)
  if (rows[0]?.finished === true) await requestSettling(tx, agencyId, bookId)
  if (moved.length === 0) return
  const count = (state: Keying['state']) => moved.filter(keying => keying.state === state).length
  const detail = {
    batch: batchId,
    done: count('done'),
    parked: count('parked'),
    reopened: count('open'),
  }
  await appendJournal(tx, { agencyId, action: 'keying.save', subject: `book:${bookId}`, detail })
}
