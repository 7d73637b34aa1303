import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { type Compared, listDifferences } from '../kernel/list-differences.ts'

/**
 * What does not fit in what was keyed. unfinished: an entry of which nothing is open any more has not become the book's data; open: one has although arbiters have yet
 * to decide on it; uncompared: two keyed a field differently, and nobody was asked.
 */
export interface KeyingMismatch {
  readonly code: 'keying.unfinished' | 'keying.open' | 'keying.uncompared'
  readonly case: string
}

/** Whether what was keyed and settled is what the entries say of it; reads only. */
export async function verifyKeying(tx: Transaction): Promise<KeyingMismatch[]> {
  return [...(await listMisstated(tx)), ...(await listUncompared(tx))]
}

async function listMisstated(tx: Transaction): Promise<KeyingMismatch[]> {
  const { rows } = await sql<KeyingMismatch>`
    with awaited as (
      select distinct agency_id, entry_id from keying_difference where not gold and settled_at is null)
    select 'keying.unfinished' as code, entry.id as "case"
    from entry join keying_task task on task.agency_id = entry.agency_id and task.entry_id = entry.id
    where entry.status = 'assigned' and task.pass = 1 and not task.gold and task.state = 'done' and task.settled_at is not null
      and not exists (select from awaited where awaited.agency_id = entry.agency_id and awaited.entry_id = entry.id)
    union all
    select 'keying.open', entry.id from entry join awaited on awaited.agency_id = entry.agency_id and awaited.entry_id = entry.id
    where entry.status <> 'assigned'`.execute(tx)
  return rows
}

interface PairRow {
  readonly agency_id: string
  readonly id: string
  readonly case: string
  readonly kind: string
  readonly fields: readonly string[]
  readonly first: Compared
  readonly second: Compared
  /** The fields on which somebody was or is asked. */
  readonly asked: readonly string[]
}

const partRows = 1000

/** In parts: a province keys millions of entries twice. */
async function listUncompared(tx: Transaction): Promise<KeyingMismatch[]> {
  const found: KeyingMismatch[] = []
  const nil = '00000000-0000-0000-0000-000000000000'
  let last: Pick<PairRow, 'agency_id' | 'id'> | undefined = { agency_id: nil, id: nil }
  while (last !== undefined) {
    const { rows }: { rows: PairRow[] } = await sql<PairRow>`
      select second.agency_id, second.id, second.entry_id as "case", book.kind, second.fields,
        jsonb_build_object('values', one."values", 'doubts', one.doubts) as first, jsonb_build_object('values', other."values", 'doubts', other.doubts) as second,
        array(select field from keying_difference where agency_id = second.agency_id and first_task = first.id and second_task = second.id) as asked
      from keying_task second
        join keying_task first on first.agency_id = second.agency_id and first.entry_id = second.entry_id and first.pass = 1 and not first.gold
          and first.state = 'done' and first.settled_at is not null
        join book on book.agency_id = second.agency_id and book.id = second.book_id
        join keying one on one.agency_id = first.agency_id and one.task_id = first.id
        join keying other on other.agency_id = second.agency_id and other.task_id = second.id
      where second.pass = 2 and not second.gold and second.state = 'done' and second.settled_at is not null
        and (second.agency_id, second.id) > (${last.agency_id}::uuid, ${last.id}::uuid)
      order by second.agency_id, second.id limit ${partRows}`.execute(tx)
    for (const { kind: code, fields, first, second, asked, case: id } of rows) {
      const kind = findKind(code)
      const differences = kind === undefined ? [] : listDifferences(kind, fields, first, second)
      if (differences.some(({ field }) => !asked.includes(field)))
        found.push({ code: 'keying.uncompared', case: id })
    }
    last = rows.at(-1)
  }
  return found
}
