import type { LegacyLetters } from '../register/letters/letters.ts'

/** How a workbook is to be read where a person had to say; what is absent shows by itself. */
export interface SheetReading {
  /** The sheet's name. */
  readonly sheet?: string | undefined
  /** The row of the column names, from 1. */
  readonly headerRow?: number | undefined
  /** By a column's name as `columnKeys` gives it: the field it holds, null for none. */
  readonly columns?: Readonly<Record<string, string | null>> | undefined
  /** 'unicode': nothing is converted. */
  readonly letters?: 'unicode' | LegacyLetters | undefined
}
