import { readFile } from 'node:fs/promises'
import { read, streamXlsxRows } from 'hucre'
import { type CellMark, formatCell } from './cell-text.ts'
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

/** The sheets of an .xls (BIFF8) with their rows, all in memory: the old format holds at most 65,536 rows. */
export async function readXlsSheets(
  path: string,
): Promise<{ readonly name: string; readonly rows: readonly SheetRow[] }[]> {
  const workbook = await read(new Uint8Array(await readFile(path)))
  return workbook.sheets.map(sheet => ({
    name: sheet.name,
    rows: sheet.rows.map((values, index) => toSheetRow(index + 1, values)),
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
