import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { hides } from './apply-corrections.ts'
import { parseStateId } from './correction-states.ts'

const mostAnswered = 500

/** The rows that a change of corrections touched, 500 at most. */
export async function findChangedRows(
  tx: Transaction,
  agencyId: string,
  changeId: string,
): Promise<readonly number[]> {
  const { rows } = await sql<{ row: number }>`
    select distinct split_part(state, ':', 1)::int as row from book_change c, jsonb_object_keys(c.after) as state
    where c.agency_id = ${agencyId} and c.id = ${changeId} order by 1 limit ${mostAnswered}`.execute(tx)
  return rows.map(({ row }) => row)
}

/** Throws `correction.hidden` when a change is about cells that hold identity numbers, for who may not see those. */
export async function requireVisible(
  tx: Transaction,
  agencyId: string,
  changeId: string,
  kind: RegisterKind,
): Promise<void> {
  const { rows } = await sql<{ id: string; value: string | null }>`
    select s.key as id, s.value from book_change c, lateral (
      select * from jsonb_each_text(c.before) union all select * from jsonb_each_text(c.after)) s
    where c.agency_id = ${agencyId} and c.id = ${changeId}`.execute(tx)
  if (rows.some(({ id, value }) => hides(kind, parseStateId(id).column, value ?? '')))
    throw new AppError('correction.hidden')
}
