import type { LegacyLetters } from '../register/letters/letters.ts'

/** Cells whose letters were converted, and by what it was known: the cell's font, a person's word, or the text itself. */
export interface ConvertedLetters {
  readonly letters: LegacyLetters
  readonly by: 'font' | 'told' | 'text'
  readonly cells: number
}

/** What a person should know about how a sheet was read; complete once its rows are read to the end. */
export interface SheetRemarks {
  readonly converted: readonly ConvertedLetters[]
  /** Cells that look typed in an old set and were left as they are; the first one's row and text. */
  readonly suspect: { readonly cells: number; readonly row: number; readonly text: string } | null
  /** A text file in a character set that could not be told. */
  readonly unclearEncoding: boolean
  /** The character set of a text file that is not Unicode. */
  readonly encoding: string | null
  /** Other sheets with the column names of a register. */
  readonly otherSheets: readonly string[]
  /** Rows hidden by hand or by a filter; they were read. */
  readonly hiddenRows: number
  /** Columns (from 0) that are hidden; they were read. */
  readonly hiddenColumns: readonly number[]
  /** Areas merged over several rows of data: their value was read for the first row only. */
  readonly mergedAreas: { readonly count: number; readonly row: number } | null
  /** Cells too far to the right to be a register's; they were not read. */
  readonly farCells: number
}

/** An area of merged cells; rows from 1, columns from 0. */
export interface MergedArea {
  readonly firstRow: number
  readonly lastRow: number
}

/** What a reader notices about a sheet beside its rows, filled in while they are read. */
export interface SheetNotes {
  hiddenRows: number
  readonly hiddenColumns: Set<number>
  readonly merged: MergedArea[]
  farCells: number
  /** Rows and columns, where the file says. */
  extent: { readonly rows: number; readonly columns: number } | null
}

/** Notes with nothing noticed yet. */
export function noNotes(): SheetNotes {
  return { hiddenRows: 0, hiddenColumns: new Set(), merged: [], farCells: 0, extent: null }
}

/** A register has some 70 columns; cells further out are counted and not read. */
export const farColumn = 1000
/** More areas than this are not kept one by one. */
export const mostMerged = 100_000
