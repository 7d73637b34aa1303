import type { CellMark } from './cell-text.ts'

/** A row of a sheet as text: `row` is the sheet's own row number (from 1), `cells` the columns from A on. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly (string | null)[]
  /** By column index, the cells that did not hold text. */
  readonly marks?: Readonly<Record<number, CellMark>>
}
