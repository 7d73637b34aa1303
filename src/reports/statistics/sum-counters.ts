import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { kinds } from '../../register/kind.ts'
import type { KindCode } from '../../register/register-kind.ts'
import { measuresOf } from '../../register/statistics/measure.ts'
import { coverRange, type MonthRange } from '../../register/statistics/period.ts'

/** As many places as the longest list of measures has. */
const places = Math.max(...kinds.map(kind => measuresOf(kind.code).length))

/** Measures by their ids; those that count nothing are left out. */
export type Counts = Readonly<Record<string, number>>

/** What an agency registered of a kind. */
export interface AgencyCounts {
  readonly agencyId: string
  readonly kind: KindCode
  readonly counts: Counts
  /** The last change of any of these counters. */
  readonly changedAt: Date
}

interface SummedRow {
  readonly agency_id: string
  readonly kind: KindCode
  /** With commas between: the driver takes an array apart at ten times the cost. */
  readonly counts: string
  readonly changed_at: Date
}

/** The counters of some agencies over a range, by agency and kind. */
export async function sumByAgency(
  tx: Transaction,
  agencies: readonly string[],
  range: MonthRange,
): Promise<readonly AgencyCounts[]> {
  const { rows } = await sql<SummedRow>`
    select agency_id, kind, concat_ws(',', ${sums}) as counts, max(changed_at) as changed_at
    from ${countersOf(agencies, range)} where ethnic_group = 0 group by agency_id, kind having ${total} > 0`.execute(
    tx,
  )
  return rows.map(({ agency_id: agencyId, kind, counts, changed_at: changedAt }) => ({
    agencyId,
    kind,
    counts: nameCounts(kind, counts),
    changedAt,
  }))
}

/** The same over all agencies together, by kind. */
export async function sumByKind(
  tx: Transaction,
  agencies: readonly string[],
  range: MonthRange,
): Promise<ReadonlyMap<KindCode, Counts>> {
  const { rows } = await sql<SummedRow>`
    select kind, concat_ws(',', ${sums}) as counts
    from ${countersOf(agencies, range)} where ethnic_group = 0 group by kind having ${total} > 0`.execute(tx)
  return new Map(rows.map(({ kind, counts }) => [kind, nameCounts(kind, counts)]))
}

/** How many of each ethnic group but the Kinh, by kind. */
export async function sumByEthnicGroup(
  tx: Transaction,
  agencies: readonly string[],
  range: MonthRange,
): Promise<readonly { readonly group: number; readonly kind: KindCode; readonly count: number }[]> {
  const { rows } = await sql<{ group: number; kind: KindCode; count: number }>`
    select ethnic_group as "group", kind, ${total}::int as count
    from ${countersOf(agencies, range)} where ethnic_group > 0
    group by ethnic_group, kind having ${total} > 0 order by ethnic_group, kind`.execute(tx)
  return rows
}

/** Adds measures up; those that are zero in all stay out. */
export function addCounts(to: Record<string, number>, counts: Counts): void {
  for (const [id, count] of Object.entries(counts)) to[id] = (to[id] ?? 0) + count
}

const total = sql`sum(sign * counts[1])`
const sums = sql.join(
  Array.from({ length: places }, (_, at) => sql.raw(`coalesce(sum(sign * counts[${at + 1}]), 0)`)),
)

/** The rows that make up a range, each with the sign it counts with. Agencies and periods are named outright, for the primary key. */
function countersOf(agencies: readonly string[], range: MonthRange) {
  const cover = coverRange(range)
  const periods = cover.map(({ period }) => period)
  return sql`(
    select c.agency_id, c.kind, c.ethnic_group, c.counts, c.changed_at, w.sign
    from record_count c
    join unnest(${periods}::int[], ${cover.map(({ sign }) => sign)}::int[]) as w (period, sign) on w.period = c.period
    where c.agency_id = any(${agencies}::uuid[]) and c.period = any(${periods}::int[])) as counters`
}

function nameCounts(kind: KindCode, counts: string): Counts {
  const named: Record<string, number> = {}
  const numbers = counts.split(',')
  for (const [at, { id }] of measuresOf(kind).entries()) {
    const count = Number(numbers[at] ?? 0)
    if (count !== 0) named[id] = count
  }
  return named
}
