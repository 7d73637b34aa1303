import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { programEntry } from '../platform/program.ts'
import { findKind, type RegisterKind } from '../register/kind.ts'
import { maskValue } from '../register/mask-identity.ts'
import { recognizeColumns } from '../register/recognize-columns.ts'
import type { Language } from '../register/text.ts'
import { readBookSafely } from '../sheets/read-book.ts'
import { openSheet } from '../sheets/read-sheet.ts'
import type { SheetRow } from '../sheets/sheet-row.ts'
import { writeAnnotatedRows } from '../sheets/write-report.ts'
import type { CheckFinding } from './check-rules.ts'
import { maskFinding, selectFindings, toCheckFinding } from './read-findings.ts'
import { collectRemarks, resultSheet } from './write-check-report.ts'

/** What a report is made of: the workbook in the vault, and the findings that still stand. */
export interface ReportSource {
  readonly xlsx: Buffer
  readonly xlsxName: string
  readonly kind: RegisterKind
  readonly findings: readonly CheckFinding[]
  /** Whether it shows identity numbers. */
  readonly identity: boolean
}

/** Reads what a package's report needs; throws `not-found`, `package.unchecked`. */
export async function findReportSource(
  tx: Transaction,
  agencyId: string,
  packageId: string,
  identity: boolean,
): Promise<ReportSource> {
  const { rows } = await sql<{ xlsx: Buffer; xlsx_name: string; kind: string | null; state: string }>`
    select xlsx, xlsx_name, kind, state from package where agency_id = ${agencyId} and id = ${packageId}`.execute(
    tx,
  )
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  const { kind: code, state } = found
  const kind = code === null ? undefined : findKind(code)
  if (kind === undefined || state === 'received' || state === 'unusable')
    throw new AppError('package.unchecked')
  const where = sql`agency_id = ${agencyId} and package_id = ${packageId} and resolution is null`
  const stored = await selectFindings(tx, where)
  const findings = stored.map(row => toCheckFinding(identity ? row : maskFinding(row, kind)))
  return { xlsx: found.xlsx, xlsxName: found.xlsx_name, kind, findings, identity }
}

/** The report as a stream; its file is gone when the stream is. `isolate` as in `checkBookFiles`. */
export async function openReport(
  app: App,
  source: ReportSource,
  language: Language,
  isolate: boolean,
): Promise<Readable> {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-report-'))
  const remove = () => rm(dir, { recursive: true, force: true })
  try {
    const path = await app.vault.getPath(source.xlsx)
    const { head, rows } = isolate
      ? await readBookSafely(path, { programEntry, name: source.xlsxName })
      : await openSheet(path, source.xlsxName)
    const { columns } = recognizeColumns(
      head.header.map(header => header ?? ''),
      source.kind.code,
    )
    const columnOf = new Map(
      columns.flatMap((column, at) => (column?.field ? [[column.field, at] as const] : [])),
    )
    const fields = columns.map(column => column?.field ?? undefined)
    const shown = source.identity ? rows : maskRows(rows, source.kind, fields)
    const remarks = collectRemarks({ head, columnOf, findings: source.findings }, language)
    const out = join(dir, 'report.xlsx')
    await writeAnnotatedRows(
      { name: head.sheet, headerRow: head.headerRow, header: head.header, rows: shown },
      remarks,
      resultSheet(source.findings, language),
      out,
    )
    const stream = createReadStream(out)
    stream.once('close', () => void remove())
    return stream
  } catch (error) {
    await remove()
    throw error
  }
}

/** The sheet's rows without identity numbers; in columns that nobody knows, too. */
async function* maskRows(
  rows: AsyncIterable<SheetRow>,
  kind: RegisterKind,
  fields: readonly (string | undefined)[],
): AsyncGenerator<SheetRow, void, undefined> {
  for await (const row of rows) {
    const cells = row.cells.map((cell, at) => cell && maskValue(kind, fields[at] ?? '', cell))
    yield { ...row, cells }
  }
}
