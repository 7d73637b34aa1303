import { AppError } from '../../errors.ts'
import type { RegisterKind } from '../../register/kind.ts'
import type { Row } from '../../register/row.ts'
import { openKnownSheet } from '../package-sheet.ts'
import type { Reading } from '../reading/schema.ts'
import { createRowReader } from '../sheet-values.ts'
import type { RevisedRows } from './diff-rows.ts'

/** A corrected workbook as it came, read by the kind of its package. */
export interface RevisedSheet extends RevisedRows {
  readonly unknownHeaders: readonly string[]
}

/** Where the workbook lies, what it is called, and the package it is to correct. */
export interface RevisedFile {
  readonly path: string
  readonly name: string
  readonly kind: RegisterKind
  readonly reading: Reading | undefined
  readonly isolate: boolean
}

/** Reads a corrected workbook. Sheets that are no register (the list of findings, the code lists) are passed over. Throws sheet.…, `revision.other-kind`. */
export async function readRevised({
  path,
  name,
  kind,
  reading,
  isolate,
}: RevisedFile): Promise<RevisedSheet> {
  // It was written by this program in Unicode, or typed by somebody: only what columns mean is carried over.
  const own = reading?.columns === undefined ? undefined : { columns: reading.columns }
  const { rows, recognition } = await openKnownSheet({ path, name, hint: kind.code, reading: own, isolate })
  if (recognition.kind !== kind.code) {
    await rows.return()
    throw new AppError('revision.other-kind', { path: name })
  }
  const reader = createRowReader(kind, recognition)
  const revised: (Row & { readonly unreadable: ReadonlySet<string> })[] = []
  for await (const sheetRow of rows) {
    const { row, findings } = reader.read(sheetRow)
    const broken = findings.flatMap(({ code, column }) =>
      code === 'cell.error' && column !== null ? [column] : [],
    )
    revised.push({
      row: row.row,
      values: row.values,
      unreadable: broken.length === 0 ? nothing : new Set(broken),
    })
  }
  if (revised.length === 0) throw new AppError('sheet.no-rows', { path: name })
  return {
    rows: revised,
    fields: recognition.columns.flatMap(column => column?.field ?? []),
    unknownHeaders: recognition.unknown.map(({ header }) => header),
  }
}

const nothing: ReadonlySet<string> = new Set()
