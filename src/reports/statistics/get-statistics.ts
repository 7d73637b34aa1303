import { sql } from 'kysely'
import { type AgencyName, findCustody } from '../../agencies/custody.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { kinds } from '../../register/kind.ts'
import { total } from '../../register/statistics/measure.ts'
import type { MonthRange } from '../../register/statistics/period.ts'
import { type CountedAgencies, findCountedAgencies } from './counted-agencies.ts'
import { listSeries } from './list-series.ts'
import { earlierRange, formatRange, readRange } from './month-range.ts'
import type { EthnicGroups, Statistics, StatisticsQuery } from './schema.ts'
import {
  type AgencyCounts,
  addCounts,
  type Counts,
  sumByAgency,
  sumByEthnicGroup,
  sumByKind,
} from './sum-counters.ts'

/** The statistics with all measures of each agency, as the workbook needs them. */
export interface DetailedStatistics extends Statistics {
  readonly byAgency: readonly AgencyCounts[]
}

/**
 * Everything the registers of some agencies say of a period, from the counters alone. Of the period compared with, the totals; all measures
 * when `compareAll`, which reads several times as many rows. Throws `not-found`.
 */
export async function getStatistics(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  query: StatisticsQuery,
  { compareAll = false } = {},
): Promise<DetailedStatistics> {
  const { agency, ids } = await findCountedAgencies(tx, jurisdiction, query.agency)
  const range = readRange(query)
  const compared = query.against === undefined ? null : earlierRange(range, query.against)
  const byAgency = await sumByAgency(tx, ids, range)
  const before = compared === null ? null : await sumEarlier(tx, ids, compared, compareAll)
  const { series, undated } = await listSeries(tx, ids, range)
  const now = new Map<string, Record<string, number>>()
  for (const { kind, counts } of byAgency) {
    const sums = now.get(kind) ?? {}
    addCounts(sums, counts)
    now.set(kind, sums)
  }
  return {
    agency,
    from: query.from,
    to: query.to,
    compared: compared && formatRange(compared),
    changedAt: lastChange(byAgency),
    waiting: await countWaiting(tx, ids),
    undated,
    confidential: 'scope' in jurisdiction || jurisdiction.confidential === true,
    kinds: kinds.flatMap(({ code: kind }) => {
      const counts = now.get(kind)
      const earlier = before?.get(kind)
      if (counts === undefined && earlier === undefined) return []
      return [{ kind, now: counts ?? {}, before: before && (earlier ?? {}) }]
    }),
    series,
    keepers: await listKeepers(tx, byAgency),
    byAgency,
  }
}

/** Births and deaths by ethnic group; the Kinh are in the measures, the others each in counters of their own. */
export async function listEthnicGroups(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  query: StatisticsQuery,
): Promise<EthnicGroups> {
  const { ids } = await findCountedAgencies(tx, jurisdiction, query.agency)
  const range = readRange(query)
  const groups = new Map<number, Record<string, number>>()
  const ofKinh: Record<string, number> = {}
  for (const [kind, { kinh }] of await sumByKind(tx, ids, range)) if (kinh !== undefined) ofKinh[kind] = kinh
  if (Object.keys(ofKinh).length > 0) groups.set(1, ofKinh)
  for (const { group, kind, count } of await sumByEthnicGroup(tx, ids, range))
    groups.set(group, { ...groups.get(group), [kind]: count })
  return { groups: [...groups].map(([group, counts]) => ({ group, counts })) }
}

async function sumEarlier(
  tx: Transaction,
  ids: readonly string[],
  range: MonthRange,
  all: boolean,
): Promise<ReadonlyMap<string, Counts>> {
  if (all) return sumByKind(tx, ids, range)
  const { totals } = await listSeries(tx, ids, range)
  return new Map(Object.entries(totals).map(([kind, count]) => [kind, { [total]: count }]))
}

async function countWaiting(tx: Transaction, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from uncounted_agency where agency_id = any(${ids}::uuid[])`.execute(tx)
  return rows[0]?.waiting ?? 0
}

function lastChange(byAgency: readonly AgencyCounts[]): string | null {
  const last = byAgency.reduce((latest, { changedAt }) => Math.max(latest, changedAt.getTime()), 0)
  return last === 0 ? null : new Date(last).toISOString()
}

type Keeper = Statistics['keepers'][number]

/** Registering agencies under the agency that keeps their books today. */
async function listKeepers(tx: Transaction, byAgency: readonly AgencyCounts[]): Promise<Keeper[]> {
  const ids = [...new Set(byAgency.map(({ agencyId }) => agencyId))]
  const names = await listNames(tx, ids)
  const custody = await findCustody(tx, ids)
  const totals = new Map<string, Record<string, number>>()
  for (const { agencyId, kind, counts } of byAgency)
    totals.set(agencyId, { ...totals.get(agencyId), [kind]: counts[total] ?? 0 })
  const keepers = new Map<string | null, Keeper>()
  for (const agency of names) {
    const keeper = custody.get(agency.id)?.keeper ?? null
    const group: Keeper = keepers.get(keeper?.id ?? null) ?? { keeper, totals: {}, registrars: [] }
    const own = totals.get(agency.id) ?? {}
    addCounts(group.totals, own)
    group.registrars.push({ agency, totals: own })
    keepers.set(keeper?.id ?? null, group)
  }
  const byName = (a: Keeper, b: Keeper) =>
    Number(a.keeper === null) - Number(b.keeper === null) ||
    (a.keeper?.name ?? '').localeCompare(b.keeper?.name ?? '', 'vi')
  return [...keepers.values()].sort(byName)
}

async function listNames(tx: Transaction, ids: CountedAgencies['ids']): Promise<readonly AgencyName[]> {
  const { rows } = await sql<AgencyName>`
    select id, code, name from agency where id = any(${ids}::uuid[]) order by name, id`.execute(tx)
  return rows
}
