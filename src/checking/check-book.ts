import { basename } from 'node:path'
import { AppError } from '../errors.ts'
import { programEntry } from '../platform/program.ts'
import { parseBookFileName } from '../register/file-name.ts'
import { getKind, type KindCode } from '../register/kind.ts'
import { dayNumber } from '../register/partial-date.ts'
import type { Profile } from '../register/profile.ts'
import { recognizeColumns } from '../register/recognize-columns.ts'
import type { Row } from '../register/row.ts'
import {
  type BookClosing,
  createBookCheck,
  type BookCheck as RegisterCheck,
} from '../register/rules/check-book.ts'
import { readBookSafely } from '../sheets/read-book.ts'
import { openSheet, type SheetHead } from '../sheets/read-sheet.ts'
import type { SheetReading } from '../sheets/sheet-reading.ts'
import type { SheetRow } from '../sheets/sheet-row.ts'
import { type InspectedEntry, inspectZip } from '../sheets/zip-inspect.ts'
import { type CheckFinding, countFindings, type FindingCounts } from './check-rules.ts'
import { checkWholeBook } from './check-whole-book.ts'
import { addedRows, type Corrections, correctRow } from './corrections/corrections.ts'
import { type BookName, checkZipName, identifyBook, mostFrequent } from './identify-book.ts'
import { sheetFindings } from './sheet-findings.ts'
import { createRowReader, type ReadRow, type RowReader } from './sheet-values.ts'

/** A row that was read and checked: values by field, normalised; the findings are those of the row alone. */
export interface CheckedRow extends Row {
  readonly findings: readonly CheckFinding[]
}

/** What to check, and who wants to see it happen. */
export interface CheckInput {
  readonly xlsxPath: string
  readonly zipPath?: string
  /** What people call the files, where the paths do not say (in the vault). */
  readonly xlsxName?: string
  readonly zipName?: string
  /** How the workbook is to be read, where a person said. */
  readonly reading?: SheetReading | undefined
  /** What people put right in the workbook's rows. */
  readonly corrections?: Corrections
  /** SHA-256 of every PDF, computed in the same reading. */
  readonly hash?: boolean
  /** Every row as the sheet has it, before any correction. */
  readonly onRead?: (read: ReadRow) => void
  /** Every row in the sheet's order, as it is read, with the kind of the book; a promise holds the reading back. */
  readonly onRow?: (row: CheckedRow, kind: KindCode) => void | Promise<void>
  readonly onProgress?: (progress: { readonly rows: number; readonly pdfs: number }) => void
  /** What the closing of the paper book says, asked for once the book is known. */
  readonly closing?: (book: BookName) => BookClosing | undefined | Promise<BookClosing | undefined>
  /** Reads the workbook in this process instead of a child: for tests, where no built program stands. */
  readonly isolate?: boolean
}

/** What the check of a book's files says. */
export interface BookCheck {
  readonly book: BookName
  /** The known profile the sheet's columns fit best. */
  readonly profile: Profile | undefined
  readonly head: SheetHead
  /** Field ids of the sheet's columns, in its order. */
  readonly fields: readonly string[]
  /** Where each field's column stands in the sheet, from 0. */
  readonly columnOf: ReadonlyMap<string, number>
  readonly rows: number
  /** Files of the .zip that are named .pdf. */
  readonly pdfs: number
  readonly counts: FindingCounts
  /** Those about the book and its files first, then by row. */
  readonly findings: readonly CheckFinding[]
  /** What was known of the closing of the paper book. */
  readonly closing: BookClosing | undefined
  /** The files of the .zip in its order; none without a .zip. */
  readonly files: readonly InspectedEntry[] | undefined
  /** The PDF of each row that has one, by sheet row. */
  readonly pdfOfRow: ReadonlyMap<number, InspectedEntry>
}

/** Rows looked at to find out which book it is, when the file's name does not say. */
const sampleRows = 200
const progressEvery = 500

/**
 * Checks a book's .xlsx and .zip in one pass over each: columns, cells, rows, numbers, every PDF's name and bytes. Throws
 * when a file can't be used (sheet.…, zip.…, check.unknown-kind).
 */
export async function checkBookFiles(input: CheckInput): Promise<BookCheck> {
  const stop = new AbortController()
  const { zipPath, zipName, hash = false } = input
  const zip =
    zipPath === undefined
      ? undefined
      : inspect(zipPath, hash, stop.signal).catch(tellUnder(zipPath, zipName ?? basename(zipPath)))
  // The .zip is read while the child reads the sheet; if the sheet fails, its failure is the one to tell.
  zip?.catch(() => undefined)
  try {
    return await checkSheet(input, zip)
  } finally {
    stop.abort()
  }
}

