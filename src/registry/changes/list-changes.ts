import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Cursor } from './cursor.ts'
import type { ChangeEvent, ChangeWindow } from './read-window.ts'
import type { Change } from './schema.ts'

/** A change, and where in the journal it stands. */
export interface PlacedChange extends Change {
  readonly place: Cursor
}

/** Changes of records in the order of the journal, and how far they reach. */
export interface ChangePage {
  readonly changes: readonly PlacedChange[]
  readonly next: Cursor
  readonly more: boolean
}

/**
 * What a window of the journal did to the records of the transaction's jurisdiction, at most `limit` of them. Row-level security decides
 * of each record whether it is told at all: one of a book that somebody else keeps, or of a confidential kind, is passed over.
 */
export async function listChanges(
  tx: Transaction,
  agencyId: string,
  after: Cursor,
  { events, end }: ChangeWindow,
  limit: number,
): Promise<ChangePage> {
  const single = await findRecords(
    tx,
    agencyId,
    events.filter(({ type }) => type !== null).map(({ id }) => id),
  )
  const changes: PlacedChange[] = []
  let next = after
  for (const event of events) {
    if (changes.length >= limit) return { changes, next, more: true }
    if (event.type === null) {
      const from = event.sequence === after.sequence ? (after.row ?? 0) : 0
      const rows = await listDeposited(tx, agencyId, event.id, from, limit - changes.length + 1)
      const fitting = rows.slice(0, limit - changes.length)
      changes.push(...fitting.map(row => depositedChange(event, row)))
      const last = fitting.at(-1)
      if (rows.length > fitting.length && last !== undefined)
        return { changes, next: { sequence: event.sequence, row: last.row }, more: true }
    } else {
      const record = single.get(event.id)
      if (record !== undefined)
        changes.push({
          type: event.type,
          at: event.at.toISOString(),
          record: { ...record, version: event.version ?? record.version },
          place: { sequence: event.sequence, row: null },
        })
    }
    next = { sequence: event.sequence, row: null }
  }
  if (end === undefined) return { changes, next, more: true }
  return { changes, next: { sequence: end, row: null }, more: false }
}

type RecordFacts = Change['record']

async function findRecords(
  tx: Transaction,
  agencyId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<RecordFacts>`
    select id, version, kind, year, number from record where agency_id = ${agencyId} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.id, row]))
}

type DepositedRow = RecordFacts & { readonly row: number }

/** The records of a deposit from a row on, in the order of its sheet. */
async function listDeposited(
  tx: Transaction,
  agencyId: string,
  depositId: string,
  from: number,
  limit: number,
): Promise<readonly DepositedRow[]> {
  const { rows } = await sql<DepositedRow>`
    select r.id, v.version, r.kind, r.year, r.number, v.row
    from record_version v join record r on r.agency_id = v.agency_id and r.id = v.record_id
    where v.agency_id = ${agencyId} and v.deposit_id = ${depositId} and v.row > ${from}
    order by v.row limit ${limit}`.execute(tx)
  return rows
}

function depositedChange(event: ChangeEvent, { row, ...record }: DepositedRow): PlacedChange {
  return {
    type: record.version === 1 ? 'created' : 'changed',
    at: event.at.toISOString(),
    record,
    place: { sequence: event.sequence, row },
  }
}
