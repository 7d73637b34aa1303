import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { App } from '../platform/app.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { RegisterKind } from '../register/kind.ts'
import { maskValue } from '../register/mask-identity.ts'
import { fillText, type Language, type Text } from '../register/text.ts'
import type { SheetRow } from '../sheets/sheet-row.ts'
import { streamFile } from '../sheets/stream-workbook.ts'
import { type CellRemark, writeAnnotatedRows } from '../sheets/write-report.ts'
import type { CheckFinding } from './check-rules.ts'
import { correctSheetRows, placeFields } from './correct-sheet-rows.ts'
import { getPackageSheet, openKnownSheet, type PackageSheet } from './package-sheet.ts'
import { maskFinding, selectFindings, toCheckFinding } from './read-findings.ts'
import { collectRemarks, resultSheet } from './write-check-report.ts'

/** What a report is made of: the workbook in the vault with its corrections, and the findings that still stand. */
export interface ReportSource {
  readonly sheet: PackageSheet
  /** What the workbook says in corrected rows, by its row numbers. */
  readonly originals: ReadonlyMap<number, Readonly<Record<string, string>>>
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
  const sheet = await getPackageSheet(tx, agencyId, packageId)
  const where = sql`agency_id = ${agencyId} and package_id = ${packageId} and resolution is null`
  const stored = await selectFindings(tx, where)
  const findings = stored.map(row => toCheckFinding(identity ? row : maskFinding(row, sheet.kind)))
  const { rows } = await sql<{ row: number; values: Record<string, string> }>`
    select row, values from sheet_row
    where agency_id = ${agencyId} and package_id = ${packageId} and values is not null`.execute(tx)
  const originals = new Map(rows.map(({ row, values }) => [row, values]))
  return { sheet, originals, findings, identity }
}

/** The report as a stream; its file is gone when the stream is. `isolate` as in `checkBookFiles`. */
export async function openReport(
  app: App,
  source: ReportSource,
  language: Language,
  isolate: boolean,
): Promise<Readable> {
  const { sheet, findings, identity } = source
  const { kind, corrections } = sheet
  const path = await app.vault.getPath(sheet.xlsx)
  return streamFile(async out => {
    const { head, rows, recognition } = await openKnownSheet({
      path,
      name: sheet.xlsxName,
      hint: kind.code,
      reading: sheet.reading,
      isolate,
    })
    const known = new Map(
      recognition.columns.flatMap((column, at) => (column?.field ? [[column.field, at] as const] : [])),
    )
    const { columnOf, newFields } = placeFields(known, corrections, head.header.length)
    const fields = new Map([...columnOf].map(([field, at]) => [at, field]))
    const corrected = correctSheetRows(rows, corrections, columnOf)
    const remarks = joinRemarks(
      collectRemarks({ head, columnOf, findings }, language),
      correctedRemarks(source, columnOf, language),
    )
    await writeAnnotatedRows(
      {
        name: head.sheet,
        headerRow: head.headerRow,
        header: [...head.header, ...newFields],
        rows: identity ? corrected : maskRows(corrected, kind, fields),
      },
      remarks,
      resultSheet(findings, language),
      out,
    )
  })
}

const correctedText: Text = { vi: 'Đã sửa. Trước đây: {before}', en: 'Put right. Before: {before}' }
const addedText: Text = { vi: 'Dòng thêm vào, bảng tính gốc không có', en: 'A row added to the workbook' }
const emptyText: Text = { vi: '(để trống)', en: '(empty)' }

/** One remark for each corrected cell, with what the workbook says there. */
function correctedRemarks(
  { sheet, originals, identity }: ReportSource,
  columnOf: ReadonlyMap<string, number>,
  language: Language,
): CellRemark[] {
  const { kind, corrections } = sheet
  const added = new Set(corrections.added)
  return [...corrections.cells].flatMap(([row, own]) =>
    Object.keys(own).map(field => {
      const value = originals.get(row)?.[field] ?? ''
      const shown = identity ? value : maskValue(kind, field, value)
      const before = shown === '' ? emptyText[language] : shown
      const text = added.has(row) ? addedText[language] : fillText(correctedText, language, { before })
      return { row, column: columnOf.get(field) ?? 0, style: 'corrected' as const, text }
    }),
  )
}

/** What the check says of a cell gives its colour; that it was put right is told below. */
function joinRemarks(found: readonly CellRemark[], corrected: readonly CellRemark[]): CellRemark[] {
  const cells = new Map<string, CellRemark>()
  for (const remark of [...found, ...corrected]) {
    const key = `${remark.row},${remark.column}`
    const known = cells.get(key)
    cells.set(key, known === undefined ? remark : { ...known, text: `${known.text}\n${remark.text}` })
  }
  return [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column)
}

/** The sheet's rows without identity numbers; in columns that nobody knows, too. */
async function* maskRows(
  rows: AsyncIterable<SheetRow>,
  kind: RegisterKind,
  fields: ReadonlyMap<number, string>,
): AsyncGenerator<SheetRow, void, undefined> {
  for await (const row of rows) {
    const cells = row.cells.map((cell, at) => cell && maskValue(kind, fields.get(at) ?? '', cell))
    yield { ...row, cells }
  }
}
