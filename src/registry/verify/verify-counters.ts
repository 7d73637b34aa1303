import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import { type Cell, type Cells, keyOf, trimmed } from '../counters/cells.ts'
import { countRecords } from '../counters/count-records.ts'
import type { Mismatch } from './mismatch.ts'

/** Counts every agency's records again and compares with what was kept: names the first counter of each kind that differs. One agency at a time. */
export async function verifyCounters(database: Database): Promise<Mismatch[]> {
  const all = { scope: 'all' } as const
  const agencies = await database.transaction(all, listAgencies)
  const mismatches: Mismatch[] = []
  for (const { id, code } of agencies) {
    // A moment in which the records and their counters stand still, without keeping anybody from depositing.
    const found = await database.transaction(all, tx => compareAgency(tx, id, code), { snapshot: true })
    mismatches.push(...found)
  }
  return mismatches
}

async function listAgencies(tx: Transaction): Promise<readonly { id: string; code: string }[]> {
  const { rows } = await sql<{ id: string; code: string }>`
    select a.id, a.code from agency a
    where not exists (select from uncounted_agency u where u.agency_id = a.id)
      and (exists (select from record r where r.agency_id = a.id) or exists (select from record_count c where c.agency_id = a.id))
    order by a.code, a.id`.execute(tx)
  return rows
}

async function compareAgency(tx: Transaction, agencyId: string, agency: string): Promise<Mismatch[]> {
  const counted = await countRecords(tx, agencyId)
  const kept = await listKept(tx, agencyId)
  const kinds = [...new Set<string>([...counted.keys(), ...kept.keys()])].sort()
  const byKind: ReadonlyMap<string, Cells> = counted
  return kinds.flatMap((kind): Mismatch[] => {
    const different = findDifference(byKind.get(kind) ?? new Map(), kept.get(kind) ?? new Map())
    if (different === undefined) return []
    return [{ code: 'counters.differ', params: { agency, kind, ...different } }]
  })
}

async function listKept(tx: Transaction, agencyId: string): Promise<ReadonlyMap<string, Cells>> {
  const { rows } = await sql<Cell & { kind: string }>`
    select kind, ethnic_group as "group", period, counts, parts from record_count where agency_id = ${agencyId}`.execute(
    tx,
  )
  const kinds = new Map<string, Cells>()
  for (const { kind, ...cell } of rows) {
    const cells = kinds.get(kind) ?? new Map<string, Cell>()
    kinds.set(kind, cells.set(keyOf(cell), cell))
  }
  return kinds
}

function findDifference(
  counted: Cells,
  kept: Cells,
): { period: number; group: number; counted: number; kept: number } | undefined {
  for (const key of [...new Set([...counted.keys(), ...kept.keys()])].sort()) {
    const right = counted.get(key)
    const there = kept.get(key)
    if (textOf(right) === textOf(there)) continue
    const { period, group } = right ?? there ?? { period: 0, group: 0 }
    return { period, group, counted: right?.counts[0] ?? 0, kept: there?.counts[0] ?? 0 }
  }
  return undefined
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : `${trimmed(cell.counts)}/${trimmed(cell.parts)}`
}
