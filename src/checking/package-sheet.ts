import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { programEntry } from '../platform/program.ts'
import { findKind, type KindCode, type RegisterKind } from '../register/kind.ts'
import { type Recognition, recognizeColumns } from '../register/recognize-columns.ts'
import { readBookSafely } from '../sheets/read-book.ts'
import { type OpenSheet, openSheet } from '../sheets/read-sheet.ts'
import type { Corrections } from './corrections/corrections.ts'
import { findCorrections } from './corrections/find-corrections.ts'
import { type Reading, readingSchema } from './reading/schema.ts'

/** A checked package's workbook, and what people said about it: how it is to be read, what is put right in it. */
export interface PackageSheet {
  readonly xlsx: Buffer
  readonly xlsxName: string
  readonly bookId: string | null
  readonly kind: RegisterKind
  readonly year: number | null
  readonly volume: string | null
  readonly reading: Reading | undefined
  readonly corrections: Corrections
}

/** Reads what opening a package's workbook needs; throws `not-found`, `package.unchecked`. */
export async function getPackageSheet(
  tx: Transaction,
  agencyId: string,
  packageId: string,
): Promise<PackageSheet> {
  const { rows } = await sql<{
    xlsx: Buffer
    xlsx_name: string
    book_id: string | null
    kind: string | null
    year: number | null
    volume: string | null
    state: string
    reading: unknown
  }>`
    select xlsx, xlsx_name, book_id, kind, year, volume, state, reading from package
    where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  const kind = found.kind === null ? undefined : findKind(found.kind)
  if (kind === undefined || found.state === 'received' || found.state === 'unusable')
    throw new AppError('package.unchecked')
  return {
    xlsx: found.xlsx,
    xlsxName: found.xlsx_name,
    bookId: found.book_id,
    kind,
    year: found.year,
    volume: found.volume,
    reading: found.reading === null ? undefined : readingSchema.parse(found.reading),
    corrections: await findCorrections(tx, agencyId, packageId),
  }
}

/** A workbook to open: where it lies, what people call it, the kind it probably is, how it is to be read. */
export interface SheetToOpen {
  readonly path: string
  readonly name: string
  readonly hint: KindCode | undefined
  readonly reading: Reading | undefined
  /** Reads in a child process; false in tests, where no built program stands. */
  readonly isolate: boolean
}

/** Opens a workbook and recognises its columns as a check does. */
export async function openKnownSheet({
  path,
  name,
  hint,
  reading,
  isolate,
}: SheetToOpen): Promise<OpenSheet & { readonly recognition: Recognition }> {
  const opened = isolate
    ? await readBookSafely(path, { programEntry, name, reading })
    : await openSheet(path, name, reading)
  const recognition = recognizeColumns(
    opened.head.header.map(header => header ?? ''),
    hint,
    reading?.columns,
  )
  return { ...opened, recognition }
}
