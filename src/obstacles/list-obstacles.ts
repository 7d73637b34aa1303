import { sql } from 'kysely'
import { findActingAgencies } from '../agencies/acting-agencies.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { ObstacleList, ObstacleQuery } from './schema.ts'
import { selectObstacles } from './select-obstacles.ts'

/** Obstacles within the jurisdiction that match: open ones first, those that wait longest before the others. `accountAgencyId` says for whom `waiting` is counted. */
export async function listObstacles(
  tx: Transaction,
  accountAgencyId: string,
  query: ObstacleQuery,
): Promise<ObstacleList> {
  const mine = (await findActingAgencies(tx, accountAgencyId, { below: false })).whole
  const waits = sql`o.with_agency_id = any(${mine}::uuid[]) and o.state = 'open'`
  const { state, kind, waiting, agency, book, text } = query
  const conditions = [
    sql`true`,
    ...(state === undefined ? [] : [sql`o.state = ${state}`]),
    ...(kind === undefined ? [] : [sql`o.kind = ${kind}`]),
    ...(waiting === true ? [waits] : []),
    ...(agency === undefined
      ? []
      : [sql`o.agency_id = any(${(await findActingAgencies(tx, agency, { below: true })).whole}::uuid[])`]),
    ...(book === undefined ? [] : [sql`o.book_id = ${book}`]),
    ...(text === '' ? [] : [sql`o.title ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`]),
  ]
  const where = sql.join(conditions, sql` and `)
  const { rows } = await sql<{ total: number; waiting: number }>`
    select (select count(*)::int from obstacle o where ${where}) as total,
      (select count(*)::int from obstacle o where ${waits}) as waiting`.execute(tx)
  const order = sql`o.state <> 'open', case when o.state = 'open' then o.at end, o.changed_at desc, o.id`
  const page = sql`offset ${query.offset} limit ${query.limit}`
  return {
    total: rows[0]?.total ?? 0,
    waiting: rows[0]?.waiting ?? 0,
    obstacles: await selectObstacles(tx, where, order, page),
  }
}
