import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../../../errors.ts'
import { appendJournal } from '../../../journal/append.ts'
import { enqueueJobs } from '../../../platform/jobs/enqueue.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import type { DepositMode } from '../judge-findings.ts'

/** The kind of job that deposits a package of a batch. */
export const depositTaskKind = 'deposit-task'

/** One job a task. */
export const keyOfTask = (taskId: string): string => `${depositTaskKind}:${taskId}`

interface FoundPackage {
  readonly agency_id: string
  readonly id: string
  readonly book_id: string | null
  readonly ready: boolean
}

/**
 * Has packages deposited in the background, in this order; gives the batch's id. Each is a job of its own, and the batch their lane: it takes
 * turns with other work and can be held. Throws `not-found`, and `deposit.not-ready` when one of them is not checked or has no .zip.
 */
export async function askBatch(
  tx: Transaction,
  accountId: string,
  asked: readonly { readonly agencyId: string; readonly packageId: string }[],
  mode: DepositMode,
): Promise<{ id: string; packages: number }> {
  const wanted = [...new Map(asked.map(one => [one.packageId, one])).values()]
  const { rows: found } = await sql<FoundPackage>`
    select p.agency_id, p.id, p.book_id, p.state in ('checked', 'deposited') and p.zip is not null as ready
    from unnest(${wanted.map(one => one.agencyId)}::uuid[], ${wanted.map(one => one.packageId)}::uuid[])
      with ordinality as wanted (agency_id, id, place)
    join package p on p.agency_id = wanted.agency_id and p.id = wanted.id
    order by wanted.place`.execute(tx)
  if (found.length < wanted.length) throw new AppError('not-found')
  const batchId = newId()
  const tasks = found.map(({ agency_id, id, book_id, ready }, index) => {
    if (!ready || book_id === null) throw new AppError('deposit.not-ready')
    return { agency_id, id, book_id, task: newId(), place: index + 1 }
  })
  await sql`
    insert into deposit_task (agency_id, id, batch_id, place, book_id, package_id, mode, account_id)
    select agency_id, id, ${batchId}::uuid, place, book_id, package_id, ${mode}, ${accountId}::uuid
    from unnest(${tasks.map(one => one.agency_id)}::uuid[], ${tasks.map(one => one.task)}::uuid[], ${tasks.map(one => one.place)}::int[],
      ${tasks.map(one => one.book_id)}::uuid[], ${tasks.map(one => one.id)}::uuid[]) as task (agency_id, id, place, book_id, package_id)`.execute(
    tx,
  )
  await enqueueJobs(
    tx,
    tasks.map(({ agency_id: agencyId, task }) => ({
      kind: depositTaskKind,
      agencyId,
      payload: { task },
      dedupeKey: keyOfTask(task),
      lane: batchId,
    })),
  )
  await journalBatch(tx, batchId, tasks, 'ask', mode)
  return { id: batchId, packages: tasks.length }
}

/** One line in the chain of each agency, always in the same order: two who write to several wait for each other and never in a circle. */
export async function journalBatch(
  tx: Transaction,
  batchId: string,
  tasks: readonly { readonly agency_id: string }[],
  act: 'ask' | 'pause' | 'resume' | 'cancel',
  mode?: DepositMode,
): Promise<void> {
  const counts = new Map<string, number>()
  for (const { agency_id: agency } of tasks) counts.set(agency, (counts.get(agency) ?? 0) + 1)
  for (const [agencyId, packages] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const detail = { act, packages, ...(mode && { mode }) }
    const subject = `deposit-batch:${batchId}`
    await appendJournal(tx, { agencyId, action: 'records.deposit-batch', subject, detail })
  }
}
