import { basename } from 'node:path'
import type { SheetReading } from './sheet-reading.ts'
import type { SheetNotes } from './sheet-remarks.ts'
import type { FileRow, SheetRow } from './sheet-row.ts'
import { type DetectedEncoding, detectEncoding } from './text-encoding.ts'
import { readTextRows } from './text-table.ts'
import { detectFormat, inflateAll, sheetError } from './workbook-format.ts'
import { openXlsx, type SheetOutline } from './xlsx-file.ts'

/** A file of any kind that holds sheets, open for reading: visible sheets first. What its readers throw is an AppError. */
export interface FileSheets {
  readonly sheets: readonly SheetOutline[]
  /** Of a text file. */
  readonly encoding?: DetectedEncoding
  rows(sheet: SheetOutline, notes: SheetNotes): AsyncGenerator<FileRow, void, undefined>
  close(): Promise<void>
}

/** Opens .xlsx, .xls, a text table (.csv, .tsv) or an HTML page with a table, by what the bytes are and not by the name. */
export async function openFileSheets(
  path: string,
  name: string = basename(path),
  letters?: SheetReading['letters'],
): Promise<FileSheets> {
  try {
    switch (await detectFormat(path, name)) {
      case 'xlsx':
        return await openXlsxSheets(path, name)
      case 'xls':
        return await openXlsSheets(path, name)
      case 'html': {
        const encoding = await detectEncoding(path, letters)
        const { readHtmlRows } = await import('./html-table.ts')
        const rows = await readHtmlRows(path, name, encoding.encoding)
        return { ...oneSheet('HTML', name, () => fromArray(rows)), encoding }
      }
      case 'text': {
        const encoding = await detectEncoding(path, letters)
        return { ...oneSheet('CSV', name, () => readTextRows(path, encoding.encoding)), encoding }
      }
    }
  } catch (error) {
    throw sheetError(error, name)
  }
}

async function openXlsxSheets(path: string, name: string): Promise<FileSheets> {
  const file = await openXlsx(path, name)
  if (!file.plain)
    await inflateAll(path).catch(async (error: unknown) => {
      await file.close()
      throw error
    })
  // The library is loaded for the files that need it: the others are read sooner.
  const library = file.plain ? undefined : await import('./hucre-read.ts')
  return {
    sheets: [...file.sheets.filter(sheet => !sheet.hidden), ...file.sheets.filter(sheet => sheet.hidden)],
    rows: (sheet, notes) =>
      guarded(name, library?.readXlsxWithLibrary(path, sheet.index) ?? file.rows(sheet, notes)),
    close: () => file.close(),
  }
}

async function openXlsSheets(path: string, name: string): Promise<FileSheets> {
  const { readXlsSheets } = await import('./hucre-read.ts')
  const sheets = await readXlsSheets(path)
  return {
    sheets: sheets.map((sheet, index) => ({ index, name: sheet.name, hidden: false })),
    rows: ({ index }, notes) => {
      const sheet = sheets[index]
      notes.merged.push(...(sheet?.merged ?? []))
      return guarded(name, fromArray(sheet?.rows ?? []))
    },
    close: () => Promise.resolve(),
  }
}

function oneSheet(
  sheet: string,
  name: string,
  rows: () => AsyncGenerator<SheetRow, void, undefined>,
): Pick<FileSheets, 'sheets' | 'rows' | 'close'> {
  return {
    sheets: [{ index: 0, name: sheet, hidden: false }],
    rows: () => guarded(name, rows()),
    close: () => Promise.resolve(),
  }
}

async function* fromArray(rows: readonly SheetRow[]): AsyncGenerator<SheetRow, void, undefined> {
  yield* rows
}

/** What a reader throws while parsing becomes one sentence about the file. */
async function* guarded(
  name: string,
  rows: AsyncGenerator<FileRow, void, undefined>,
): AsyncGenerator<FileRow, void, undefined> {
  try {
    yield* rows
  } catch (error) {
    throw sheetError(error, name)
  }
}
