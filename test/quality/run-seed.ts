import { cleanBooks } from './clean/book.ts'
import { addCleanBook, type FalseAlarms, noFalseAlarms } from './false-alarms.ts'
import { measureBook, type Tally } from './measure.ts'
import { deliver } from './sheet-book.ts'
import { measureVillage, type VillageResult } from './village/measure-village.ts'

/** Everything that was measured with one seed. */
export interface SeedResult {
  readonly seed: number
  readonly alarms: FalseAlarms
  readonly village: Omit<VillageResult, 'tallies'>
  readonly tallies: ReadonlyMap<string, Tally>
  /** Rows in which mistakes were made, one kind at a time. */
  readonly spoiltRows: number
}

/** Clean books of each kind and legal period that are checked as they are, and those in which mistakes are made. */
const cleanEach = 4
const spoiltEach = 1
const spoiltMost = 200

export function runSeed(seed: number): SeedResult {
  const alarms = noFalseAlarms()
  for (const book of cleanBooks(seed, cleanEach)) addCleanBook(book, alarms)
  const tallies = new Map<string, Tally>()
  let spoiltRows = 0
  for (const book of cleanBooks(seed + 5000, spoiltEach, spoiltMost)) {
    spoiltRows += book.rows.length
    measureBook(deliver(book), seed, tallies)
  }
  const { tallies: across, ...village } = measureVillage(seed)
  for (const [id, tally] of across) tallies.set(id, tally)
  return { seed, alarms, village, tallies, spoiltRows }
}

/** The mistakes of several runs taken together. */
export function sumTallies(results: readonly SeedResult[]): Tally[] {
  const sums = new Map<string, Tally>()
  for (const { tallies } of results)
    for (const [id, tally] of tallies) {
      const sum = sums.get(id)
      if (sum === undefined)
        sums.set(id, {
          ...tally,
          levels: new Map(tally.levels),
          codes: new Map(tally.codes),
          missed: [...tally.missed],
        })
      else {
        for (const figure of ['made', 'visible', 'caught', 'told', 'besides'] as const)
          sum[figure] += tally[figure]
        for (const [level, count] of tally.levels) sum.levels.set(level, (sum.levels.get(level) ?? 0) + count)
        for (const [code, count] of tally.codes) sum.codes.set(code, (sum.codes.get(code) ?? 0) + count)
        sum.missed.push(...tally.missed)
      }
    }
  return [...sums.values()]
}

/** Of the mistakes a rule could see, the share that was caught. */
export function shareCaught(tallies: Iterable<Tally>): {
  readonly visible: number
  readonly caught: number
  readonly share: number
} {
  let [visible, caught] = [0, 0]
  for (const tally of tallies) {
    visible += tally.visible
    caught += tally.caught
  }
  return { visible, caught, share: caught / visible }
}
