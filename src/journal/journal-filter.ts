import type { SelectQueryBuilder } from 'kysely'
import type { z } from 'zod'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import type { Tables } from '../platform/postgres/tables.ts'
import { dayAfter, startOf } from '../platform/vietnam-day.ts'
import { type JournalAction, personalActions } from './action.ts'
import type { journalFilterSchema } from './schema.ts'

/** Which rows of the journal; days are Vietnam's and both included. */
export type JournalFilter = z.output<typeof journalFilterSchema>

const isReading = (action: JournalAction) => personalActions[action]?.reads === true

/** Actions that show personal records to somebody. */
export const readingActions: readonly string[] = (Object.keys(personalActions) as JournalAction[]).filter(
  isReading,
)

/**
 * The rows that a filter leaves within a jurisdiction. Row-level security holds anyway; the agencies stand in the query as well because
 * PostgreSQL can't use an index for the policy's "all, or one of these".
 */
export function selectJournal(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  filter: JournalFilter,
): SelectQueryBuilder<Tables, 'journal', object> {
  let query = tx.selectFrom('journal')
  if (filter.agency !== undefined) query = query.where('journal.agency_id', '=', filter.agency)
  else if (!('scope' in jurisdiction))
    query = query.where('journal.agency_id', '=', eb => eb.fn.any(eb.val([...jurisdiction.agencies])))
  if (filter.action !== undefined) query = query.where('journal.action', '=', filter.action)
  if (filter.account !== undefined) query = query.where('journal.account_id', '=', filter.account)
  if (filter.subject !== undefined) query = query.where('journal.subject', '=', filter.subject)
  if (filter.from !== undefined) query = query.where('journal.at', '>=', startOf(filter.from))
  if (filter.to !== undefined) query = query.where('journal.at', '<', startOf(dayAfter(filter.to)))
  if (filter.personal === 'yes')
    query = query.where('journal.action', '=', eb => eb.fn.any(eb.val([...readingActions])))
  return query
}

/** How many rows a filter leaves, counted up to a cap: counting millions would take longer than anybody waits. */
export async function countJournal(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  filter: JournalFilter,
  cap: number,
): Promise<{ readonly total: number; readonly totalIsCapped: boolean }> {
  const { total } = await tx
    .selectFrom(
      selectJournal(tx, jurisdiction, filter)
        .select('journal.sequence')
        .limit(cap + 1)
        .as('some'),
    )
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total: Math.min(total, cap), totalIsCapped: total > cap }
}
