import { basename } from 'node:path'
import { type BookCheck, checkBookFiles } from '../../checking/check-book.ts'
import type { Corrections } from '../../checking/corrections/corrections.ts'
import type { Reading } from '../../checking/reading/schema.ts'
import { parseBookFileName } from '../../register/file-name.ts'
import { getKind, type RegisterKind } from '../../register/kind.ts'
import type { Row } from '../../register/row.ts'
import type { InspectedEntry } from '../../sheets/zip-inspect.ts'
import { type CasePdf, type EntryRow, type PreparedRow, readEntryRow, withPdf } from './prepare-row.ts'

/** The two files of a package, and what people call them where the paths do not say. */
export interface PackageFiles {
  readonly xlsxPath: string
  readonly zipPath: string
  readonly xlsxName?: string
  readonly zipName?: string
}

/** A package after one reading: what the check says, and the rows that have what a record needs. */
export interface ReadPackage {
  readonly check: BookCheck
  readonly rows: readonly PreparedRow[]
  /** The rows that lack a number, a year or a sound PDF; the check says why. */
  readonly unready: readonly number[]
}

/**
 * Checks a package and keeps what the registry needs of each row, in one pass over both files. The kind is taken from the file's
 * name while the rows come; where the name doesn't say, they are kept as they are until the check knows. (A name that says
 * another kind than the columns is an error of the book, so nothing read by it goes in.)
 */
export async function readPackage(files: PackageFiles, options: ReadOptions = {}): Promise<ReadPackage> {
  const hinted = parseBookFileName(files.xlsxName ?? basename(files.xlsxPath))?.kind
  const kind = hinted === undefined ? undefined : getKind(hinted)
  const entries: EntryRow[] = []
  const unready: number[] = []
  const kept: Row[] = []
  const read = (row: Row, as: RegisterKind): void => {
    const entry = readEntryRow(as, row)
    if (entry === undefined) unready.push(row.row)
    else entries.push(entry)
  }
  const check = await checkBookFiles({
    ...files,
    ...(options.isolate === undefined ? {} : { isolate: options.isolate }),
    ...(options.corrections === undefined ? {} : { corrections: options.corrections }),
    ...(options.reading === undefined ? {} : { reading: options.reading }),
    hash: true,
    onProgress: ({ rows }) => options.onProgress?.(rows),
    onRow: row => {
      if (kind === undefined) kept.push(row)
      else read(row, kind)
    },
  })
  for (const row of kept) read(row, getKind(check.book.kind))
  const rows: PreparedRow[] = []
  for (const entry of entries) {
    const pdf = casePdf(check.pdfOfRow.get(entry.row))
    if (pdf === undefined) unready.push(entry.row)
    else rows.push(withPdf(entry, pdf))
  }
  return { check, rows, unready }
}

export interface ReadOptions {
  /** What people put right in the workbook's rows. */
  readonly corrections?: Corrections
  /** How the workbook is to be read, where a person said. */
  readonly reading?: Reading
  /** Reads the workbook in this process: for tests, where no built program stands. */
  readonly isolate?: boolean
  readonly onProgress?: (rows: number) => void
}

function casePdf(entry: InspectedEntry | undefined): CasePdf | undefined {
  if (entry === undefined || entry.sha256 === null || entry.problem !== null) return undefined
  return {
    name: entry.name,
    sha256: entry.sha256,
    sizeBytes: entry.size,
    storedBytes: entry.compressedSize,
    offset: entry.dataOffset,
    method: entry.method,
  }
}
