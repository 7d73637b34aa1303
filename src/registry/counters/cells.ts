import type { CountedEntry } from '../../register/statistics/count-entry.ts'
import { kinh } from '../../register/statistics/ethnicity.ts'
import { periodsOf } from '../../register/statistics/period.ts'

/** A row of `record_count` of one agency and kind, or what is to be added to it; `group` 0 is everybody. */
export interface Cell {
  readonly group: number
  readonly period: number
  readonly counts: number[]
  readonly parts: number[]
}

/** Rows of one agency and kind, by `keyOf`. */
export type Cells = Map<string, Cell>

/** Names a cell within an agency and kind. */
export function keyOf({ group, period }: Pick<Cell, 'group' | 'period'>): string {
  return `${group}/${period}`
}

/** Adds an entry of a year to the cells it belongs to, or takes it away (-1). */
export function addEntry(cells: Cells, year: number, entry: CountedEntry, sign: 1 | -1): void {
  addTo(cells, 0, year, entry.month, entry.counts, sign)
  if (entry.group > kinh) addTo(cells, entry.group, year, entry.month, one, sign)
}

const one = [1]

function addTo(
  cells: Cells,
  group: number,
  year: number,
  month: number,
  counts: readonly number[],
  sign: 1 | -1,
): void {
  const [decade, ofYear, ofMonth] = periodsOf(year, month)
  const amount = (counts[0] ?? 0) * sign
  addUp(cellOf(cells, group, ofMonth).counts, counts, sign)
  const inYear = cellOf(cells, group, ofYear)
  addUp(inYear.counts, counts, sign)
  addPart(inYear.parts, month, amount)
  const inDecade = cellOf(cells, group, decade)
  addUp(inDecade.counts, counts, sign)
  addPart(inDecade.parts, year % 10, amount)
}

function cellOf(cells: Cells, group: number, period: number): Cell {
  const key = keyOf({ group, period })
  const known = cells.get(key)
  if (known !== undefined) return known
  const cell = { group, period, counts: [], parts: [] }
  cells.set(key, cell)
  return cell
}

/** Adds numbers place by place; places that are not there yet count as zero. */
export function addUp(to: number[], amounts: readonly number[], sign: 1 | -1 = 1): void {
  for (let at = 0; at < amounts.length; at++) to[at] = (to[at] ?? 0) + (amounts[at] ?? 0) * sign
}

function addPart(parts: number[], at: number, amount: number): void {
  while (parts.length <= at) parts.push(0)
  parts[at] = (parts[at] ?? 0) + amount
}

/** Without the zeros at the end, as it is stored. */
export function trimmed(counts: readonly number[]): readonly number[] {
  let length = counts.length
  while (length > 0 && (counts[length - 1] ?? 0) === 0) length -= 1
  return counts.slice(0, length)
}
