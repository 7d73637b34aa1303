import { entryFields } from '../entry-fields.ts'
import { type Finding, finding } from '../finding.ts'
import { isNullText } from './cells/null-text.ts'
import { dateOf, type Reading, shown } from './reading.ts'

/** The volume of paper that a workbook holds, as its file name says; null where it says nothing. */
export interface BookIdentity {
  readonly year: number | null
  /** In the form `parseVolume` gives: `01`, `02A`. */
  readonly volume: string | null
}

/** A row's registration number and volume by themselves. */
export function checkNumbering(reading: Reading): Finding[] {
  const { row, values, number } = reading
  const findings: Finding[] = []
  const so = values[entryFields.number] ?? ''
  const quyenSo = values[entryFields.volume] ?? ''
  const registered = dateOf(reading, entryFields.registered)
  if (so !== '' && !isNullText(so)) {
    const place = { row, column: entryFields.number, value: so }
    if (number === undefined) findings.push(finding('number.unreadable', place))
    else if (number.year !== null && registered && number.year !== registered.year) {
      findings.push(
        finding('number.year', { ...place, params: { year: number.year, registered: shown(registered) } }),
      )
    }
  }
  if (quyenSo !== '' && reading.volume === undefined && !isNullText(quyenSo)) {
    findings.push(finding('volume.unreadable', { row, column: entryFields.volume, value: quyenSo }))
  }
  return findings
}

/** A row against the book it stands in: registered before the book was opened, or of another volume or year. */
export function checkAgainstBook(book: BookIdentity, reading: Reading): Finding[] {
  const { row, values, volume } = reading
  const findings: Finding[] = []
  const registered = dateOf(reading, entryFields.registered)
  if (registered && book.year !== null && registered.year < book.year) {
    findings.push(
      finding('registered.before-book', {
        row,
        column: entryFields.registered,
        value: values[entryFields.registered] ?? null,
        params: { registered: shown(registered), year: book.year },
      }),
    )
  }
  const place = { row, column: entryFields.volume, value: values[entryFields.volume] ?? null }
  if (volume && book.volume !== null && volume.volume !== book.volume) {
    findings.push(finding('volume.mismatch', { ...place, params: { volume: book.volume } }))
  }
  // A book that goes on into later years may be cited with the year of the case as well as its own.
  if (volume?.year && book.year !== null && volume.year !== book.year && volume.year !== registered?.year) {
    findings.push(finding('volume.year', { ...place, params: { year: book.year } }))
  }
  return findings
}
