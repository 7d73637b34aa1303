import { canonicalValue, type EntryValues, type Mention, readEntry } from '../../register/entry.ts'
import type { Field } from '../../register/field.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { type CountedEntry, countEntry } from '../../register/statistics/count-entry.ts'
import { hashFormatted } from '../records/content.ts'

/** A case's PDF where it lies in its book's .zip. Sizes in bytes; method 0 stored, 8 deflated. */
export interface CasePdf {
  readonly name: string
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly storedBytes: number
  readonly offset: number
  readonly method: number
}

/** A row read as an entry: what is kept of it in memory until the whole book has been judged. */
export interface EntryRow {
  readonly row: number
  readonly year: number
  /** `53`, `53a`: how the natural key has it. */
  readonly number: string
  /** The fields as JSON, names sorted: what is hashed and stored. */
  readonly fields: string
  readonly mentions: readonly Mention[]
  /** What it adds to the statistics. */
  readonly counted: CountedEntry
}

/** A row ready to become a record, or a version of one. */
export interface PreparedRow extends EntryRow {
  /** Hexadecimal content hash. */
  readonly content: string
  readonly pdf: CasePdf
}

/** Reads a checked row; undefined when it has no number or no year, which the check has reported as errors. */
export function readEntryRow(
  kind: RegisterKind,
  row: { readonly row: number; readonly values: EntryValues },
): EntryRow | undefined {
  const { number, year, mentions } = readEntry(kind, row)
  if (number === null || year === null) return undefined
  return {
    row: row.row,
    year,
    number: `${number.value}${number.suffix}`,
    fields: formatEntry(kind, row.values),
    mentions,
    counted: countEntry(kind.code, year, row.values),
  }
}

interface FieldText {
  readonly field: Field
  /** `"nksHoTen":` */
  readonly name: string
}

const fieldTexts = new WeakMap<RegisterKind, readonly FieldText[]>()

/** The columns of a kind in code-unit order of their names, sorted once. */
function sortedFields(kind: RegisterKind): readonly FieldText[] {
  const known = fieldTexts.get(kind)
  if (known !== undefined) return known
  const sorted = kind.fields
    .map(field => ({ field, name: `${JSON.stringify(field.id)}:` }))
    .sort((a, b) => (a.field.id < b.field.id ? -1 : 1))
  fieldTexts.set(kind, sorted)
  return sorted
}

/**
 * `formatFields` of `canonicalFields`, written at once: two objects of sixty names a row took a fifth of a deposit's reading. A property test
 * holds them together.
 */
export function formatEntry(kind: RegisterKind, values: EntryValues): string {
  const parts: string[] = []
  for (const { field, name } of sortedFields(kind)) {
    const value = values[field.id]
    if (value === undefined || value === '') continue
    const canonical = canonicalValue(field, value)
    if (canonical !== '') parts.push(name + JSON.stringify(canonical))
  }
  return `{${parts.join(',')}}`
}

/** A row with the PDF that shows it. */
export function withPdf(entry: EntryRow, pdf: CasePdf): PreparedRow {
  return { ...entry, pdf, content: hashFormatted(entry.fields, pdf.sha256).toString('hex') }
}
