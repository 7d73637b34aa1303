import { normalizeText } from '../../register/normalize-text.ts'
import type { Row } from '../../register/row.ts'
import type { ReadRow } from '../sheet-values.ts'

/** What people put right in a package, laid over its workbook whenever that is read; the workbook itself stays as it came. */
export interface Corrections {
  /** By sheet row, what the corrected cells should say by field; '' for nothing. Rows that were added stand here whole. */
  readonly cells: ReadonlyMap<number, Readonly<Record<string, string>>>
  /** Rows of the sheet that are no entries. */
  readonly leftOut: ReadonlySet<number>
  /** Rows the sheet lacks, in order; their numbers come after its last. */
  readonly added: readonly number[]
}

/** A row as it stands with its corrections; nothing when it is left out. What was remarked about a corrected cell is settled. */
export function correctRow(read: ReadRow, { cells, leftOut }: Corrections): ReadRow | undefined {
  if (leftOut.has(read.row.row)) return undefined
  const own = cells.get(read.row.row)
  if (own === undefined) return read
  const { row, values, raw } = read.row
  const kept = raw && Object.fromEntries(Object.entries(raw).filter(([field]) => !(field in own)))
  return {
    row: { row, values: overlay(values, own), ...(kept !== undefined && { raw: kept }) },
    findings: read.findings.filter(({ column }) => column === null || !(column in own)),
  }
}

/** The rows the sheet lacks. */
export function addedRows({ cells, added }: Corrections): Row[] {
  return added.map(row => ({ row, values: overlay({}, cells.get(row) ?? {}) }))
}

function overlay(
  values: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const all = Object.entries({ ...values, ...own }).map(
    ([field, text]) => [field, normalizeText(text)] as const,
  )
  return Object.fromEntries(all.filter(([, text]) => text !== ''))
}
