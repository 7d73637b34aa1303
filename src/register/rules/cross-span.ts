import { type DateParts, formatPartialDate } from '../partial-date.ts'

/** First and last possible day as yyyymmdd; 0 and 0 when not known. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Whether every day of `a` comes before every day of `b`; never when one of them is not known. */
export function isBefore(a: Span, b: Span): boolean {
  return a.to !== 0 && b.from !== 0 && a.to < b.from
}

/** Whether the two may be the same day; what is not known may be any. */
export function mayBeSame(a: Span, b: Span): boolean {
  return a.from === 0 || b.from === 0 || (a.from <= b.to && b.from <= a.to)
}

/** The day as yyyymmdd when it is known to the day, else 0. */
export function wholeDay({ from, to }: Span): number {
  return from === to ? from : 0
}

/** A span so many days later. */
export function daysLater({ from, to }: Span, days: number): Span {
  return { from: addDays(from, days), to: addDays(to, days) }
}

/** As a person reads it in a message; '—' when not known. */
export function shownSpan({ from, to }: Span): string {
  if (from === 0) return '—'
  const parts: DateParts = {
    year: Math.floor(from / 10000),
    month: Math.floor(from / 100) === Math.floor(to / 100) ? Math.floor(from / 100) % 100 : null,
    day: from === to ? from % 100 : null,
  }
  return formatPartialDate(parts)
}

function addDays(day: number, days: number): number {
  if (day === 0) return 0
  const then = new Date(
    Date.UTC(Math.floor(day / 10000), (Math.floor(day / 100) % 100) - 1, (day % 100) + days),
  )
  return then.getUTCFullYear() * 10000 + (then.getUTCMonth() + 1) * 100 + then.getUTCDate()
}
