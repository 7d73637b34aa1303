/** How far somebody has been told of an agency's journal: everything up to `sequence`; with a row, of the deposit there only up to that row. */
export interface Cursor {
  readonly sequence: number
  readonly row: number | null
}

/** `123`, or `123.45` inside a deposit. */
export function formatCursor({ sequence, row }: Cursor): string {
  return row === null ? String(sequence) : `${sequence}.${row}`
}

/** Reads what `formatCursor` wrote, in the shape that `cursorSchema` has checked. */
export function parseCursor(text: string): Cursor {
  const [sequence = '0', row] = text.split('.')
  return { sequence: Number(sequence), row: row === undefined ? null : Number(row) }
}

/** Whether a change at `place` has been told to whom `cursor` belongs. */
export function isTold(place: Cursor, cursor: Cursor): boolean {
  if (place.sequence !== cursor.sequence) return place.sequence < cursor.sequence
  return cursor.row === null || (place.row !== null && place.row <= cursor.row)
}
