import { drawLots } from '../../keying/kernel/residual/lots.ts'
import type { Forecast } from './schema.ts'

/** Weeks it rests on at most: a quarter of a year, so that a slow spring does not speak for the summer. */
export const mostWeeks = 13
/** Weeks it needs since the first that brought anything. */
export const fewestWeeks = 4
const runs = 500
const horizonWeeks = 520
const seed = 8

/** What a forecast is made of. */
export interface Pace {
  /** What is left to do; null: nobody knows. */
  readonly left: number | null
  /** What each whole week brought, the newest last. */
  readonly weeks: readonly number[]
  /** The day from which the simulated weeks run. */
  readonly from: string
  readonly due?: string | undefined
  /** What had been reached before these weeks. */
  readonly earlier?: number
}

/**
 * When the work will be done: weeks to come are drawn from the last ones, with replacement and two neighbours at a time (a good week is followed by a good one), until
 * nothing is left; 500 times. Early, middle and late are the days by which 1, 5 and 9 of ten of these ends had come (a block bootstrap). The same numbers always
 * give the same days. It knows nothing of holidays to come or of people who join: it says how it will go if it goes on as it went.
 */
export function forecastEnd({ left, weeks, from, due, earlier = 0 }: Pace): Forecast {
  if (left === null) return unknown('size', 0)
  if (left <= 0) return { state: 'done' }
  const begun = weeks.findIndex(count => count !== 0)
  if (begun < 0 && earlier > 0) return unknown('standstill', weeks.length)
  const since = begun < 0 ? [] : weeks.slice(begun).slice(-mostWeeks)
  if (since.length < fewestWeeks) return unknown('weeks', since.length)
  const sum = since.reduce((total, count) => total + count, 0)
  if (sum <= 0) return unknown('standstill', since.length)
  const ends = simulate(left, since)
  const dayAt = (share: number) => {
    const end = ends[Math.ceil(share * runs) - 1] ?? Number.POSITIVE_INFINITY
    return Number.isFinite(end) ? addDays(from, Math.ceil(end * 7)) : null
  }
  return {
    ...{ state: 'likely', early: dayAt(0.1), middle: dayAt(0.5), late: dayAt(0.9) },
    onTime:
      due === undefined
        ? null
        : ends.filter(end => addDays(from, Math.ceil(Math.min(end, horizonWeeks) * 7)) <= due).length / runs,
    ...{ weeks: since.length, perWeek: sum / since.length, horizonWeeks },
  }
}

/** After how many weeks, and what part of one, each run was done, ascending; infinite beyond the horizon. */
function simulate(left: number, since: readonly number[]): readonly number[] {
  return Array.from({ length: runs }, (_, run) => {
    // Lots of its own: with more to do the same weeks come, and then some.
    const lots = drawLots(seed + run)
    let rest = left
    for (let week = 0; week < horizonWeeks; week += 2) {
      const at = Math.floor(lots.uniform() * since.length)
      for (const next of [0, 1]) {
        const count = since[(at + next) % since.length] ?? 0
        if (count > 0 && rest <= count) return week + next + rest / count
        rest -= count
      }
    }
    return Number.POSITIVE_INFINITY
  }).sort((a, b) => a - b)
}

const unknown = (why: 'size' | 'weeks' | 'standstill', weeks: number): Forecast => ({
  ...{ state: 'unknown', why, weeks, needs: fewestWeeks },
})

const dayMs = 86_400_000

/** The day some days after another, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
}
