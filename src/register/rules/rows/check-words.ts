import { formatDateWords, parseDateWords } from '../../date-words.ts'
import { type Finding, finding } from '../../finding.ts'
import { dateParts, formatPartialDate } from '../../partial-date.ts'
import { dateOf, isCertainlyAfter, type Reading, shown } from '../reading.ts'

/** The date in words against the date in digits: an error only when no day can be both. */
export function checkWords(words: string, digits: string, reading: Reading): Finding | undefined {
  const value = reading.values[words] ?? ''
  if (value === '') return undefined
  const written = dateOf(reading, digits)
  // Most books hold the words a program made from the digits: then there is nothing to read.
  if (written !== undefined && value === formatDateWords(formatPartialDate(written))) return undefined
  const said = parseDateWords(value)
  if (said === undefined) return finding('words.unreadable', { row: reading.row, column: words, value })
  const saidParts = dateParts(said)
  if (
    written === undefined ||
    !(isCertainlyAfter(written, saidParts) || isCertainlyAfter(saidParts, written))
  )
    return undefined
  return finding('words.mismatch', {
    row: reading.row,
    column: words,
    value,
    params: { words: said, digits: shown(written) },
  })
}

/** The findings with what the words say as the suggestion for digits that are no date. */
export function suggestFromWords(
  words: string,
  digits: string,
  { values, dates }: Reading,
  findings: Finding[],
): void {
  const said = values[words]
  if (said === undefined || said === '' || dates.has(digits)) return
  const at = findings.findIndex(({ code, column }) => column === digits && code.startsWith('date.'))
  const found = findings[at]
  const suggestion = found && parseDateWords(said)
  if (found !== undefined && suggestion !== undefined) findings[at] = { ...found, suggestion }
}
