import { getKind } from '../register/kind.ts'
import type { Profile } from '../register/profile.ts'
import { codeListAids } from './code-list-sheet.ts'
import { columnNote, columnWidth } from './column-note.ts'
import { type WriteCell, type WriteSheet, writeWorkbook } from './write-workbook.ts'
import type { NamedRange } from './xlsx-xml.ts'

/** A row to write: values by field id; fields the profile has no column for are left out. */
export type BookValues = Readonly<Record<string, string>>

/** A book as sheets: what the writers of files and of streams write. */
export interface BookSheets {
  readonly sheets: readonly WriteSheet[]
  readonly ranges: readonly NamedRange[]
}

const defaultSheetName = 'DL Import'
/** Rows below the last one that still have drop-downs. */
const spareRows = 1000
const spareRowsOfTemplate = 10_000

/**
 * Writes a book by a column profile: the header exactly as the ministry writes it, one row per case, every cell text, nothing beside: what a
 * program imports. `STT` counts the rows. The same rows give the same bytes. Gives the size of the file.
 */
export function writeBook(
  profile: Profile,
  rows: Iterable<BookValues> | AsyncIterable<BookValues>,
  path: string,
): Promise<number> {
  return writeWorkbook(path, [dataSheet(profile, rows)])
}

/** A book for people to go on with in a spreadsheet program: also with notes on the heads, drop-downs, a filter, and the code lists on a sheet `Danh mục`. */
export function bookSheets(
  profile: Profile,
  rows: Iterable<BookValues> | AsyncIterable<BookValues>,
): BookSheets {
  const aids = codeListAids(profile)
  const data = {
    ...dataSheet(profile, rows),
    comments: headNotes(profile),
    dropDowns: aids.dropDowns,
    filter: true,
    spareRows,
  }
  return { sheets: [data, ...(aids.sheet === undefined ? [] : [aids.sheet])], ranges: aids.ranges }
}

/** An empty book to type into, as `bookSheets` has it. */
export function templateSheets(profile: Profile): BookSheets {
  const { sheets, ranges } = bookSheets(profile, [])
  return {
    sheets: sheets.map((sheet, at) => (at === 0 ? { ...sheet, spareRows: spareRowsOfTemplate } : sheet)),
    ranges,
  }
}

function dataSheet(profile: Profile, rows: Iterable<BookValues> | AsyncIterable<BookValues>): WriteSheet {
  const fields = fieldsOf(profile)
  return {
    name: profile.sheetName ?? defaultSheetName,
    columns: profile.columns.map(({ header }, at) => ({ widthChars: columnWidth(header, fields[at]) })),
    frozenRows: 1,
    rows: bookRows(profile, rows),
  }
}

function fieldsOf({ kind, columns }: Profile) {
  const fields = new Map(getKind(kind).fields.map(field => [field.id, field]))
  return columns.map(({ field }) => (field === null ? undefined : fields.get(field)))
}

function headNotes(profile: Profile) {
  return fieldsOf(profile).flatMap((field, column) =>
    field === undefined ? [] : [{ row: 1, column, text: columnNote(field) }],
  )
}

async function* bookRows(
  profile: Profile,
  rows: Iterable<BookValues> | AsyncIterable<BookValues>,
): AsyncGenerator<readonly WriteCell[]> {
  yield profile.columns.map(column => ({ text: column.header, style: 'header' as const }))
  let sequence = 0
  for await (const values of rows) {
    sequence += 1
    yield profile.columns.map(column =>
      column.field === null ? String(sequence) : (values[column.field] ?? null),
    )
  }
}
