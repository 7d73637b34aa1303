import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { CountedEntry } from '../../register/statistics/count-entry.ts'
import type { Fields } from '../records/content.ts'
import { type CountedChange, type CounterChange, countFields, keepCounters } from './keep-counters.ts'

/** A version that was just written, with what it counts; `replaces` is the version it takes the place of. */
export interface WrittenVersion {
  readonly recordId: string
  readonly year: number
  readonly counted: CountedEntry | null
  readonly replaces: { readonly version: number; readonly year: number } | null
}

/** Counts versions of standing records of one agency and kind that were just written, in place of those they replace. */
export async function countWritten(
  tx: Transaction,
  of: CounterChange,
  written: readonly WrittenVersion[],
): Promise<void> {
  const replaced = await listReplaced(tx, of, written)
  await keepCounters(
    tx,
    of,
    written.map(({ recordId, year, counted, replaces }): CountedChange => {
      const fields = replaced.get(recordId)
      return {
        before:
          replaces === null || fields === undefined ? null : countFields(of.kind, replaces.year, fields),
        after: counted === null ? null : { year, counted },
      }
    }),
  )
}

async function listReplaced(
  tx: Transaction,
  { agencyId }: CounterChange,
  written: readonly WrittenVersion[],
): Promise<ReadonlyMap<string, Fields>> {
  const replacing = written.filter(({ replaces }) => replaces !== null)
  if (replacing.length === 0) return new Map()
  const { rows } = await sql<{ id: string; fields: Fields }>`
    select v.record_id as id, v.fields
    from unnest(${replacing.map(({ recordId }) => recordId)}::uuid[],
      ${replacing.map(({ replaces }) => replaces?.version ?? 0)}::int[]) as n (id, version)
    join record_version v on v.agency_id = ${agencyId} and v.record_id = n.id and v.version = n.version`.execute(
    tx,
  )
  if (rows.length !== replacing.length) throw new Error('a version that is replaced is not there')
  return new Map(rows.map(({ id, fields }) => [id, fields]))
}
