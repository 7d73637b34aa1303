import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Doubt, Source } from '../schema.ts'
import { type KeyedValues, keyEntries } from './key-entries.ts'

interface SettledRow {
  readonly entry: string
  readonly values: Readonly<Record<string, string>>
  readonly doubts: Readonly<Record<string, Doubt>>
  readonly sources: Readonly<Record<string, Source>>
  readonly secondDoubts: Readonly<Record<string, Doubt>> | null
  readonly decided: readonly {
    readonly field: string
    readonly value: string
    readonly doubt: Doubt | null
  }[]
}

/**
 * Makes entries the book's data of which nothing is open any more: the first reading, with what arbiters decided. Of others it leaves its
 * hands; again it changes nothing. Returns how many became so. Needs a transaction that sees both sides.
 */
export async function settleEntries(
  tx: Transaction,
  agencyId: string,
  entryIds: readonly string[],
): Promise<number> {
  if (entryIds.length === 0) return 0
  const { rows } = await sql<SettledRow>`
    select entry.id as entry, keying."values", keying.doubts, keying.sources, other.doubts as "secondDoubts", coalesce((
        select jsonb_agg(jsonb_build_object('field', field, 'value', "value", 'doubt', doubt)) from keying_difference difference
        where difference.agency_id = task.agency_id and first_task = task.id and second_task = second.id and not gold), '[]') as decided
    from entry
      join keying_task task on task.agency_id = entry.agency_id and task.entry_id = entry.id and task.pass = 1 and not task.gold and task.state = 'done'
      join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
      left join keying_task second on second.agency_id = entry.agency_id and second.entry_id = entry.id and second.pass = 2
        and not second.gold and second.state <> 'withdrawn'
      left join keying other on other.agency_id = second.agency_id and other.task_id = second.id
    where entry.agency_id = ${agencyId} and entry.id = any(${entryIds}::uuid[]) and entry.status = 'assigned'
      and task.settled_at is not null and (second.id is null or second.settled_at is not null)
      and not exists (
        select from keying_difference difference
        where difference.agency_id = entry.agency_id and difference.entry_id = entry.id and not gold and difference.settled_at is null)
    order by entry.id for no key update of entry`.execute(tx)
  await keyEntries(tx, agencyId, rows.map(toKeyed))
  return rows.length
}

function toKeyed({ entry, values, doubts, sources, secondDoubts, decided }: SettledRow): KeyedValues {
  const merged: Record<string, Doubt> = { ...secondDoubts, ...doubts }
  const final: Record<string, string> = { ...values }
  for (const { field, value, doubt } of decided) {
    final[field] = value
    if (doubt === null) delete merged[field]
    else merged[field] = doubt
  }
  const generated = Object.keys(sources).filter(field => sources[field]?.how === 'generated')
  return { entry, values: final, doubts: merged, generated }
}
