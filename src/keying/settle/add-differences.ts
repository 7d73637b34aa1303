import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { type Compared, listDifferences } from '../kernel/list-differences.ts'

/** An entry that has been keyed as often as it is to be. */
export interface KeyedEntry {
  readonly entry: string
  /** The task of the first pass. */
  readonly first: string
  /** Null: keyed once. */
  readonly second: string | null
}

interface PairRow {
  readonly entry: string
  readonly first_task: string
  readonly second_task: string
  readonly kind: string
  readonly fields: readonly string[]
  readonly first: Compared
  readonly second: Compared
}

/** Compares what was keyed twice and lays each field that differs before the arbiters; returns how many differ. Again, it changes nothing. */
export async function addDifferences(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  entries: readonly KeyedEntry[],
): Promise<number> {
  const twice = entries.filter(({ second }) => second !== null)
  if (twice.length === 0) return 0
  const { rows } = await sql<PairRow>`
    select pair.entry, pair.first as first_task, pair.second as second_task, book.kind, task.fields,
      jsonb_build_object('values', one."values", 'doubts', one.doubts) as first, jsonb_build_object('values', other."values", 'doubts', other.doubts) as second
    from jsonb_to_recordset(${JSON.stringify(twice)}::jsonb) as pair (entry uuid, first uuid, second uuid)
      join book on book.agency_id = ${agencyId} and book.id = ${bookId}
      join keying_task task on task.agency_id = ${agencyId} and task.id = pair.second
      join keying one on one.agency_id = ${agencyId} and one.task_id = pair.first
      join keying other on other.agency_id = ${agencyId} and other.task_id = pair.second`.execute(tx)
  const differences = rows.flatMap(({ entry, first_task, second_task, kind, fields, first, second }) => {
    const known = findKind(kind)
    const found = known === undefined ? [] : listDifferences(known, fields, first, second)
    return found.map(difference => ({ id: newId(), entry, first_task, second_task, ...difference }))
  })
  await sql`
    insert into keying_difference (agency_id, id, book_id, entry_id, first_task, second_task, field, first, second, first_doubt, second_doubt)
    select ${agencyId}, id, ${bookId}, entry, first_task, second_task, field, first, second, nullif(first_doubt, 'null'), nullif(second_doubt, 'null')
    from jsonb_to_recordset(${JSON.stringify(differences)}::jsonb) as difference
      (id uuid, entry uuid, first_task uuid, second_task uuid, field text, first text, second text, first_doubt jsonb, second_doubt jsonb)
    on conflict (agency_id, first_task, second_task, field) do nothing`.execute(tx)
  return differences.length
}
