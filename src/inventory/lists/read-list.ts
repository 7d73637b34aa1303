import { AppError } from '../../errors.ts'
import { programEntry } from '../../platform/program.ts'
import type { KindCode } from '../../register/kind.ts'
import { peekSheets, type SheetPeek } from '../../sheets/peek-sheets.ts'
import { peekSheetsSafely, readBookSafely } from '../../sheets/read-book.ts'
import { openSheet } from '../../sheets/read-sheet.ts'
import { findListHeader, type ListHeader, readHeading } from './columns.ts'
import { type ListLine, type ParsedLine, parseLine } from './parse-line.ts'
import { readKind } from './read-kind.ts'
import type { ListColumn, ListOptions } from './schema.ts'

/** A list of books as a file says it. */
export interface ReadList {
  readonly sheet: string
  /** The sheets that have column names of such a list. */
  readonly sheets: readonly string[]
  readonly columns: readonly { readonly header: string; readonly column: ListColumn | null }[]
  readonly lines: readonly ParsedLine[]
}

export interface ListFile {
  readonly path: string
  readonly name: string
  /** Reads in a child process; false in tests, where no built program stands. */
  readonly isolate: boolean
}

/** More lines than a commune's list ever has; a province's is sent by agency. */
export const mostLines = 20_000

/** Reads a list of books from any spreadsheet. Throws `book-list.columns`, `book-list.too-long`, `sheet.…`. */
export async function readList(file: ListFile, options: ListOptions): Promise<ReadList> {
  const { path, name, isolate } = file
  const peeks = isolate ? await peekSheetsSafely(path, { programEntry, name }) : await peekSheets(path, name)
  const headed = peeks.flatMap(peek => {
    const header = findListHeader(peek.rows)
    return header === undefined ? [] : [{ peek, header }]
  })
  const chosen = headed.find(({ peek }) => peek.name === options.sheet) ?? headed[0]
  if (chosen === undefined) throw new AppError('book-list.columns', { path: name })
  const columns = meanColumns(chosen.header, options)
  if (!columns.includes('year') && !columns.includes('opened'))
    throw new AppError('book-list.columns', { path: name })
  const { headers } = chosen.header
  return {
    sheet: chosen.peek.name,
    sheets: headed.map(({ peek }) => peek.name),
    columns: headers.flatMap((header, at) =>
      header.trim() === '' || columns[at] === null ? [] : [{ header, column: columns[at] ?? null }],
    ),
    lines: await readLines(file, chosen.peek, chosen.header, columns),
  }
}

/** What the columns mean: as a person said, else by their names. */
function meanColumns(
  { headers, columns }: ListHeader,
  { columns: told }: ListOptions,
): ListHeader['columns'] {
  if (told === undefined) return columns
  return headers.map((header, at) =>
    Object.hasOwn(told, header) ? (told[header] ?? undefined) : columns[at],
  )
}

async function readLines(
  { path, name, isolate }: ListFile,
  peek: SheetPeek,
  header: ListHeader,
  columns: ListHeader['columns'],
): Promise<readonly ParsedLine[]> {
  const reading = { sheet: peek.name, headerRow: header.row }
  const opened = isolate
    ? await readBookSafely(path, { programEntry, name, reading })
    : await openSheet(path, name, reading)
  const lines: ParsedLine[] = []
  let kindAbove: KindCode | null = columns.includes('kind')
    ? null
    : (headingAbove(peek, header) ?? readKind(peek.name) ?? null)
  for await (const { row, cells } of opened.rows) {
    if (isNoLine(cells)) continue
    const heading = readHeading(cells)
    if (heading !== undefined) {
      kindAbove = heading
      continue
    }
    if (lines.length >= mostLines) throw new AppError('book-list.too-long', { path: name, limit: mostLines })
    const line = toLine(row, cells, header, columns)
    // A line without anything but a running number, a name or a signature below the list is none.
    if (
      line.cells.year !== undefined ||
      line.cells.opened !== undefined ||
      Object.keys(line.cells).length >= 3
    )
      lines.push(parseLine(line, kindAbove))
  }
  return lines
}

/** The kind a title above the column names says, where all lines are of one. */
function headingAbove(peek: SheetPeek, header: ListHeader): KindCode | undefined {
  const titles = peek.rows.filter(({ row }) => row < header.row).flatMap(({ cells }) => cells)
  const kinds = new Set(titles.flatMap(title => (title === null ? [] : (readKind(title) ?? []))))
  const [only] = kinds
  return kinds.size === 1 ? only : undefined
}

/** Sums, and the row of column numbers. */
function isNoLine(cells: readonly (string | null)[]): boolean {
  const filled = cells.filter(cell => cell !== null && cell.trim() !== '')
  const first = filled[0] ?? ''
  return (
    filled.length === 0 ||
    /^\s*(tổng( cộng| số)?|cộng)\b/iu.test(first ?? '') ||
    filled.every(
      (cell, at) => /^\(?\d+\)?$/.test(cell ?? '') && Number((cell ?? '').replace(/\D/g, '')) === at + 1,
    )
  )
}

function toLine(
  row: number,
  cells: readonly (string | null)[],
  { headers }: ListHeader,
  columns: ListHeader['columns'],
): ListLine {
  const known: Partial<Record<ListColumn, string>> = {}
  const others: [string, string][] = []
  for (const [at, cell] of cells.entries()) {
    const text = (cell ?? '').normalize('NFC').trim().replace(/\s+/g, ' ')
    const column = columns[at]
    if (text === '' || column === null) continue
    if (column !== undefined) known[column] = text
    else others.push([headers[at]?.trim() || `Cột ${at + 1}`, text])
  }
  return { row, cells: known, others }
}
