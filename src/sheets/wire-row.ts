import type { SheetRow } from './sheet-row.ts'

/** A row on the wire: row number, cells, and when there are any, marks and the cells before their letters were converted. */
export type WireRow = readonly [
  row: number,
  cells: SheetRow['cells'],
  marks?: SheetRow['marks'] | null,
  original?: SheetRow['original'],
]

/** A row as it goes over the wire. */
export function toWireRow({ row, cells, marks, original }: SheetRow): WireRow {
  if (original !== undefined) return [row, cells, marks ?? null, original]
  return marks === undefined ? [row, cells] : [row, cells, marks]
}

/** A row as it came over the wire. */
export function fromWireRow([row, cells, marks, original]: WireRow): SheetRow {
  const plain = { row, cells }
  const marked = marks === undefined || marks === null ? plain : { ...plain, marks }
  return original === undefined ? marked : { ...marked, original }
}
