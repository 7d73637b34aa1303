import { sql } from 'kysely'
import { getBook } from '../../inventory/list-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { isOwnWork } from '../arbitration/own-work.ts'
import type { GoldList } from './schema.ts'

/** A book whose gold entries are looked at or set, and by whom. */
export interface GoldPlace {
  readonly agencyId: string
  readonly bookId: string
  readonly accountId: string
}

/** Of an `entry`: finished by others than the account, and not known yet. */
export const mayBeGold = ({ agencyId, bookId, accountId }: GoldPlace) => sql<boolean>`(
  entry.agency_id = ${agencyId} and entry.book_id = ${bookId} and entry.position is not null and entry.status <> 'assigned'
  and not exists (select from gold_entry known where known.agency_id = entry.agency_id and known.entry_id = entry.id)
  and exists (select from keying_task task where task.agency_id = entry.agency_id and task.entry_id = entry.id and task.settled_at is not null)
  and not ${isOwnWork(sql.ref('entry.agency_id'), sql.ref('entry.id'), accountId)})`

/** The gold entries of a book, the newest first, with what they measured. Throws `not-found`. */
export async function listGold(tx: Transaction, place: GoldPlace): Promise<GoldList> {
  const { agencyId, bookId } = place
  await getBook(tx, agencyId, bookId)
  const possible = await sql<{ count: number }>`
    select count(*)::int as count from entry where ${mayBeGold(place)}`.execute(tx)
  const { rows } = await sql<{
    entry: string
    number: string
    at: Date
    retired_at: Date | null
    fields: number
    measured: number
    wrong: number
    contested: number
  }>`
    select gold.entry_id as entry, coalesce(entry.number, '') as number, gold.at, gold.retired_at,
      (select count(*)::int from jsonb_object_keys(gold."values")) as fields, answers.measured, answers.wrong,
      (select count(*)::int from keying_difference difference
        where difference.agency_id = gold.agency_id and difference.entry_id = gold.entry_id and difference.gold and difference.fault = 'second') as contested
    from gold_entry gold
      join entry on entry.agency_id = gold.agency_id and entry.id = gold.entry_id
      cross join lateral (
        select count(*)::int as measured, count(*) filter (where result.wrong)::int as wrong
        from keying_task task join gold_result result on result.agency_id = task.agency_id and result.task_id = task.id
        where task.agency_id = gold.agency_id and task.entry_id = gold.entry_id and task.gold) answers
    where gold.agency_id = ${agencyId} and gold.book_id = ${bookId}
    order by gold.at desc, gold.entry_id`.execute(tx)
  return {
    possible: possible.rows[0]?.count ?? 0,
    entries: rows.map(({ at, retired_at, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      retiredAt: retired_at?.toISOString() ?? null,
    })),
  }
}
