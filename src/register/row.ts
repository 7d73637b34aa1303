/** A row of a book's sheet, read by the recognised columns. */
export interface Row {
  /** The sheet's row number; the first data row is 2. */
  readonly row: number
  /** Normalised text (`normalizeText`) by field id; absent is ''. */
  readonly values: Readonly<Record<string, string>>
  /** The cell as it stood in the sheet, only where normalising changed it. */
  readonly raw?: Readonly<Record<string, string>>
}
