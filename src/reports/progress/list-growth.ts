import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Question } from './question.ts'
import type { Measure } from './schema.ts'

/** How a number of some books grew. */
export interface Growth {
  /** By the Monday of the week. */
  readonly weeks: ReadonlyMap<string, number>
  readonly days: ReadonlyMap<string, number>
}

/** Since when: weeks by their Monday. */
interface Since {
  readonly weeksFrom: string
  readonly daysFrom: string
}

/** How a number of the books that fit a condition on `b` (inventory/book-filter.ts) grew, week by week and day by day; what brought nothing is left out. */
export async function listGrowth(
  tx: Transaction,
  question: Question,
  measure: Measure,
  since: Since,
): Promise<Growth> {
  const { rows } = await sql<{ at: string; daily: boolean; count: number }>`
    with ${growthOf(question, [measure], since)}
    select day as at, daily, sum(${sql.raw(measure)})::int as count from growth where ${isSeen}
    group by day, daily having sum(${sql.raw(measure)}) <> 0`.execute(tx)
  const those = (daily: boolean) =>
    new Map(rows.flatMap(row => (row.daily === daily ? [[row.at, row.count] as const] : [])))
  return { weeks: those(false), days: those(true) }
}

/** What weeks brought to the books with a holder (`coalesce(keeper_id, agency_id)`). */
export interface HolderGrowth {
  readonly holder: string
  /** The first day of the week. */
  readonly week: string
  readonly counts: Readonly<Record<Measure, number>>
  /** Whether anything grew or shrank. */
  readonly stirred: boolean
}

/** The same by who holds the books, all numbers at once. */
export async function listHolderGrowth(
  tx: Transaction,
  question: Question,
  weeksFrom: string,
): Promise<readonly HolderGrowth[]> {
  const sums = every.map(
    name => sql`coalesce(sum(${sql.raw(name)}) filter (where ${isSeen}), 0)::int as ${sql.raw(name)}`,
  )
  const { rows } = await sql<Record<Measure, number> & Omit<HolderGrowth, 'counts'>>`
    with ${growthOf(question, every, { weeksFrom, daysFrom: '9999-12-31' })}
    select holder, day as week, ${sql.join(sums)}, bool_or(${sql.join(
      every.map(name => sql`${sql.raw(name)} <> 0`),
      sql` or `,
    )}) as stirred
    from growth group by holder, day`.execute(tx)
  return rows.map(({ holder, week, stirred, ...counts }) => ({ holder, week, stirred, counts }))
}

const every = [
  'pages',
  'cases',
  'pdfs',
  'keyed',
  'checked',
  'deposited',
  'accepted',
] as const satisfies readonly Measure[]

const isSeen = sql`(not confidential or (select current_setting('sogoc.scope', true)) = 'all' or (select current_setting('sogoc.confidential', true)) = 'on')`

/**
 * `growth`: finished weeks from `book_week`, what came after the last of them, and the days, from `book_day`. Never from both: `book_week` holds whole weeks, and its
 * last one says where to go on.
 */
function growthOf(
  { where, weeks }: Question,
  measures: readonly Measure[],
  { weeksFrom, daysFrom }: Since,
): RawBuilder<unknown> {
  const numbers = (of: string) => sql.join(measures.map(name => sql.raw(`${of}.${name}`)))
  const holder = sql`coalesce(b.keeper_id, b.agency_id) as holder`
  return sql`
    rolled as materialized (select coalesce(max(week) + 7, '-infinity') as until from book_week where kind is null),
    recent as (
      select d.day, ${holder}, b.kind in ('CN', 'CMC') as confidential, ${numbers('d')} from book_day d join visible_book b on b.agency_id = d.agency_id and b.id = d.book_id
      where d.day >= least(${daysFrom}::date, (select until from rolled)) and ${where}),
    growth as (
      select b.week as day, false as daily, ${holder}, b.confidential, ${numbers('b')} from ${weeks} b
      where b.week >= ${weeksFrom}::date and ${where}
      union all
      select date_trunc('week', day)::date, false, holder, confidential, ${sql.join(measures.map(name => sql.raw(name)))} from recent
      where day >= greatest(${weeksFrom}::date, (select until from rolled))
      union all
      select day, true, holder, confidential, ${sql.join(measures.map(name => sql.raw(name)))} from recent where day >= ${daysFrom}::date)`
}
