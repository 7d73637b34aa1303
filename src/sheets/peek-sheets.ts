import { basename } from 'node:path'
import { parseBookFileName } from '../register/file-name.ts'
import type { KindCode } from '../register/kind.ts'
import { type Recognition, recognizeColumns } from '../register/recognize-columns.ts'
import { type FileSheets, openFileSheets } from './file-sheets.ts'
import { readTop } from './read-sheet.ts'
import type { SheetReading } from './sheet-reading.ts'
import type { ConvertedLetters, SheetRemarks } from './sheet-remarks.ts'
import type { SheetRow } from './sheet-row.ts'
import type { SheetOutline } from './xlsx-file.ts'

/** What a person needs to see of a sheet to say how it is to be read. */
export interface SheetPeek {
  readonly name: string
  readonly hidden: boolean
  /** As the file says; null when it does not. */
  readonly extent: { readonly rows: number; readonly columns: number } | null
  /** The first rows with anything in them, as text, letters converted. */
  readonly rows: readonly Pick<SheetRow, 'row' | 'cells' | 'original'>[]
  /** The last row of the column names that were found; null when there are none. */
  readonly headerRow: number | null
  /** What the column names say; null without any. */
  readonly recognition: Recognition | null
  /** By the first 200 rows: letters that were converted, and whether others look as if they should be. */
  readonly letters: Pick<SheetRemarks, 'suspect'> & { readonly converted: readonly ConvertedLetters[] }
}

const shownRows = 15
const shownColumns = 120
const mostSheets = 30

/** Looks at the first rows of every sheet of a file, read as `reading` says. Throws what `openSheet` throws about the file itself. */
export async function peekSheets(
  path: string,
  name: string = basename(path),
  reading: SheetReading = {},
): Promise<readonly SheetPeek[]> {
  const hint = parseBookFileName(name)?.kind
  const file = await openFileSheets(path, name, reading.letters)
  try {
    const peeks: SheetPeek[] = []
    for (const sheet of file.sheets.slice(0, mostSheets)) {
      const own =
        reading.sheet === undefined || reading.sheet === sheet.name ? reading : { letters: reading.letters }
      peeks.push(await peekSheet(file, sheet, own, hint))
    }
    return peeks
  } finally {
    await file.close()
  }
}

async function peekSheet(
  file: FileSheets,
  sheet: SheetOutline,
  reading: SheetReading,
  hint: KindCode | undefined,
): Promise<SheetPeek> {
  const top = await readTop(file, sheet, reading)
  await top.rest.return()
  const header = top.header?.header.map(cell => cell ?? '')
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    extent: top.notes.extent,
    rows: top.rows
      .filter(({ cells }) => cells.some(cell => cell !== null && cell.trim() !== ''))
      .slice(0, shownRows)
      .map(({ row, cells, original }) => ({
        row,
        cells: cells.slice(0, shownColumns),
        ...(original !== undefined && { original }),
      })),
    headerRow: top.header?.lastRow ?? null,
    recognition: header === undefined ? null : recognizeColumns(header, hint, reading.columns ?? {}),
    letters: top.letters.remarks(),
  }
}
