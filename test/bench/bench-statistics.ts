import { sql } from 'kysely'
import { findActingAgencies } from '../../src/agencies/acting-agencies.ts'
import { type App, openApp } from '../../src/platform/app.ts'
import { rebuildAllCounters } from '../../src/registry/counters/rebuild-counters.ts'
import { getStatistics, listEthnicGroups } from '../../src/reports/statistics/get-statistics.ts'
import { formatMonth } from '../../src/reports/statistics/month-range.ts'
import { createRandom } from '../../src/training/random.ts'
import { fillRegistry } from './fill-registry/fill-registry.ts'
import { type Figure, percentile } from './measure.ts'

const questions = 300
const seed = 5

/**
 * p50 and p99 of the dashboard (everything the screen shows, with the period compared with) for the province, a district and a commune,
 * over random months, half-years, years and stretches of years. In the filled folder named by SOGOC_BENCH_FILLED, else in one of 200,000 records.
 */
export async function benchStatistics(folder: string): Promise<readonly Figure[]> {
  const { SOGOC_BENCH_FILLED: filled } = process.env
  const data = filled ?? folder
  if (filled === undefined) await fillRegistry({ data, records: 200_000, seed: 7 })
  const app = await openApp(data)
  try {
    const counted = filled === undefined ? [await countAnew(app)] : []
    const levels = ['province', 'district', 'commune'] as const
    const asked: Figure[] = []
    for (const level of levels) asked.push(...(await askLevel(app, level)))
    const [size] = await listSize(app)
    return [
      { what: 'records', value: String(size?.records) },
      { what: 'counter rows', value: `${size?.rows} (${size?.mb} MB)` },
      ...counted,
      ...asked,
    ]
  } finally {
    await app.close()
  }
}

async function countAnew(app: App): Promise<Figure> {
  const started = performance.now()
  await rebuildAllCounters(app.database)
  return {
    what: 'all records counted anew',
    value: `${((performance.now() - started) / 1000).toFixed(0)} s`,
  }
}

const all = { scope: 'all' } as const

async function askLevel(app: App, level: 'province' | 'district' | 'commune'): Promise<readonly Figure[]> {
  const random = createRandom(seed)
  const { agencies, of } = await app.database.transaction(all, async tx => {
    const found = await tx
      .selectFrom('agency')
      .select('id')
      .where('level', '=', level)
      .orderBy('code')
      .execute()
    const top = await tx
      .selectFrom('agency')
      .select('id')
      .where('level', '=', 'province')
      .executeTakeFirstOrThrow()
    const { whole } = await findActingAgencies(tx, top.id, { below: true })
    const within = new Set(whole)
    return { agencies: found.flatMap(({ id }) => (within.has(id) ? [id] : [])), of: whole }
  })
  const jurisdiction = { agencies: of, confidential: true }
  const times: number[] = []
  const groupTimes: number[] = []
  for (let at = 0; at < questions; at++) {
    const query = { agency: random.pick(agencies), ...drawRange(random), against: 'year' as const }
    const started = performance.now()
    await app.database.transaction(jurisdiction, tx => getStatistics(tx, jurisdiction, query))
    times.push(performance.now() - started)
    if (at % 5 > 0) continue
    const again = performance.now()
    await app.database.transaction(jurisdiction, tx => listEthnicGroups(tx, jurisdiction, query))
    groupTimes.push(performance.now() - again)
  }
  const figure = (what: string, figures: readonly number[]): Figure => ({
    what: `${what}, ${level}`,
    value: `p50 ${percentile(figures, 0.5).toFixed(1)} ms, p99 ${percentile(figures, 0.99).toFixed(1)} ms`,
  })
  return [figure('dashboard', times), figure('ethnic groups', groupTimes)]
}

/** A month, half a year, a year, or a stretch of years whose ends are any months. */
function drawRange(random: ReturnType<typeof createRandom>): { from: string; to: string } {
  const year = random.integer(1976, 2019)
  const month = random.integer(1, 12)
  switch (random.integer(0, 4)) {
    case 0:
      return { from: formatMonth(year, month), to: formatMonth(year, month) }
    case 1:
      return { from: formatMonth(year, 1), to: formatMonth(year, 6) }
    case 2:
      return { from: formatMonth(year, 1), to: formatMonth(year, 12) }
    case 3:
      return { from: formatMonth(1976, 1), to: formatMonth(2019, 12) }
    default: {
      const last = random.integer(year, 2020)
      return { from: formatMonth(year, Math.min(month, 6)), to: formatMonth(last, random.integer(6, 12)) }
    }
  }
}

async function listSize(app: App) {
  const { rows } = await app.database.transaction(all, tx =>
    sql<{ records: number; rows: number; mb: number }>`
      select (select count(*)::int from record) as records, (select count(*)::int from record_count) as rows,
        (pg_total_relation_size('record_count') / 1000000)::int as mb`.execute(tx),
  )
  return rows
}
