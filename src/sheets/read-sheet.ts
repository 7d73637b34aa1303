import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import { type FileSheets, openFileSheets } from './file-sheets.ts'
import { type FoundHeader, findHeader, headerSearchRows, isLabelRow, isNumberingRow } from './header-row.ts'
import { createLettersReader, type LettersReader } from './read-letters.ts'
import type { SheetReading } from './sheet-reading.ts'
import { noNotes, type SheetNotes, type SheetRemarks } from './sheet-remarks.ts'
import type { FileRow, SheetRow } from './sheet-row.ts'
import type { SheetOutline } from './xlsx-file.ts'

/** The row of column names and where it stands. */
export interface SheetHead {
  /** The sheet's name, and its place in the workbook counted from 0. */
  readonly sheet: string
  readonly sheetIndex: number
  /** The sheet's row number of the column names, from 1; of two lines the last. */
  readonly headerRow: number
  readonly header: readonly (string | null)[]
}

/** A sheet open for reading: its column names, and the data rows below them in order, blank rows left out. */
export interface OpenSheet {
  readonly head: SheetHead
  readonly rows: AsyncGenerator<SheetRow, void, undefined>
  /** How it was read; complete once `rows` came to their end. */
  readonly remarks: () => SheetRemarks
}

/** Rows by which the letters of a sheet are told. */
const sampleRows = 200
const maxSheetsTried = 30

/**
 * Opens the data sheet of a file (.xlsx, .xls, .csv, .tsv, an HTML table): the first sheet, visible ones before hidden ones, that has the
 * column names of a register within its first 10 rows; or what `reading` says. Runs where it is called; `readBookSafely` runs it in a
 * child. `name` is what people call the file, for messages.
 */
export async function openSheet(
  path: string,
  name: string = basename(path),
  reading: SheetReading = {},
): Promise<OpenSheet> {
  const file = await openFileSheets(path, name, reading.letters)
  try {
    const sheets = file.sheets.filter(sheet => reading.sheet === undefined || sheet.name === reading.sheet)
    if (sheets.length === 0 && reading.sheet !== undefined)
      throw new AppError('sheet.no-such-sheet', { path: name, sheet: reading.sheet })
    for (const [at, sheet] of sheets.slice(0, maxSheetsTried).entries()) {
      const top = await readTop(file, sheet, reading)
      if (top.header !== undefined) {
        const others =
          reading.sheet === undefined ? await findOthers(file, sheets.slice(at + 1, maxSheetsTried)) : []
        return openData(file, sheet, top, top.header, others)
      }
      await top.rest.return()
    }
    throw reading.headerRow === undefined
      ? new AppError('sheet.no-header', { path: name })
      : new AppError('sheet.no-told-header', { path: name, row: reading.headerRow })
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The first rows of a sheet, converted; the others still to come. */
export interface SheetTop {
  readonly rows: readonly SheetRow[]
  readonly rest: AsyncGenerator<FileRow, void, undefined>
  readonly letters: LettersReader
  readonly notes: SheetNotes
  readonly header: FoundHeader | undefined
}

/** Reads as many rows of a sheet as tell its letters and its column names. */
export async function readTop(
  file: FileSheets,
  sheet: SheetOutline,
  reading: SheetReading,
): Promise<SheetTop> {
  const notes = noNotes()
  const rest = file.rows(sheet, notes)
  const last = Math.max(headerSearchRows, reading.headerRow ?? 0) + 1
  const top: FileRow[] = []
  while (top.length < sampleRows || (top.at(-1)?.row ?? 0) < last) {
    const next = await rest.next()
    if (next.done === true) break
    top.push(next.value)
  }
  const letters = createLettersReader(top, reading.letters)
  const rows = top.map(letters.read)
  return { rows, rest, letters, notes, header: findHeader(rows, reading.headerRow) }
}

function openData(
  file: FileSheets,
  sheet: SheetOutline,
  top: SheetTop,
  { lastRow, header }: FoundHeader,
  otherSheets: readonly string[],
): OpenSheet {
  return {
    head: { sheet: sheet.name, sheetIndex: sheet.index, headerRow: lastRow, header },
    rows: dataRows(file, top, lastRow),
    remarks: () => ({
      ...top.letters.remarks(),
      ...remarksOf(top.notes, lastRow, header),
      otherSheets,
      encoding:
        file.encoding === undefined || /^utf/.test(file.encoding.encoding) ? null : file.encoding.encoding,
      unclearEncoding: file.encoding?.clear === false,
    }),
  }
}

function remarksOf(
  notes: SheetNotes,
  headerRow: number,
  header: readonly (string | null)[],
): Pick<SheetRemarks, 'hiddenRows' | 'hiddenColumns' | 'mergedAreas' | 'farCells'> {
  const merged = notes.merged.filter(area => area.firstRow > headerRow && area.lastRow > area.firstRow)
  const [first] = merged
  return {
    hiddenRows: notes.hiddenRows,
    hiddenColumns: [...notes.hiddenColumns].filter(column => (header[column] ?? '').trim() !== ''),
    mergedAreas: first === undefined ? null : { count: merged.length, row: first.firstRow },
    farCells: notes.farCells,
  }
}

async function* dataRows(
  file: FileSheets,
  top: SheetTop,
  headerRow: number,
): AsyncGenerator<SheetRow, void, undefined> {
  const headerCells = top.rows.find(({ row }) => row === headerRow)?.cells ?? []
  const headerText = JSON.stringify(headerCells)
  const isEntry = (row: SheetRow): boolean => {
    if (row.row <= headerRow || row.cells.every(cell => cell === null || cell.trim() === '')) return false
    // Column numbers or their names in words under the header, or the header pasted in again, are no entry.
    if (row.row <= headerRow + 2 && (isNumberingRow(row.cells) || isLabelRow(row.cells))) return false
    return row.cells[0] !== headerCells[0] || JSON.stringify(row.cells) !== headerText
  }
  try {
    for (const row of top.rows) if (isEntry(row)) yield row
    for await (const row of top.rest) {
      const read = top.letters.read(row)
      if (isEntry(read)) yield read
    }
  } finally {
    await top.rest.return()
    await file.close()
  }
}

/** Which of the other sheets have the column names of a register, too: a person must know that they were not read. */
async function findOthers(file: FileSheets, sheets: readonly SheetOutline[]): Promise<readonly string[]> {
  const names: string[] = []
  for (const sheet of sheets) {
    const rows: SheetRow[] = []
    const all = file.rows(sheet, noNotes())
    try {
      for (let next = await all.next(); next.done !== true; next = await all.next()) {
        if (next.value.row > headerSearchRows + 1) break
        rows.push(next.value)
      }
    } catch (error) {
      // A damaged sheet beside the one that is read is no reason to refuse it.
      if (!(error instanceof AppError)) throw error
    }
    await all.return()
    const header = findHeader(rows)
    if (header !== undefined && rows.some(({ row }) => row > header.lastRow)) names.push(sheet.name)
  }
  return names
}
