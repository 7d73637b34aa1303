import type { findFontLetters } from '../register/letters/letters.ts'
import type { CellMark } from './cell-text.ts'

/** A row of a sheet as text: `row` is the sheet's own row number (from 1), `cells` the columns from A on. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly (string | null)[]
  /** By column index, the cells that did not hold text. */
  readonly marks?: Readonly<Record<number, CellMark>>
  /** By column index, the cells whose letters were converted to Unicode, as they stand in the file. */
  readonly original?: Readonly<Record<number, string>>
}

/** In which old set a cell's font draws. */
export type FontLetters = NonNullable<ReturnType<typeof findFontLetters>>

/** A row as it stands in the file, before its letters are looked at; `fonts` by column index, old fonts only. */
export interface FileRow extends SheetRow {
  readonly fonts?: Readonly<Record<number, FontLetters>>
}
