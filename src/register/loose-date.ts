import { anyYear, type PartialDate, parsePartialDate } from './partial-date.ts'

/** A date as somebody keys it from a book, read. */
export interface LooseDate {
  readonly date: PartialDate
  /** Whether the century was not written: whoever keyed it should see the year it was taken for. */
  readonly guessedCentury: boolean
}

const digitsAlone = /^\d+$/

/**
 * Reads a date keyed quickly: any form of `parsePartialDate`, digits alone (`02031987`, `020387`, `031987`), and two-digit years, which are
 * taken for the last such year up to `latestYear` (nothing of an entry of 1956 happened in 2022). Undefined for what is no such date.
 */
export function readLooseDate(raw: string, latestYear: number): LooseDate | undefined {
  const text = raw.normalize('NFC').trim()
  for (const written of digitsAlone.test(text) && text.length > 4 ? parted(text) : [text]) {
    const parsed = parsePartialDate(written, { ...anyYear, latestYear })
    if (parsed.ok !== undefined) return { date: parsed.ok, guessedCentury: false }
    if (parsed.problem === 'two-digit-year' && parsed.suggestion !== null)
      return { date: parsed.suggestion, guessedCentury: true }
  }
  return undefined
}

/** Where the dots may be: no month of the year is called as a year of a register begins, so of six digits at most one way is a date. */
function parted(digits: string): readonly string[] {
  const [day, month] = [digits.slice(0, 2), digits.slice(2, 4)]
  if (digits.length === 8) return [`${day}.${month}.${digits.slice(4)}`]
  return digits.length === 6 ? [`${day}.${digits.slice(2)}`, `${day}.${month}.${digits.slice(4)}`] : []
}
