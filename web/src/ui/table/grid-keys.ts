/** A place in a table: row index and column index, both from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** How large the table is, and how many rows fill its screen. */
export interface Extent {
  readonly rows: number
  readonly columns: number
  readonly pageRows: number
}

const clamp = (value: number, max: number) => Math.max(0, Math.min(value, max))

/**
 * Where a key leads from a place; null when the key means nothing in a table. Home and End go along the row, with Ctrl to the
 * first and last row.
 */
export function moveByKey(key: string, ctrl: boolean, from: Place, extent: Extent): Place | null {
  const to = (row: number, column: number): Place => ({
    row: clamp(row, extent.rows - 1),
    column: clamp(column, extent.columns - 1),
  })
  switch (key) {
    case 'ArrowDown':
      return to(from.row + 1, from.column)
    case 'ArrowUp':
      return to(from.row - 1, from.column)
    case 'ArrowRight':
      return to(from.row, from.column + 1)
    case 'ArrowLeft':
      return to(from.row, from.column - 1)
    case 'PageDown':
      return to(from.row + extent.pageRows, from.column)
    case 'PageUp':
      return to(from.row - extent.pageRows, from.column)
    case 'Home':
      return ctrl ? to(0, 0) : to(from.row, 0)
    case 'End':
      return ctrl ? to(extent.rows - 1, extent.columns - 1) : to(from.row, extent.columns - 1)
    default:
      return null
  }
}
