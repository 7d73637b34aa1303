import { type DateParts, daysInMonth } from '../partial-date.ts'

/** The classes of age that the circulars tell apart. */
export type AgeClass = 'under1' | 'from1To4' | 'from5'

/** Older than that is a slip of the pen in one of the dates. */
const oldest = 130

/** The class of age on a day, when whatever the two dates may mean gives the same one; undefined when they don't say. */
export function ageClassOf(birth: DateParts, at: DateParts): AgeClass | undefined {
  const least = classOf(fullYears(last(birth), first(at)))
  const most = classOf(fullYears(first(birth), last(at)))
  // A child that died in the year of its birth was under one, although the earliest day it may have died comes before the last it may be born.
  if (least === undefined && most === 'under1') return most
  return least === most ? least : undefined
}

/** The age in years as registers tell it: completed years, or the difference of the years when one date lacks its day. */
export function yearsOf(birth: DateParts, at: DateParts): number | undefined {
  const isFull = birth.day !== null && at.day !== null
  const years = isFull ? fullYears(first(birth), first(at)) : at.year - birth.year
  return years >= 0 && years <= oldest ? years : undefined
}

function classOf(years: number): AgeClass | undefined {
  if (years < 0 || years > oldest) return undefined
  if (years < 1) return 'under1'
  return years < 5 ? 'from1To4' : 'from5'
}

interface Day {
  readonly year: number
  /** mmdd */
  readonly day: number
}

function fullYears(from: Day, to: Day): number {
  return to.year - from.year - (to.day < from.day ? 1 : 0)
}

function first({ year, month, day }: DateParts): Day {
  return { year, day: (month ?? 1) * 100 + (day ?? 1) }
}

function last({ year, month, day }: DateParts): Day {
  const inMonth = month ?? 12
  return { year, day: inMonth * 100 + (day ?? daysInMonth(year, inMonth)) }
}
