import { sql } from 'kysely'
import { AppError } from '../../../errors.ts'
import { holdLane, resumeLane } from '../../../platform/jobs/lanes.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { depositTaskKind, journalBatch } from './ask-batch.ts'

/** Holds a batch, goes on with it, or gives up what has not begun; a book that is being deposited is finished. Throws `not-found`. */
export async function steerBatch(
  tx: Transaction,
  batchId: string,
  action: 'pause' | 'resume' | 'cancel',
): Promise<void> {
  const { rows: tasks } = await sql<{ agency_id: string }>`
    select agency_id from deposit_task where batch_id = ${batchId}`.execute(tx)
  if (tasks.length === 0) throw new AppError('not-found')
  if (action === 'cancel') await cancelWaiting(tx, batchId)
  // The jobs of cancelled tasks find nothing to do.
  if (action === 'pause') await holdLane(tx, batchId)
  else await resumeLane(tx, batchId)
  await journalBatch(tx, batchId, tasks, action)
}

async function cancelWaiting(tx: Transaction, batchId: string): Promise<void> {
  await sql`
    update deposit_task t set state = 'cancelled', finished_at = now()
    where batch_id = ${batchId} and state = 'waiting' and not exists (
      select from job j where j.dedupe_key = ${depositTaskKind} || ':' || t.id::text and j.state = 'running')`.execute(
    tx,
  )
}
