import type { DateRange } from '../../register/partial-date.ts'

/** How far a birth may lie from the one asked for and still be shown, in years. */
export const bornSlackYears = 2

/** The range of births worth looking at for the one asked for: two years wider on both sides. */
export function widenBorn(born: DateRange): DateRange {
  return {
    from: shiftYear(born.from, -bornSlackYears, '01-01'),
    to: shiftYear(born.to, bornSlackYears, '12-31'),
  }
}

/**
 * What a birth takes off a score when one was asked for: 1 when they may be the same day, less the further they lie apart. A record
 * that doesn't say when the person was born stays possible. Both are ranges of partial dates; `null` is not known.
 */
export function scoreBorn(asked: DateRange | null, born: DateRange | null): number {
  if (asked === null) return 1
  if (born === null) return 0.75
  if (born.from === asked.from && born.to === asked.to) return 1
  if (born.from <= asked.to && asked.from <= born.to) return isDay(asked) && !isDay(born) ? 0.95 : 1
  if (isDay(asked) && isDay(born)) {
    if (swapDayAndMonth(asked.from) === born.from) return 0.92
    if (countDifferentDigits(asked.from, born.from) === 1) return 0.9
  }
  const apart = Math.abs(yearOf(asked.from) - yearOf(born.from))
  return apart === 0 ? 0.86 : apart === 1 ? 0.8 : 0.72
}

function isDay(range: DateRange): boolean {
  return range.from === range.to
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

function shiftYear(day: string, years: number, monthAndDay: string): string {
  return `${String(yearOf(day) + years).padStart(4, '0')}-${monthAndDay}`
}

function swapDayAndMonth(day: string): string {
  return `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`
}

function countDifferentDigits(a: string, b: string): number {
  let different = 0
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++
  return different
}
