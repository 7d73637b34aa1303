import type { Statistics } from '../../../../src/reports/statistics/schema.ts'

/** The kinds with a number and a line of their own, in the order of the law's books; all others go together. */
export const mainKinds = ['KS', 'KH', 'KT'] as const

/** Where the other kinds are added up. */
export const others = 'others'

/** Totals of the main kinds and, added up, of the others. */
export function groupTotals(totals: Readonly<Record<string, number>>): Record<string, number> {
  const grouped: Record<string, number> = { [others]: 0 }
  for (const kind of mainKinds) grouped[kind] = totals[kind] ?? 0
  for (const [kind, count] of Object.entries(totals))
    if (!mainKinds.some(main => main === kind)) grouped[others] = (grouped[others] ?? 0) + count
  return grouped
}

/** A series without the empty years before its first and after its last record. */
export function trimSeries(points: Statistics['series']['points']): Statistics['series']['points'] {
  const filled = points.map(({ totals }) => Object.keys(totals).length > 0)
  const first = filled.indexOf(true)
  return first < 0 ? [] : points.slice(first, filled.lastIndexOf(true) + 1)
}

/** The last year of which there is a record; undefined when there is none. */
export function lastYearOf({ series }: Statistics): number | undefined {
  const last = trimSeries(series.points).at(-1)
  return last === undefined ? undefined : Number(last.at.slice(0, 4))
}
