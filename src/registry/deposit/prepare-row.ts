import { canonicalFields, type EntryValues, type Mention, readEntry } from '../../register/entry.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { formatFields, hashFormatted } from '../records/content.ts'

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
    fields: formatFields(canonicalFields(kind, row.values), sortedFieldIds(kind)),
    mentions,
  }
}

const sortedIds = new WeakMap<RegisterKind, readonly string[]>()

/** The column names of a kind in code-unit order, sorted once. */
function sortedFieldIds(kind: RegisterKind): readonly string[] {
  const known = sortedIds.get(kind)
  if (known !== undefined) return known
  const sorted = kind.fields.map(field => field.id).sort()
  sortedIds.set(kind, sorted)
  return sorted
}

/** A row with the PDF that shows it. */
export function withPdf(entry: EntryRow, pdf: CasePdf): PreparedRow {
  return { ...entry, pdf, content: hashFormatted(entry.fields, pdf.sha256).toString('hex') }
}
