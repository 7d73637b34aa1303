import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import { isHeaderRow, isNumberingRow } from './header-row.ts'
import { readXlsSheets, readXlsxWithLibrary } from './hucre-read.ts'
import type { SheetRow } from './sheet-row.ts'
import { detectFormat, inflateAll, sheetError } from './workbook-format.ts'
import { openXlsx, type SheetOutline } from './xlsx-file.ts'

/** The row of column names and where it stands. */
export interface SheetHead {
  /** The sheet's name, and its place in the workbook counted from 0. */
  readonly sheet: string
  readonly sheetIndex: number
  /** The sheet's row number of the column names, from 1. */
  readonly headerRow: number
  readonly header: readonly (string | null)[]
}

/** A sheet open for reading: its column names, and the data rows below them in order, blank rows left out. */
export interface OpenSheet {
  readonly head: SheetHead
  readonly rows: AsyncGenerator<SheetRow, void, undefined>
}

/** How many rows from the top may be titles before the column names. */
const headerSearchRows = 10
const maxSheetsTried = 30

/**
 * Opens the data sheet of a workbook (.xlsx or .xls): the first sheet, visible ones before hidden ones, that has the
 * column names of a register within its first 10 rows. Runs where it is called; `readBookSafely` runs it in a child. `name` is
 * what people call the file, for messages.
 */
export async function openSheet(path: string, name: string = basename(path)): Promise<OpenSheet> {
  const book =
    (await detectFormat(path, name)) === 'xls'
      ? await openXlsBook(path, name)
      : await openXlsxBook(path, name)
  try {
    for (const sheet of book.sheets.slice(0, maxSheetsTried)) {
      const opened = await trySheet(name, sheet, book)
      if (opened !== undefined) return opened
    }
    throw new AppError('sheet.no-header', { path: name })
  } catch (error) {
    await book.close()
    throw error
  }
}

interface Book {
  readonly sheets: readonly SheetOutline[]
  rows(sheet: SheetOutline): AsyncGenerator<SheetRow, void, undefined>
  close(): Promise<void>
}

async function openXlsxBook(path: string, name: string): Promise<Book> {
  try {
    const file = await openXlsx(path, name)
    if (!file.plain) await inflateAll(path)
    return {
      sheets: [...file.sheets.filter(sheet => !sheet.hidden), ...file.sheets.filter(sheet => sheet.hidden)],
      rows: sheet => (file.plain ? file.rows(sheet) : readXlsxWithLibrary(path, sheet.index)),
      close: () => file.close(),
    }
  } catch (error) {
    throw sheetError(error, name)
  }
}

async function openXlsBook(path: string, name: string): Promise<Book> {
  const sheets = await readXlsSheets(path).catch((error: unknown) => {
    throw sheetError(error, name)
  })
  return {
    sheets: sheets.map((sheet, index) => ({ index, name: sheet.name, hidden: false })),
    async *rows({ index }) {
      yield* sheets[index]?.rows ?? []
    },
    close: () => Promise.resolve(),
  }
}

async function trySheet(name: string, sheet: SheetOutline, book: Book): Promise<OpenSheet | undefined> {
  const rows = guarded(name, book.rows(sheet))
  for (;;) {
    const next = await rows.next()
    if (next.done === true) return undefined
    if (next.value.row > headerSearchRows) {
      await rows.return()
      return undefined
    }
    if (isHeaderRow(next.value.cells)) {
      const head = {
        sheet: sheet.name,
        sheetIndex: sheet.index,
        headerRow: next.value.row,
        header: next.value.cells,
      }
      return { head, rows: dataRows(rows, next.value, book) }
    }
  }
}

/** What the library throws while parsing becomes one sentence about the file. */
async function* guarded(
  name: string,
  rows: AsyncGenerator<SheetRow, void, undefined>,
): AsyncGenerator<SheetRow, void, undefined> {
  try {
    yield* rows
  } catch (error) {
    throw sheetError(error, name)
  }
}

async function* dataRows(
  rows: AsyncGenerator<SheetRow, void, undefined>,
  header: SheetRow,
  book: Book,
): AsyncGenerator<SheetRow, void, undefined> {
  const headerText = JSON.stringify(header.cells)
  try {
    for await (const row of rows) {
      if (row.cells.every(cell => cell === null || cell.trim() === '')) continue
      // A row of column numbers under the header, or the header pasted in again, is no entry.
      if (row.row === header.row + 1 && isNumberingRow(row.cells)) continue
      if (row.cells[0] === header.cells[0] && JSON.stringify(row.cells) === headerText) continue
      yield row
    }
  } finally {
    await book.close()
  }
}
