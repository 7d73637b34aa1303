import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { kinds } from '../../register/kind.ts'
import type { KindCode } from '../../register/register-kind.ts'
import { countEntry } from '../../register/statistics/count-entry.ts'
import { countedFields } from '../../register/statistics/counted-fields.ts'
import { addEntry, type Cells } from './cells.ts'

const pageSize = 5000

/** Counts the standing records of an agency from the records themselves, by kind; holds one page of rows. */
export async function countRecords(tx: Transaction, agencyId: string): Promise<ReadonlyMap<KindCode, Cells>> {
  const { rows } = await sql<{ kind: string }>`
    select kind from unnest(${kinds.map(kind => kind.code)}::text[]) as k (kind)
    where exists (select from record r where r.agency_id = ${agencyId} and r.kind = k.kind)`.execute(tx)
  const there = new Set(rows.map(row => row.kind))
  const counted = new Map<KindCode, Cells>()
  for (const { code } of kinds) if (there.has(code)) counted.set(code, await countKind(tx, agencyId, code))
  return counted
}

async function countKind(tx: Transaction, agencyId: string, kind: KindCode): Promise<Cells> {
  const cells: Cells = new Map()
  const fields = countedFields(kind)
  const read = sql.join(fields.map(field => sql`v.fields ->> ${field}`))
  await sql`
    declare counted no scroll cursor for
    select r.year, array[${read}] as values
    from record r join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    where r.agency_id = ${agencyId} and r.kind = ${kind} and r.removed_at is null`.execute(tx)
  for (;;) {
    const { rows } = await sql<{ year: number; values: (string | null)[] }>`
      fetch ${sql.raw(String(pageSize))} from counted`.execute(tx)
    for (const { year, values } of rows) {
      const entry = Object.fromEntries(fields.map((field, at) => [field, values[at] ?? '']))
      addEntry(cells, year, countEntry(kind, year, entry), 1)
    }
    if (rows.length < pageSize) break
  }
  await sql`close counted`.execute(tx)
  return cells
}
