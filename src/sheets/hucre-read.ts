import { readFile } from 'node:fs/promises'
import { read, streamXlsxRows } from 'hucre'
import { type CellMark, formatCell } from './cell-text.ts'
import type { MergedArea } from './sheet-remarks.ts'
import type { SheetRow } from './sheet-row.ts'

/*
 * The only place that knows the spreadsheet library's readers: for .xls, and for an .xlsx written in an unusual way. The
 * library protects neither memory nor time: callers inflate every part once under the limits first.
 */

/** The rows of one sheet of an .xlsx, from the top. */
export async function* readXlsxWithLibrary(
  path: string,
  sheetIndex: number,
): AsyncGenerator<SheetRow, void, undefined> {
  const bytes = new Uint8Array(await readFile(path))
  for await (const row of streamXlsxRows(bytes, { sheet: sheetIndex }))
    yield toSheetRow(row.index + 1, row.values)
}

/** A sheet of an .xls. */
export interface XlsSheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
  readonly merged: readonly MergedArea[]
}

/** The sheets of an .xls (BIFF8) with their rows, all in memory: the old format holds at most 65,536 rows. */
export async function readXlsSheets(path: string): Promise<readonly XlsSheet[]> {
  const workbook = await read(new Uint8Array(await readFile(path)))
  return workbook.sheets.map(sheet => ({
    name: sheet.name,
    // Blank rows are holes of the library's array.
    rows: Array.from(sheet.rows, (values, index) => toSheetRow(index + 1, values ?? [])),
    merged: (sheet.merges ?? []).map(area => ({ firstRow: area.startRow + 1, lastRow: area.endRow + 1 })),
  }))
}

function toSheetRow(row: number, values: readonly unknown[]): SheetRow {
  let marks: Record<number, CellMark> | undefined
  const cells = values.map((value, column) => {
    const { text, mark } = formatCell(value)
    if (mark !== null) {
      marks ??= {}
      marks[column] = mark
    }
    return text
  })
  return marks === undefined ? { row, cells } : { row, cells, marks }
}
