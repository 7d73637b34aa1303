import type { EntryNumber } from '../number.ts'
import { type DateParts, firstDay } from '../partial-date.ts'

/** What a row says that runs on through a book: its number, its date, its page. */
export interface RunRow {
  readonly row: number
  readonly number: EntryNumber | undefined
  /** The year of the natural key. */
  readonly year: number | null
  readonly registered: DateParts | undefined
  readonly page: number | null
  /** The number as written. */
  readonly so: string
}

/** A row that does not fit where all others run upward, between the nearest that do. */
export interface Stray<Item> {
  readonly item: Item
  readonly before: Item | undefined
  readonly after: Item | undefined
}

/** A row with a number and a date known to the day. */
export type DatedRow = RunRow & { readonly number: EntryNumber; readonly registered: DateParts }

/** Whether a row has a number and a date known to the day. */
export function isDated(row: RunRow): row is DatedRow {
  return row.number !== undefined && row.registered !== undefined && row.registered.day !== null
}

/** The strays among items, with their neighbours; `outliers` as `findStrays` gives them. */
export function withNeighbours<Item>(items: readonly Item[], outliers: readonly number[]): Stray<Item>[] {
  const isOut = new Set(outliers)
  return outliers.flatMap(at => {
    const item = items[at]
    if (item === undefined) return []
    let before = at - 1
    while (isOut.has(before)) before--
    let after = at + 1
    while (isOut.has(after)) after++
    return [{ item, before: items[before], after: items[after] }]
  })
}

/** Whether the numbers run on from the neighbours through the row: then the row stands where it belongs, and what strays is its date or page. */
export function runsOn({ item, before, after }: Stray<RunRow>): boolean {
  const value = item.number?.value
  if (value === undefined) return false
  const isNewYear =
    before?.registered !== undefined &&
    after?.registered !== undefined &&
    before.registered.year !== after.registered.year
  if (isNewYear) return true
  return (before?.number?.value ?? 0) <= value && value <= (after?.number?.value ?? Number.POSITIVE_INFINITY)
}

/** A date known to the day as yyyymmdd. */
export function dayOf({ registered }: DatedRow): number {
  return firstDay(registered)
}
