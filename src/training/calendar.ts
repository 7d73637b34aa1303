/** A day as the number of days since 1970-01-01 (negative before), in the proleptic Gregorian calendar. */
export type Day = number

/** The day of a date; months count from 1. Howard Hinnant's days_from_civil: no Date object, ten times faster. */
export function dayOf(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  )
}

/** Year, month (from 1) and day of the month. */
export function dateOf(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** The day a share (0..1) of the way through a year. */
export function dayInYear(year: number, share: number): Day {
  const first = dayOf(year, 1, 1)
  const last = dayOf(year, 12, 31)
  return first + Math.min(last - first, Math.floor(share * (last - first + 1)))
}

/** The same or the next day that is not a Saturday or Sunday. */
export function workingDay(day: Day): Day {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday === 6 ? day + 2 : weekday === 0 ? day + 1 : day
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number))

/** `dd.mm.yyyy`, as the ministry's sheets write dates. */
export function formatDots(day: Day): string {
  const date = dateOf(day)
  return `${two(date.day)}.${two(date.month)}.${date.year}`
}

/** `dd/mm/yyyy`, as officers write dates by hand. */
export function formatSlashes(day: Day): string {
  return formatDots(day).replaceAll('.', '/')
}

/** `yyyy-mm-dd`. */
export function formatIso(day: Day): string {
  const date = dateOf(day)
  return `${date.year}-${two(date.month)}-${two(date.day)}`
}
