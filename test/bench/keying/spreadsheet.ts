import type { Values } from '../../../src/training/entries/entry.ts'
import { countTelexKeys } from './telex-keys.ts'

/** Keys of a row of a sheet by column; `blank` columns take the key that goes on. */
export type RowKeys = Readonly<Record<string, number>>

/** Enter or Tab behind every cell. */
const goOn = 1
/** Ctrl+D: the value of the cell above. */
const copyDown = 2

/** Every cell typed, nothing carried over. */
export function typedKeys(columns: readonly string[], row: Values): RowKeys {
  return Object.fromEntries(columns.map(column => [column, countTelexKeys(row[column] ?? '') + goOn]))
}

/**
 * Typed by somebody who knows their spreadsheet: a column with one value in the whole book is filled once and passed over, a cell like the one
 * above is copied where that takes fewer keys.
 */
export function copiedKeys(
  columns: readonly string[],
  row: Values,
  above: Values | undefined,
  constant: ReadonlySet<string>,
): RowKeys {
  return Object.fromEntries(
    columns.map(column => {
      const typed = countTelexKeys(row[column] ?? '')
      const isSame = above !== undefined && above[column] === row[column]
      if (constant.has(column)) return [column, above === undefined ? typed + goOn : 0]
      return [column, (isSame ? Math.min(typed, copyDown) : typed) + goOn]
    }),
  )
}

/** The columns that say the same in every row. */
export function constantColumns(columns: readonly string[], rows: readonly Values[]): ReadonlySet<string> {
  return new Set(columns.filter(column => rows.every(row => row[column] === rows[0]?.[column])))
}
