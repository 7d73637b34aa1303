import { entryFields } from '../entry-fields.ts'
import type { BookFile } from '../file-name.ts'
import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { parseVolume } from '../number.ts'
import { formatPartialDate } from '../partial-date.ts'
import type { Recognition } from '../recognize-columns.ts'
import type { Row } from '../row.ts'
import { countBlanks } from './blanks.ts'
import type { BookClosing } from './check-closing.ts'
import { checkColumns, presentFields } from './check-columns.ts'
import { type BookIdentity, checkAgainstBook } from './check-numbering.ts'
import { type PdfPairing, pairPdfs, type RowKey } from './check-pdfs.ts'
import { boundsOf, type CheckContext, createRowCheck } from './check-row.ts'
import { checkRuns } from './check-runs.ts'
import { searchCopiedRows } from './copied-rows.ts'
import { searchDragged } from './dragged.ts'
import { createKeyReader } from './read-keys.ts'
import type { Reading } from './reading.ts'
import { countRepeats } from './repeats.ts'
import type { RunRow } from './run-row.ts'
import { searchVariants } from './variants.ts'

export type { BookClosing } from './check-closing.ts'
export type { BookIdentity } from './check-numbering.ts'

/** What is known of a book before its rows are read. */
export interface BookCheckOptions extends Pick<CheckContext, 'today'> {
  /** The header row; without it every field is taken to have a column, or those that are named. */
  readonly recognition?: Recognition
  /** The fields that have a column, where the header row itself was looked at before. */
  readonly columns?: ReadonlySet<string>
  /** The workbook's file name, and what it says (null: it says nothing, which is a finding). */
  readonly file?: { readonly name: string; readonly parsed: BookFile | null }
}

/** What is known when all rows were read. */
export interface BookEnd {
  /** The files of its zip; without them PDFs are not checked. */
  readonly pdfNames?: readonly string[]
  /** What the closing of the paper book says. */
  readonly closing?: BookClosing | undefined
}

/** The check of one book, fed row by row; it keeps a number, a date and a page per row, nothing else. */
export interface BookCheck {
  /** Checks a row; returns its own findings (cells, row, row against book). */
  readonly add: (row: Row) => readonly Finding[]
  /** Takes a row in for the rules of the book only: its own findings are known. */
  readonly note: (row: Row) => void
  /** The findings about the whole book. */
  readonly finish: (end?: BookEnd) => readonly Finding[]
  /** Which PDF belongs to which row, after or before `finish`; every row that has one is paired. */
  readonly pairPdfs: (pdfNames: readonly string[]) => PdfPairing
  /** The page of the paper book that each row stands on, as far as the rows say. */
  readonly pageOfRow: () => ReadonlyMap<number, number>
}

/** Starts the check of a book of this kind; `identity` is what its file name says. */
export function createBookCheck(
  kind: RegisterKind,
  identity: BookIdentity,
  options: BookCheckOptions = {},
): BookCheck {
  const { recognition, file } = options
  const book = {
    year: identity.year,
    volume: identity.volume && (parseVolume(identity.volume)?.volume ?? identity.volume),
  }
  const years = boundsOf({ ...options, bookYear: book.year })
  const columns = recognition === undefined ? options.columns : presentFields(recognition)
  const checkRow = createRowCheck(kind, columns)
  const readKeys = createKeyReader(kind, years, columns)
  const runs: RunRow[] = []
  const normalized = new Map<string, number>()
  const counts = [
    countBlanks(kind, columns),
    countRepeats(kind),
    searchDragged(kind),
    searchVariants(kind),
    searchCopiedRows(kind),
  ]
  const note = (row: Row, reading: Reading) => {
    runs.push(runOf(reading))
    for (const column in row.raw) increment(normalized, column)
    for (const each of counts) each.note(reading)
  }

  return {
    add: row => {
      const { findings, reading } = checkRow(row, years)
      findings.push(...checkAgainstBook(book, reading))
      note(row, reading)
      return findings
    },
    note: row => note(row, readKeys(row)),
    finish: ({ pdfNames, closing } = {}) => [
      ...(file ? checkName(kind, file) : []),
      ...(recognition ? checkColumns(kind, recognition) : []),
      ...(runs.length === 0 ? [finding('book.empty', {})] : []),
      ...[...normalized].map(([column, count]) => finding('text.normalized', { column, params: { count } })),
      ...counts.flatMap(each => each.finish(runs.length)),
      ...checkRuns(runs, book, closing),
      ...(pdfNames ? pairPdfs(kind.code, book, runs.map(keyOf), pdfNames).findings : []),
    ],
    pairPdfs: pdfNames => pairPdfs(kind.code, book, runs.map(keyOf), pdfNames),
    pageOfRow: () => new Map(runs.flatMap(({ row, page }) => (page === null ? [] : [[row, page]]))),
  }
}

function runOf({ row, values, number, volume, dates }: Reading): RunRow {
  const registered = dates.get(entryFields.registered)
  const page = /^\d{1,4}(?!\d)/.exec(values[entryFields.page] ?? '')?.[0]
  return {
    row,
    number,
    year: registered?.year ?? number?.year ?? volume?.year ?? null,
    registered,
    page: page === undefined ? null : Number(page),
    so: values[entryFields.number] ?? '',
  }
}

/** The number and the date that the name of a row's PDF repeats. */
function keyOf({ row, number, registered }: RunRow): RowKey {
  return { row, number: number ?? null, date: registered ? formatPartialDate(registered) : null }
}

function checkName(kind: RegisterKind, { name, parsed }: NonNullable<BookCheckOptions['file']>): Finding[] {
  if (parsed === null) return [finding('book.name', { value: name })]
  return parsed.kind === kind.code
    ? []
    : [finding('book.kind', { value: parsed.kind, params: { kind: kind.code } })]
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
