import type { CheckFinding } from '../../src/checking/check-rules.ts'
import { checkWholeBook } from '../../src/checking/check-whole-book.ts'
import { checkZipName } from '../../src/checking/identify-book.ts'
import { createRowReader } from '../../src/checking/sheet-values.ts'
import { formatBookFileName, parseBookFileName } from '../../src/register/file-name.ts'
import { getKind } from '../../src/register/kind.ts'
import { type Recognition, recognizeColumns } from '../../src/register/recognize-columns.ts'
import { createBookCheck } from '../../src/register/rules/check-book.ts'
import type { CellMark } from '../../src/sheets/cell-text.ts'
import type { PdfProblem } from '../../src/sheets/pdf-probe.ts'
import type { InspectedEntry } from '../../src/sheets/zip-inspect.ts'
import { hashText } from '../../src/training/random.ts'
import type { CleanBook } from './clean/book.ts'
import type { Values } from './clean/scribe-traits.ts'

/** A row as somebody typed it, with what Excel made of its cells. */
export interface TypedRow {
  readonly values: Values
  readonly marks?: Readonly<Record<string, CellMark>>
}

export interface DeliveredPdf {
  readonly name: string
  /** Stands for the SHA-256 of the file's bytes. */
  readonly content: string
  readonly problem?: PdfProblem
}

/** A book as it is delivered: a workbook and a .zip. What is right in a clean book may be wrong in this one. */
export interface SheetBook extends Pick<CleanBook, 'kind' | 'period' | 'year' | 'volume' | 'closing'> {
  readonly header: readonly string[]
  readonly rows: readonly TypedRow[]
  readonly pdfs: readonly DeliveredPdf[]
  readonly xlsxName: string
  readonly zipName: string
}

/** Packs a clean book as the contractor would. */
export function deliver(book: CleanBook): SheetBook {
  const { kind, period, year, volume, closing } = book
  const name = (extension: 'xlsx' | 'zip') =>
    formatBookFileName({ kind, year, volume, prefix: 'xabinhson', extension })
  return {
    kind,
    period,
    year,
    volume,
    closing,
    header: getKind(kind).fields.map(({ id }) => id),
    rows: book.rows.map(values => ({ values })),
    pdfs: book.pdfNames.map((pdf, at) => ({ name: pdf, content: contentOf(book, pdf, at) })),
    xlsxName: name('xlsx'),
    zipName: name('zip'),
  }
}

/** In every third book the two cases of a page are two copies of one scan. */
function contentOf({ year, rows }: CleanBook, pdf: string, at: number): string {
  return year % 3 === 0 ? `page ${rows[at]?.trangSo ?? Math.floor(at / 2)}` : pdf
}

/** The benchmark's clock, as yyyymmdd. */
export const today = 20261122

/** Checks a delivered book as `sogoc check` does once its files are read: every rule of the row, the book, the .zip. */
export function checkSheetBook(book: SheetBook): CheckFinding[] {
  const kind = getKind(book.kind)
  const recognition = recognized(book)
  const reader = createRowReader(kind, recognition)
  const file = parseBookFileName(book.xlsxName)
  const identity = { year: file?.year ?? book.year, volume: file?.volume ?? book.volume }
  const check = createBookCheck(kind, identity, {
    recognition,
    file: { name: book.xlsxName, parsed: file ?? null },
    today,
  })
  const ofRows = book.rows.flatMap((typed, at) => {
    const { row, findings } = reader.read(sheetRow(book.header, typed, at + firstRow))
    return [...findings, ...check.add(row)]
  })
  const named = { kind: book.kind, ...identity, agency: null }
  const whole = checkWholeBook(check, book.pdfs.map(asEntry), {
    total: book.closing.events,
    skipped: book.closing.skipped,
  })
  return [
    ...whole.findings,
    ...checkZipName(book.xlsxName, book.zipName, named),
    ...ofRows,
    ...reader.finish(),
  ]
}

const recognitions = new WeakMap<readonly string[], Recognition>()

/** What the header says; copies of a book share it. */
function recognized({ header, kind }: SheetBook): Recognition {
  const known = recognitions.get(header) ?? recognizeColumns(header, kind)
  recognitions.set(header, known)
  return known
}

/** The sheet's row of the first entry. */
export const firstRow = 2

function sheetRow(header: readonly string[], { values, marks }: TypedRow, row: number) {
  const marksAt: Record<number, CellMark> = {}
  const cells = header.map((field, at) => {
    const mark = marks?.[field]
    if (mark !== undefined) marksAt[at] = mark
    return values[field] ?? null
  })
  return { row, cells, marks: marksAt }
}

function asEntry({ name, content, problem }: DeliveredPdf): InspectedEntry {
  return {
    name,
    size: 90_000,
    compressedSize: 80_000,
    crc32: hashText(content),
    method: 8,
    dataOffset: 0,
    sha256: content,
    problem: problem ?? null,
  }
}
