import { addedRows, type Corrections, correctRow } from '../corrections/corrections.ts'
import type { ReadRow } from '../sheet-values.ts'
import type { StandingRow } from './diff-rows.ts'

/** The rows of a workbook as they stand with their corrections, those left out among them. */
export function* standingRows(rows: Iterable<ReadRow>, corrections: Corrections): Generator<StandingRow> {
  const withLeftOut = { ...corrections, leftOut: new Set<number>() }
  for (const read of rows) {
    const corrected = correctRow(read, withLeftOut)
    if (corrected === undefined) continue
    const { row, values } = corrected.row
    yield { row, values, sheet: read.row.values, leftOut: corrections.leftOut.has(row) }
  }
  for (const { row, values } of addedRows(corrections)) yield { row, values, sheet: null, leftOut: false }
}
