import { sql } from 'kysely'
import { AppError, type ErrorCode, errorTable } from '../../../errors.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import type { Language, TextParams } from '../../../register/text.ts'
import { depositTaskKind } from './ask-batch.ts'
import {
  type Batch,
  type BatchSummary,
  type DepositTask,
  type TaskState,
  taskOutcomeSchema,
} from './schema.ts'

interface SummaryRow {
  readonly id: string
  readonly mode: 'all' | 'valid'
  readonly at: Date
  readonly by: string
  readonly total: number
  readonly by_state: Readonly<Record<TaskState, number>>
  readonly held: boolean
  readonly rows_done: number
  readonly rows_left: number
  readonly seconds: number
}

interface TaskRow {
  readonly agency_id: string
  readonly agency_code: string
  readonly agency_name: string
  readonly package_id: string
  readonly book_id: string
  readonly xlsx_name: string
  readonly state: TaskState
  readonly running: boolean
  readonly row_count: number | null
  readonly rows_read: number | null
  readonly outcome: Readonly<Record<string, unknown>>
}

/** The latest batches of the jurisdiction, the newest first. */
export async function listBatches(tx: Transaction, limit: number): Promise<BatchSummary[]> {
  const { rows } = await sql<{ batch_id: string }>`
    select batch_id from deposit_task where place = 1 order by created_at desc limit ${limit}`.execute(tx)
  return summarize(
    tx,
    rows.map(row => row.batch_id),
  )
}

/** A batch with its packages in the order they were asked for; throws `not-found`. */
export async function getBatch(tx: Transaction, batchId: string, language: Language): Promise<Batch> {
  const [summary] = await summarize(tx, [batchId])
  if (summary === undefined) throw new AppError('not-found')
  const { rows } = await sql<TaskRow>`
    select t.agency_id, a.code as agency_code, a.name as agency_name, t.package_id, t.book_id, p.xlsx_name, t.state, p.row_count, t.outcome,
      j.id is not null as running, (j.progress ->> 'rows')::int as rows_read
    from deposit_task t
    join package p on p.agency_id = t.agency_id and p.id = t.package_id
    join agency a on a.id = t.agency_id
    left join job j on t.state = 'waiting' and j.dedupe_key = ${depositTaskKind} || ':' || t.id::text and j.state = 'running'
    where t.batch_id = ${batchId}
    order by t.place`.execute(tx)
  return { ...summary, tasks: rows.map(row => formatTask(row, language)) }
}

async function summarize(tx: Transaction, ids: readonly string[]): Promise<BatchSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select t.batch_id as id, min(t.mode) as mode, min(t.created_at) as at, min(c.display_name) as by, count(*)::int as total,
      jsonb_build_object('waiting', count(*) filter (where t.state = 'waiting'), 'deposited', count(*) filter (where t.state = 'deposited'),
        'standing', count(*) filter (where t.state = 'standing'), 'refused', count(*) filter (where t.state = 'refused'),
        'failed', count(*) filter (where t.state = 'failed'), 'cancelled', count(*) filter (where t.state = 'cancelled')) as by_state,
      coalesce(bool_or(j.state = 'held'), false) as held,
      coalesce(sum(p.row_count) filter (where t.state not in ('waiting', 'cancelled')), 0)::int as rows_done,
      coalesce(sum(p.row_count) filter (where t.state = 'waiting'), 0)::int as rows_left,
      extract(epoch from now() - min(t.created_at))::float8 as seconds
    from deposit_task t
    join package p on p.agency_id = t.agency_id and p.id = t.package_id
    join account c on c.id = t.account_id
    left join job j on t.state = 'waiting' and j.dedupe_key = ${depositTaskKind} || ':' || t.id::text and j.state in ('waiting', 'held', 'running')
    where t.batch_id = any(${ids}::uuid[])
    group by t.batch_id
    order by min(t.created_at) desc`.execute(tx)
  return rows.map(formatSummary)
}

function formatSummary(row: SummaryRow): BatchSummary {
  const { id, mode, at, by, total, by_state: byState, held, rows_done: done, rows_left: left, seconds } = row
  const isDone = byState.waiting === 0
  const known = !isDone && !held && done > 0
  return {
    id,
    mode,
    at: at.toISOString(),
    by,
    state: isDone ? 'done' : held ? 'paused' : 'running',
    total,
    byState,
    secondsLeft: known ? Math.ceil((seconds / done) * left) : null,
  }
}

function formatTask(row: TaskRow, language: Language): DepositTask {
  const counts = taskOutcomeSchema.safeParse(row.outcome)
  return {
    agency: { id: row.agency_id, code: row.agency_code, name: row.agency_name },
    packageId: row.package_id,
    bookId: row.book_id,
    name: row.xlsx_name,
    state: row.state,
    running: row.running,
    rows: row.row_count,
    rowsRead: row.rows_read ?? 0,
    outcome: counts.success ? counts.data : null,
    failure: row.state === 'failed' ? failureText(row.outcome, language) : null,
  }
}

function failureText({ code, params }: Readonly<Record<string, unknown>>, language: Language): string {
  const known = typeof code === 'string' && Object.hasOwn(errorTable, code)
  return new AppError(known ? (code as ErrorCode) : 'internal', { ...(params as TextParams) }).text(language)
}