async function checkSheet(
  input: CheckInput,
  zip: Promise<readonly InspectedEntry[]> | undefined,
): Promise<BookCheck> {
  const xlsxName = input.xlsxName ?? basename(input.xlsxPath)
  const file = parseBookFileName(xlsxName)
  const { head, rows, remarks } =
    input.isolate === false
      ? await openSheet(input.xlsxPath, xlsxName, input.reading)
      : await readBookSafely(input.xlsxPath, { programEntry, name: xlsxName, reading: input.reading })
  const recognition = recognizeColumns(
    head.header.map(header => header ?? ''),
    file?.kind,
    input.reading?.columns,
  )
  if (recognition.kind === undefined) {
    await rows.return()
    throw new AppError('check.unknown-kind', { path: xlsxName })
  }
  const kind = getKind(recognition.kind)
  const sample = file === undefined ? await takeSample(rows) : []
  const { read } = createRowReader(kind, recognition)
  const named = identifyBook(
    file,
    sample.map(row => read(row).row),
  )
  const check = createBookCheck(kind, named, {
    recognition,
    file: { name: xlsxName, parsed: file ?? null },
    today: dayNumber(new Date()),
  })
  const ofRows = await checkRows(
    joined(sample, rows),
    createRowReader(kind, recognition),
    check,
    kind.code,
    input,
  )
  if (ofRows.count === 0) throw new AppError('sheet.no-rows', { path: xlsxName })
  const book: BookName = { kind: kind.code, ...named, agency: ofRows.agency }
  const files = await zip
  const closing = await input.closing?.(book)
  const whole = checkWholeBook(check, files, closing)
  const zipName = input.zipName ?? (input.zipPath === undefined ? undefined : basename(input.zipPath))
  const findings = sortFindings([
    ...sheetFindings(head, recognition, remarks()),
    ...whole.findings,
    ...(zipName === undefined ? [] : checkZipName(xlsxName, zipName, book)),
    ...ofRows.findings,
  ])
  input.onProgress?.({ rows: ofRows.count, pdfs: whole.pdfs })
  return {
    book,
    profile: recognition.profile,
    head,
    fields: recognition.columns.flatMap(column => column?.field ?? []),
    columnOf: new Map(
      recognition.columns.flatMap((column, at) => (column?.field ? [[column.field, at] as const] : [])),
    ),
    rows: ofRows.count,
    pdfs: whole.pdfs,
    counts: countFindings(findings),
    findings,
    closing,
    files,
    pdfOfRow: whole.pdfOfRow,
  }
}

interface RowsCheck {
  readonly count: number
  readonly findings: readonly CheckFinding[]
  readonly agency: string | null
}

async function checkRows(
  rows: AsyncIterable<SheetRow>,
  reader: RowReader,
  check: Pick<RegisterCheck, 'add'>,
  kind: KindCode,
  {
    corrections,
    onRead,
    onRow,
    onProgress,
  }: Pick<CheckInput, 'corrections' | 'onRead' | 'onRow' | 'onProgress'>,
): Promise<RowsCheck> {
  const findings: CheckFinding[] = []
  const agencies: string[] = []
  let count = 0
  const take = async ({ row, findings: remarks }: ReadRow): Promise<void> => {
    const found = [...remarks, ...check.add(row)]
    findings.push(...found)
    const agency = row.values.noiDangKy ?? row.values.noiCap
    if (agency !== undefined) agencies.push(agency)
    count += 1
    if (onRow !== undefined) await onRow({ ...row, findings: found }, kind)
    if (count % progressEvery === 0) onProgress?.({ rows: count, pdfs: 0 })
  }
  for await (const sheetRow of rows) {
    const read = reader.read(sheetRow)
    onRead?.(read)
    const corrected = corrections === undefined ? read : correctRow(read, corrections)
    if (corrected !== undefined) await take(corrected)
  }
  for (const row of corrections === undefined ? [] : addedRows(corrections)) await take({ row, findings: [] })
  findings.push(...reader.finish())
  return { count, findings, agency: mostFrequent(agencies) ?? null }
}

/** What fails about a file is told under the name people gave it: its path in the vault is nobody's business. */
function tellUnder(path: string, name: string): (error: unknown) => never {
  return error => {
    if (!(error instanceof AppError) || error.params.path !== path) throw error
    throw new AppError(error.code, { ...error.params, path: name }, error.cause)
  }
}

async function inspect(path: string, hash: boolean, stop: AbortSignal): Promise<readonly InspectedEntry[]> {
  const entries: InspectedEntry[] = []
  for await (const entry of inspectZip(path, { hash })) {
    if (stop.aborted) break
    entries.push(entry)
  }
  return entries
}

async function takeSample(rows: AsyncGenerator<SheetRow, void, undefined>): Promise<SheetRow[]> {
  const sample: SheetRow[] = []
  while (sample.length < sampleRows) {
    const next = await rows.next()
    if (next.done === true) break
    sample.push(next.value)
  }
  return sample
}

async function* joined(
  sample: readonly SheetRow[],
  rest: AsyncGenerator<SheetRow, void, undefined>,
): AsyncGenerator<SheetRow, void, undefined> {
  try {
    yield* sample
    yield* rest
  } finally {
    await rest.return()
  }
}

function sortFindings(findings: readonly CheckFinding[]): CheckFinding[] {
  // The sort is stable: within a row the order of the rules stays.
  return [...findings].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}
