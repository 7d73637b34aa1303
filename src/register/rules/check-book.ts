import { entryFields } from '../entry-fields.ts'
import type { BookFile } from '../file-name.ts'
import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { parseVolume } from '../number.ts'
import { anyYear, formatPartialDate, type YearBounds } from '../partial-date.ts'
import type { Recognition } from '../recognize-columns.ts'
import type { Row } from '../row.ts'
import { checkColumns, presentFields } from './check-columns.ts'
import { type BookIdentity, checkAgainstBook } from './check-numbering.ts'
import { type PdfPairing, pairPdfs, type RowKey } from './check-pdfs.ts'
import { type CheckContext, createRowCheck } from './check-row.ts'
import { checkSequence, type NumberedRow } from './number-sequence.ts'
import type { Reading } from './reading.ts'

export type { BookIdentity } from './check-numbering.ts'

/** What is known of a book before its rows are read. */
export interface BookCheckOptions extends Pick<CheckContext, 'latestYear'> {
  /** The header row; without it every field is taken to have a column. */
  readonly recognition?: Recognition
  /** The workbook's file name, and what it says (null: it says nothing, which is a finding). */
  readonly file?: { readonly name: string; readonly parsed: BookFile | null }
}

/** The check of one book, fed row by row; it keeps a number and a date per row, nothing else. */
export interface BookCheck {
  /** Checks a row; returns its own findings (cells, row, row against book). */
  readonly add: (row: Row) => readonly Finding[]
  /** The findings about the whole book. `pdfNames`: the files of its zip; without them PDFs are not checked. */
  readonly finish: (files?: { readonly pdfNames?: readonly string[] }) => readonly Finding[]
  /** Which PDF belongs to which row, after or before `finish`; every row that has one is paired. */
  readonly pairPdfs: (pdfNames: readonly string[]) => PdfPairing
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
  const years: YearBounds = {
    ...anyYear,
    ...(options.latestYear !== undefined && { latestYear: options.latestYear }),
  }
  const checkRow = createRowCheck(kind, recognition && presentFields(recognition))
  const numbered: NumberedRow[] = []
  const keys: RowKey[] = []
  const normalized = new Map<string, number>()
  const defaults = new Map<string, number>()
  let rowCount = 0

  return {
    add: row => {
      rowCount++
      const { findings, reading } = checkRow(row, years)
      findings.push(...checkAgainstBook(book, reading))
      keys.push(keyOf(reading, numbered))
      for (const column in row.raw) increment(normalized, column)
      for (const column of defaultDates(reading)) increment(defaults, column)
      return findings
    },
    finish: ({ pdfNames } = {}) => [
      ...(file ? checkName(kind, file) : []),
      ...(recognition ? checkColumns(kind, recognition) : []),
      ...(rowCount === 0 ? [finding('book.empty', {})] : []),
      ...[...normalized].map(([column, count]) => finding('text.normalized', { column, params: { count } })),
      ...[...defaults].flatMap(([column, count]) => checkDefaultDate(column, count, rowCount)),
      ...checkSequence(numbered),
      ...(pdfNames ? pairPdfs(kind.code, book, keys, pdfNames).findings : []),
    ],
    pairPdfs: pdfNames => pairPdfs(kind.code, book, keys, pdfNames),
  }
}

/** The row's number and date; a number that can be read goes into the sequence as well. */
function keyOf({ row, number, volume, dates }: Reading, numbered: NumberedRow[]): RowKey {
  const registered = dates.get(entryFields.registered)
  const year = registered?.year ?? number?.year ?? volume?.year ?? null
  if (number) numbered.push({ row, number, year })
  return { row, number: number ?? null, date: registered ? formatPartialDate(registered) : null }
}

function checkName(kind: RegisterKind, { name, parsed }: NonNullable<BookCheckOptions['file']>): Finding[] {
  if (parsed === null) return [finding('book.name', { value: name })]
  return parsed.kind === kind.code
    ? []
    : [finding('book.kind', { value: parsed.kind, params: { kind: kind.code } })]
}

/** The registration itself is left out: an office does register several cases on one day. */
function* defaultDates({ dates }: Reading): Generator<string> {
  for (const [field, { year, month, day }] of dates) {
    if (year === 1999 && month === 11 && day === 19 && field !== entryFields.registered) yield field
  }
}

/** A few people may well share that day; it is suspicious when three rows and a fiftieth of the book do. */
function checkDefaultDate(column: string, count: number, rowCount: number): Finding[] {
  return count >= 3 && count * 50 >= rowCount
    ? [finding('date.default', { column, value: '19.11.1999', params: { count } })]
    : []
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
