import { getPaperOffice } from '../../../agencies/paper-office.ts'
import { getPeriods } from '../../../inventory/periods/period-settings.ts'
import { countObstacles } from '../../../obstacles/count-obstacles.ts'
import type { Paper } from '../../../papers/paper.ts'
import type { Jurisdiction, Transaction } from '../../../platform/postgres/database.ts'
import { today } from '../../../platform/vietnam-day.ts'
import { addDays, mondayOf } from '../forecast.ts'
import { getProgress } from '../get-progress.ts'
import { getSeries } from '../get-series.ts'
import { listBehind } from '../list-behind.ts'
import { listHolderGrowth } from '../list-growth.ts'
import { readQuestion } from '../question.ts'
import {
  type Behind,
  type Measure,
  measures,
  type Progress,
  type ProgressFilter,
  type Series,
} from '../schema.ts'
import { sumByAgency } from '../sum-by-agency.ts'

type Counts = Readonly<Record<Measure, number>>

/** What the weekly report says: how far everything is, and what the present week and the one before brought. */
export interface WeeklyReport extends Pick<Paper, 'agency' | 'place'> {
  readonly on: string
  /** The Mondays of both weeks. */
  readonly weeks: { readonly present: string; readonly before: string }
  readonly grown: { readonly present: Counts; readonly before: Counts }
  /** By the agency that keeps the books (its id; null: not known): what the present week brought. */
  readonly grownBy: ReadonlyMap<string | null, Counts>
  readonly by: Readonly<Record<'kind' | 'agency' | 'period' | 'contractor' | 'phase', Progress>>
  readonly series: Series
  readonly behind: Behind
  readonly obstacles: { readonly open: number; readonly answered: number; readonly closed: number }
  /** Names of legal periods by their keys. */
  readonly periodNames: ReadonlyMap<string, string>
}

const nothing: Counts = { pages: 0, cases: 0, pdfs: 0, keyed: 0, checked: 0, deposited: 0, accepted: 0 }
const add = (one: Counts, other: Counts): Counts => {
  const sum = { ...one }
  for (const name of measures) sum[name] += other[name]
  return sum
}
const mostBehind = 20

/** Everything the weekly report of an agency (`office`, unless the filter names another) says. */
export async function readReport(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  filter: ProgressFilter,
  office: string,
): Promise<WeeklyReport> {
  const on = today()
  const weeks = { present: mondayOf(on), before: addDays(mondayOf(on), -7) }
  const question = await readQuestion(tx, jurisdiction, filter)
  const keepers = await sumByAgency(tx, question)
  const keeperOf = new Map(
    keepers.flatMap(({ keeper, holders }) => holders.map(holder => [holder, keeper?.id ?? null] as const)),
  )
  const grown = { present: nothing, before: nothing }
  const grownBy = new Map<string | null, Counts>()
  for (const { holder, week, counts } of await listHolderGrowth(tx, question, weeks.before)) {
    const which = week === weeks.present ? 'present' : 'before'
    grown[which] = add(grown[which], counts)
    if (which === 'before') continue
    const keeper = keeperOf.get(holder) ?? null
    grownBy.set(keeper, add(grownBy.get(keeper) ?? nothing, counts))
  }
  const ask = (by: keyof WeeklyReport['by']) => getProgress(tx, jurisdiction, { ...filter, by })
  const { schemes } = await getPeriods(tx)
  const obstacles = { open: 0, answered: 0, closed: 0 }
  for (const { open, answered, closed } of await countObstacles(tx, [...keeperOf.keys()])) {
    obstacles.open += open
    obstacles.answered += answered
    obstacles.closed += closed
  }
  return {
    ...(await getPaperOffice(tx, filter.under ?? office)),
    ...{ on, weeks, grown, grownBy, obstacles },
    by: {
      kind: await ask('kind'),
      agency: await ask('agency'),
      period: await ask('period'),
      contractor: await ask('contractor'),
      phase: await ask('phase'),
    },
    series: await getSeries(tx, jurisdiction, { ...filter, measure: 'deposited', weeks: 52, days: false }),
    behind: await listBehind(tx, jurisdiction, { ...filter, offset: 0, limit: mostBehind }),
    periodNames: new Map(
      schemes.flatMap(({ periods }) => periods.map(({ key, name }) => [key, name.vi] as const)),
    ),
  }
}
