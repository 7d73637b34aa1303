import type { SheetRow } from '../sheets/sheet-row.ts'
import type { Corrections } from './corrections/corrections.ts'

/** Where every field stands in a sheet that is written with its corrections: fields the sheet has no column for come after its last. */
export function placeFields(
  columnOf: ReadonlyMap<string, number>,
  { cells }: Corrections,
  width: number,
): { readonly columnOf: ReadonlyMap<string, number>; readonly newFields: readonly string[] } {
  const corrected = new Set([...cells.values()].flatMap(own => Object.keys(own)))
  const newFields = [...corrected].filter(field => !columnOf.has(field)).sort()
  return {
    columnOf: new Map([...columnOf, ...newFields.map((field, at) => [field, width + at] as const)]),
    newFields,
  }
}

/** The cells of a sheet as they stand: with what was put right, without the rows left out, with those added. `columnOf` as `placeFields` gives it. */
export async function* correctSheetRows(
  rows: AsyncIterable<SheetRow>,
  { cells, leftOut, added }: Corrections,
  columnOf: ReadonlyMap<string, number>,
): AsyncGenerator<SheetRow, void, undefined> {
  const lay = (row: number, under: readonly (string | null)[]): SheetRow => {
    const own = Object.entries(cells.get(row) ?? {})
    if (own.length === 0) return { row, cells: under }
    const over = [...under]
    for (const [field, value] of own) {
      const column = columnOf.get(field)
      if (column === undefined) continue
      while (over.length < column) over.push(null)
      over[column] = value
    }
    return { row, cells: over }
  }
  for await (const { row, cells: under } of rows) if (!leftOut.has(row)) yield lay(row, under)
  for (const row of added) yield lay(row, [])
}
