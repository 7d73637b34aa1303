import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { copyInto } from '../../platform/postgres/copy.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { countWritten } from '../counters/count-written.ts'
import { writeNotedMentions } from '../notes/noted-mentions.ts'
import { dropMentions, writeMentions } from '../records/write-mentions.ts'
import type { DepositPlan, ExistingRecord } from './plan-deposit.ts'
import type { PreparedRow } from './prepare-row.ts'

/** What the records written belong to. */
export interface WriteContext {
  readonly agencyId: string
  readonly bookId: string
  readonly depositId: string
  readonly kind: string
  readonly accountId: string | null
  /** Why this version of a row's record is there; `isFirst` for a new record. */
  readonly reasonOf: (row: number, isFirst: boolean) => string
}

/** A version about to be written: of a new record, or one more of a standing record. */
interface WrittenRow {
  readonly row: PreparedRow
  readonly recordId: string
  readonly version: number
  readonly occurrence: number
  readonly replaces: ExistingRecord | null
}

/** Writes what the plan inserts and updates: records, versions, the mentions of the current versions, and the counters. */
export async function writeRecords(
  tx: Transaction,
  context: WriteContext,
  plan: DepositPlan,
  rows: ReadonlyMap<number, PreparedRow>,
): Promise<void> {
  const written = listWritten(plan, rows)
  await insertRecords(tx, context, written)
  await updateRecords(tx, context, written)
  await copyInto(
    tx,
    'record_version',
    [
      'agency_id',
      'record_id',
      'version',
      'source',
      'deposit_id',
      'row',
      'fields',
      'pdf',
      'pdf_name',
      'content',
      'reason',
      'account_id',
    ],
    mapEach(written, ({ row, recordId, version }) => [
      context.agencyId,
      recordId,
      version,
      'deposit',
      context.depositId,
      row.row,
      row.fields,
      `\\x${row.pdf.sha256}`,
      row.pdf.name,
      `\\x${row.content}`,
      context.reasonOf(row.row, version === 1),
      context.accountId,
    ]),
  )
  await writeMentions(
    tx,
    context,
    written.map(({ row, recordId }) => ({ recordId, year: row.year, mentions: row.mentions })),
  )
  // Only a record that was there before can have notes.
  const changed = written.filter(({ replaces }) => replaces !== null)
  await writeNotedMentions(
    tx,
    context,
    changed.map(({ row, recordId }) => ({ recordId, year: row.year, fields: JSON.parse(row.fields) })),
  )
  await countWritten(
    tx,
    context,
    written.map(({ row: { year, counted }, recordId, replaces }) => ({ recordId, year, counted, replaces })),
  )
}

function listWritten(plan: DepositPlan, rows: ReadonlyMap<number, PreparedRow>): WrittenRow[] {
  const get = (at: number): PreparedRow => {
    const row = rows.get(at)
    if (row === undefined) throw new Error(`the plan names row ${at}, which was not prepared`)
    return row
  }
  const inserted = plan.inserts.map(({ row, occurrence }) => ({
    row: get(row),
    recordId: newId(),
    version: 1,
    occurrence,
    replaces: null,
  }))
  const updated = plan.updates.map(({ row, record }) => ({
    row: get(row),
    recordId: record.id,
    version: record.version + 1,
    occurrence: record.occurrence,
    replaces: record,
  }))
  return [...inserted, ...updated].sort((a, b) => a.row.row - b.row.row)
}

async function insertRecords(
  tx: Transaction,
  context: WriteContext,
  written: readonly WrittenRow[],
): Promise<void> {
  const added = written.filter(item => item.replaces === null)
  if (added.length === 0) return
  await copyInto(
    tx,
    'record',
    ['agency_id', 'id', 'book_id', 'kind', 'year', 'number', 'occurrence', 'version', 'content'],
    mapEach(added, ({ row, recordId, version, occurrence }) => [
      context.agencyId,
      recordId,
      context.bookId,
      context.kind,
      row.year,
      row.number,
      occurrence,
      version,
      `\\x${row.content}`,
    ]),
  )
}

/** The current state of the records that got a new version; their mentions go, and are written anew. */
async function updateRecords(
  tx: Transaction,
  context: WriteContext,
  written: readonly WrittenRow[],
): Promise<void> {
  const changed = written.filter(item => item.replaces !== null)
  if (changed.length === 0) return
  const ids = changed.map(item => item.recordId)
  const { rows } = await sql<{ id: string }>`
    update record r set version = n.version, content = decode(n.content, 'hex')
    from unnest(${ids}::uuid[], ${changed.map(item => item.version)}::int[], ${changed.map(item => item.row.content)}::text[])
      as n (id, version, content)
    where r.agency_id = ${context.agencyId} and r.id = n.id and r.version = n.version - 1
    returning r.id`.execute(tx)
  if (rows.length !== changed.length) throw new Error('a record changed under the lock of its numbers')
  await dropMentions(tx, context.agencyId, ids)
}

function* mapEach<T, R>(items: Iterable<T>, change: (item: T) => R): Generator<R> {
  for (const item of items) yield change(item)
}
