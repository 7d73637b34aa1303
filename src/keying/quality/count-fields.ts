import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { errorKind } from '../kernel/residual/error-kind.ts'
import type { Measured, TypeEvidence } from '../kernel/residual/evidence.ts'
import type { ErrorKind } from './schema.ts'

/** What is known of one field of a book. */
export interface FieldCounts extends Omit<TypeEvidence, 'type'> {
  readonly field: string
  readonly kinds: Readonly<Partial<Record<ErrorKind, number>>>
}

interface CountRow {
  readonly field: string
  readonly pass: number
  readonly count: number
}

interface WrongRow {
  readonly field: string
  readonly keyed: string
  readonly right: string
}

/** More mistakes than these are not told apart by kind; they are counted all the same. */
const mostMistakes = 20_000

/** Counts what was keyed, compared and known of each field of a book; only entries that are finished. */
export async function countFields(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  kind: RegisterKind,
): Promise<readonly FieldCounts[]> {
  const keyed = await sql<CountRow>`
    select field, task.pass, count(*)::int as count
    from keying_task task
      join entry on entry.agency_id = task.agency_id and entry.id = task.entry_id and entry.status <> 'assigned'
      cross join unnest(task.fields) as field
    where task.agency_id = ${agencyId} and task.book_id = ${bookId} and not task.gold and task.settled_at is not null
      and (task.pass = 1 or task.state = 'done') and task.state <> 'withdrawn'
    group by field, task.pass`.execute(tx)
  const faults = await sql<{ field: string; fault: keyof TypeEvidence['faults']; count: number }>`
    select difference.field, difference.fault, count(*)::int as count from keying_difference difference
      join entry on entry.agency_id = difference.agency_id and entry.id = difference.entry_id and entry.status <> 'assigned'
    where difference.agency_id = ${agencyId} and difference.book_id = ${bookId} and not difference.gold and difference.settled_at is not null
    group by difference.field, difference.fault`.execute(tx)
  const gold = await sql<{ field: string } & Measured>`
    select field, count(*)::int as measured, count(*) filter (where wrong)::int as wrong
    from gold_result where agency_id = ${agencyId} and book_id = ${bookId} group by field`.execute(tx)
  const kinds = countKinds(kind, await listMistakes(tx, agencyId, bookId))
  const count = (field: string, pass: number) =>
    keyed.rows.find(row => row.field === field && row.pass === pass)?.count ?? 0
  return kind.fields.flatMap(({ id: field }) => {
    const fields = count(field, 1)
    const fault = (of: keyof TypeEvidence['faults']) =>
      faults.rows.find(row => row.field === field && row.fault === of)?.count ?? 0
    const { measured, wrong } = gold.rows.find(row => row.field === field) ?? { measured: 0, wrong: 0 }
    if (fields === 0 && measured === 0) return []
    return {
      ...{ field, fields, twice: Math.min(fields, count(field, 2)), gold: { measured, wrong } },
      faults: { first: fault('first'), second: fault('second'), both: fault('both'), none: fault('none') },
      kinds: kinds.get(field) ?? {},
    }
  })
}

/** Every wrong value that is known as one, beside the right one. */
async function listMistakes(tx: Transaction, agencyId: string, bookId: string): Promise<readonly WrongRow[]> {
  const { rows } = await sql<WrongRow>`
    select field, first as keyed, "value" as right from keying_difference
    where agency_id = ${agencyId} and book_id = ${bookId} and not gold and fault in ('first', 'both')
    union all
    select field, second, "value" from keying_difference
    where agency_id = ${agencyId} and book_id = ${bookId} and not gold and fault in ('second', 'both')
    union all
    select result.field, result.keyed, gold."values" ->> result.field
    from gold_result result
      join keying_task task on task.agency_id = result.agency_id and task.id = result.task_id
      join gold_entry gold on gold.agency_id = task.agency_id and gold.entry_id = task.entry_id
    where result.agency_id = ${agencyId} and result.book_id = ${bookId} and result.wrong
    limit ${mostMistakes}`.execute(tx)
  return rows
}

function countKinds(
  { fields }: RegisterKind,
  mistakes: readonly WrongRow[],
): ReadonlyMap<string, Partial<Record<ErrorKind, number>>> {
  const types = new Map(fields.map(({ id, type }) => [id, type]))
  const counts = new Map<string, Partial<Record<ErrorKind, number>>>()
  for (const { field, keyed, right } of mistakes) {
    const kind = errorKind(types.get(field), keyed, right ?? '')
    const known = counts.get(field) ?? {}
    counts.set(field, { ...known, [kind]: (known[kind] ?? 0) + 1 })
  }
  return counts
}
