import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { findVietnameseReader } from '../../imaging/reading/find-reader.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { listFieldPlaces } from '../../scanning/pages/field-places.ts'
import { findSeen } from '../../scanning/pages/whole-page.ts'
import { pagesOfEntry } from '../pages-of-entry.ts'
import { readReadings } from '../reading/read-readings.ts'
import type { Pack, Task } from '../schema.ts'
import { readSetup } from '../setup/read-setup.ts'

/** A batch by the agency of its book and its id. */
export interface BatchRef {
  readonly agencyId: string
  readonly batchId: string
}

interface BatchRow {
  readonly pass: 1 | 2
  readonly fields: string[]
  readonly handed_at: Date
  readonly offline_at: Date | null
  readonly finished_at: Date | null
  readonly revoked_at: Date | null
  readonly agency: Pack['agency']
  readonly book: Pack['book']
}

/** All that is needed to key one's own batch; that it was handed over is journaled. Throws `not-found`, also for another's. */
export async function readPack(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  account: Actor['account'],
): Promise<Pack> {
  const batch = await getBatch(tx, { agencyId, batchId }, account.id)
  const setup = await readSetup(tx, agencyId, batch.book.id)
  const help = batch.pass === 1
  const pack: Pack = {
    batch: {
      id: batchId,
      pass: batch.pass,
      handedAt: batch.handed_at.toISOString(),
      offlineAt: batch.offline_at?.toISOString() ?? null,
      finishedAt: batch.finished_at?.toISOString() ?? null,
      revokedAt: batch.revoked_at?.toISOString() ?? null,
    },
    ...{ agency: batch.agency, book: batch.book, fields: batch.fields, shape: setup.shape },
    ...{ carried: setup.carried, help },
    reader: setup.script === 'print' ? (await findVietnameseReader()) !== undefined : null,
    places: await listFieldPlaces(tx, agencyId, batch.book.id),
    sees: await findSeen(tx, account, batch.book.id),
    tasks: await readTasks(tx, { agencyId, batchId }, help),
  }
  const detail = { batch: batchId, entries: pack.tasks.length }
  await appendJournal(tx, { agencyId, action: 'keying.read', subject: `book:${batch.book.id}`, detail })
  return pack
}

async function getBatch(
  tx: Transaction,
  { agencyId, batchId }: BatchRef,
  accountId: string,
): Promise<BatchRow> {
  const { rows } = await sql<BatchRow>`
    select batch.pass, batch.handed_at, batch.offline_at, batch.finished_at, batch.revoked_at,
      coalesce((select task.fields from keying_task task where task.agency_id = batch.agency_id and task.batch_id = batch.id limit 1), '{}') as fields,
      jsonb_build_object('id', agency.id, 'name', agency.name) as agency,
      jsonb_build_object('id', book.id, 'kind', book.kind, 'year', book.year, 'volume', book.volume) as book
    from keying_batch batch
      join book on book.agency_id = batch.agency_id and book.id = batch.book_id
      join agency on agency.id = batch.agency_id
    where batch.agency_id = ${agencyId} and batch.id = ${batchId} and batch.account_id = ${accountId}`.execute(
    tx,
  )
  const batch = rows[0]
  if (batch === undefined) throw new AppError('not-found')
  return batch
}

/** The tasks of a batch that were not taken back, in their order, with what has been keyed of them. Nothing tells gold ones apart. */
async function readTasks(tx: Transaction, { agencyId, batchId }: BatchRef, help: boolean): Promise<Task[]> {
  const { rows } = await sql<Omit<Task, 'reading'>>`
    select task.id, task.entry_id as entry, entry.number, ${pagesOfEntry} as pages,
      jsonb_build_object('task', task.id, 'revision', coalesce(keying.revision, 0), 'values', coalesce(keying."values", '{}'),
        'doubts', coalesce(keying.doubts, '{}'), 'sources', coalesce(keying.sources, '{}'), 'state', task.state, 'note', keying.note) as keying
    from keying_task task
      join entry on entry.agency_id = task.agency_id and entry.id = task.entry_id
      left join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
    where task.agency_id = ${agencyId} and task.batch_id = ${batchId} and task.state <> 'withdrawn'
    order by task.position`.execute(tx)
  const read = help
    ? await readReadings(
        tx,
        agencyId,
        rows.map(({ entry }) => entry),
      )
    : new Map<string, Task['reading']>()
  return rows.map(task => ({ ...task, reading: read.get(task.entry) ?? {} }))
}
