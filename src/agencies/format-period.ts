/** The first day of agencies of which nobody knows since when they exist: before the oldest books. */
export const unknownSince = '1900-01-01'

/** A day as people write it: `2025-07-01` → `01/07/2025`. */
export function formatDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** From when to when an agency existed, both days included: `01/07/2025–…`, `…–30/06/2025`. */
export function formatPeriod({
  validFrom,
  validTo,
}: {
  readonly validFrom: string
  readonly validTo: string | null
}): string {
  const from = validFrom === unknownSince ? '…' : formatDay(validFrom)
  return `${from}–${validTo === null ? '…' : formatDay(dayBefore(validTo))}`
}

/** The day before one. */
export const dayBefore = (day: string): string => shift(day, -1)

/** The day after one. */
export const dayAfter = (day: string): string => shift(day, 1)

function shift(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
