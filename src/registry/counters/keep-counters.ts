import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { type CountedEntry, countEntry } from '../../register/statistics/count-entry.ts'
import type { Fields } from '../records/content.ts'
import { addEntry, addUp, type Cell, type Cells, keyOf, trimmed } from './cells.ts'

/** Some records of one agency and kind whose numbers change. */
export interface CounterChange {
  readonly agencyId: string
  readonly kind: string
}

/** One record's part in a change: what was counted for it before, and what is now; null: it did not stand, or stands no longer. */
export interface CountedChange {
  readonly before: { readonly year: number; readonly counted: CountedEntry } | null
  readonly after: { readonly year: number; readonly counted: CountedEntry } | null
}

/** What a record adds to the counters, by the fields of its current version; null for a kind this program does not know. */
export function countFields(kind: string, year: number, fields: Fields): CountedChange['after'] {
  const known = findKind(kind)
  return known === undefined ? null : { year, counted: countEntry(known.code, year, fields) }
}

/**
 * Brings the counters of an agency and kind up to date with records that were just written, in three statements however many they are. The
 * caller holds the kind's numbers (lockNumbers), so nobody else counts the same. An agency that was never counted is left alone.
 */
export async function keepCounters(
  tx: Transaction,
  { agencyId, kind }: CounterChange,
  changes: Iterable<CountedChange>,
): Promise<void> {
  const deltas: Cells = new Map()
  for (const { before, after } of changes) {
    if (before !== null) addEntry(deltas, before.year, before.counted, -1)
    if (after !== null) addEntry(deltas, after.year, after.counted, 1)
  }
  const changed = [...deltas.values()].filter(cell =>
    [...cell.counts, ...cell.parts].some(count => count !== 0),
  )
  if (changed.length === 0) return
  await lockCounters(tx, agencyId, 'shared')
  if (await isUncounted(tx, agencyId)) return
  const standing = await listCells(tx, agencyId, kind, changed)
  for (const cell of changed) {
    const { counts, parts } = standing.get(keyOf(cell)) ?? { counts: [], parts: [] }
    addUp(cell.counts, counts)
    addUp(cell.parts, parts)
  }
  await writeCells(tx, agencyId, kind, changed)
}

/** Takes the counters of an agency for this transaction: many may change them (each kind by itself), one may count them anew. */
export async function lockCounters(
  tx: Transaction,
  agencyId: string,
  way: 'shared' | 'alone',
): Promise<void> {
  const lock = sql.raw(way === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  await sql`select ${lock}(hashtextextended(${`counters/${agencyId}`}, 0))`.execute(tx)
}

async function isUncounted(tx: Transaction, agencyId: string): Promise<boolean> {
  const { rows } = await sql`select from uncounted_agency where agency_id = ${agencyId}`.execute(tx)
  return rows.length > 0
}

async function listCells(
  tx: Transaction,
  agencyId: string,
  kind: string,
  wanted: readonly Cell[],
): Promise<ReadonlyMap<string, Cell>> {
  const { rows } = await sql<Cell>`
    select c.ethnic_group as "group", c.period, c.counts, c.parts
    from unnest(${wanted.map(cell => cell.group)}::smallint[], ${wanted.map(cell => cell.period)}::int[]) as w (ethnic_group, period)
    join record_count c using (ethnic_group, period)
    where c.agency_id = ${agencyId} and c.kind = ${kind}`.execute(tx)
  return new Map(rows.map(cell => [keyOf(cell), cell]))
}

/** Writes cells as they are now; those that count nothing any more go. */
export async function writeCells(
  tx: Transaction,
  agencyId: string,
  kind: string,
  cells: readonly Cell[],
): Promise<void> {
  const filled = cells.filter(cell => (cell.counts[0] ?? 0) !== 0)
  const empty = cells.filter(cell => (cell.counts[0] ?? 0) === 0)
  if (filled.length > 0) {
    await sql`
      insert into record_count (agency_id, kind, ethnic_group, period, counts, parts)
      select ${agencyId}, ${kind}, ethnic_group, period, counts::int[], parts::int[]
      from unnest(${filled.map(cell => cell.group)}::smallint[], ${filled.map(cell => cell.period)}::int[],
        ${filled.map(cell => arrayText(cell.counts))}::text[], ${filled.map(cell => arrayText(cell.parts))}::text[])
        as n (ethnic_group, period, counts, parts)
      on conflict (agency_id, kind, ethnic_group, period)
        do update set counts = excluded.counts, parts = excluded.parts, changed_at = now()`.execute(tx)
  }
  if (empty.length === 0) return
  await sql`
    delete from record_count c
    using unnest(${empty.map(cell => cell.group)}::smallint[], ${empty.map(cell => cell.period)}::int[]) as e (ethnic_group, period)
    where c.agency_id = ${agencyId} and c.kind = ${kind} and c.ethnic_group = e.ethnic_group and c.period = e.period`.execute(
    tx,
  )
}

function arrayText(counts: readonly number[]): string {
  return `{${trimmed(counts).join(',')}}`
}
