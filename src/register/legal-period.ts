import schemes from './legal-periods.json' with { type: 'json' }
import type { DateRange } from './partial-date.ts'
import type { Status } from './status.ts'
import type { Text } from './text.ts'

/** A span of registration dates that a province digitises together; first and last day are included, null is open. */
export interface LegalPeriod {
  readonly id: string
  readonly name: Text
  readonly from: string | null
  readonly to: string | null
  /** The law the books of the period follow, in Vietnamese; null where the plan names none. */
  readonly law: string | null
}

/** A province's way to group books by legal period; a province may bring its own. */
export interface PeriodScheme {
  readonly id: string
  readonly name: Text
  readonly status: Status
  readonly periods: readonly LegalPeriod[]
}

/** The schemes of the two plans at hand: Bến Tre (offices and Sở Tư pháp) and Quảng Nam. */
export const periodSchemes: readonly PeriodScheme[] = schemes.map(scheme => ({
  id: scheme.id,
  name: { vi: scheme.vi, en: scheme.en },
  status: scheme.status as Status,
  periods: scheme.periods.map(({ id, from, to, law, vi, en }) => ({ id, from, to, law, name: { vi, en } })),
}))

/** The periods a range of days may belong to, latest first: two when the range, or the plan's own wording, crosses a border. */
export function periodOf(scheme: PeriodScheme, range: DateRange): LegalPeriod[] {
  return scheme.periods.filter(
    ({ from, to }) => (from === null || from <= range.to) && (to === null || range.from <= to),
  )
}

/** A period as it is written with a book: `scheme:period`, since schemes number their periods alike. */
export const periodKey = (scheme: PeriodScheme, period: LegalPeriod): string => `${scheme.id}:${period.id}`

/** The period that a key names, with its scheme; undefined when there is no such one any more. */
export function findPeriod(
  schemes: readonly PeriodScheme[],
  key: string,
): { readonly scheme: PeriodScheme; readonly period: LegalPeriod } | undefined {
  for (const scheme of schemes)
    for (const period of scheme.periods) if (periodKey(scheme, period) === key) return { scheme, period }
  return undefined
}

/**
 * The days a book's registrations may be of, as far as it is known: without dates the year it was opened, though a book may go on into the next years (nghị định
 * 158/2005, Đ.68).
 */
export function daysOfBook(book: {
  readonly year: number
  readonly openedOn: string | null
  readonly endedOn: string | null
}): DateRange {
  const year = String(book.year).padStart(4, '0')
  const from = book.openedOn ?? `${year}-01-01`
  const to = book.endedOn ?? `${year}-12-31`
  return { from, to: to < from ? from : to }
}
