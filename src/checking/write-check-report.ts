import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { programEntry } from '../platform/program.ts'
import type { Severity } from '../register/finding.ts'
import { suggestionText } from '../register/suggestion-text.ts'
import type { Language, Text } from '../register/text.ts'
import { readBookSafely } from '../sheets/read-book.ts'
import { openSheet } from '../sheets/read-sheet.ts'
import type { SheetReading } from '../sheets/sheet-reading.ts'
import { detectFormat } from '../sheets/workbook-format.ts'
import {
  annotateWorkbook,
  type CellRemark,
  type ResultSheet,
  writeAnnotatedRows,
} from '../sheets/write-report.ts'
import type { BookCheck } from './check-book.ts'
import { type CheckFinding, checkFindingText } from './check-rules.ts'
import { severityTexts } from './summary/book-summary.ts'

/** Sheets above this are written anew row by row instead of being kept in memory, which takes a kilobyte a cell (600 MB for 10,000 rows of 60 columns). */
const mostCellsInMemory = 150_000
/** An .xlsx above this has content beside its rows that memory should not hold either. */
const mostBytesInMemory = 30 * 1024 * 1024

const resultName: Text = { vi: 'Kết quả kiểm tra', en: 'Findings' }
const resultHeaders: readonly (Text & { readonly widthChars: number })[] = [
  { vi: 'Mức độ', en: 'Severity', widthChars: 11 },
  { vi: 'Dòng', en: 'Row', widthChars: 8 },
  { vi: 'Cột', en: 'Column', widthChars: 22 },
  { vi: 'Giá trị', en: 'Value', widthChars: 30 },
  { vi: 'Nội dung', en: 'Message', widthChars: 70 },
  { vi: 'Đề xuất', en: 'Suggestion', widthChars: 30 },
  { vi: 'Mã quy tắc', en: 'Rule', widthChars: 22 },
]

/** What is to be annotated, and how. */
export interface ReportRequest {
  readonly xlsxPath: string
  /** What people call the workbook, where the path does not say. */
  readonly xlsxName?: string
  readonly reading?: SheetReading | undefined
  readonly check: BookCheck
  readonly language: Language
  /** A file that must not exist. */
  readonly out: string
  /** Keeps the workbook's looks and other sheets where it is small; that reads it in this process, which a server should not. */
  readonly keepsLooks: boolean
  /** As in `checkBookFiles`. */
  readonly isolate?: boolean
}

/** Writes the report of a check: the workbook with coloured, commented cells and a sheet that lists every finding. */
export async function writeCheckReport(request: ReportRequest): Promise<void> {
  const { xlsxPath, xlsxName = basename(xlsxPath), reading, check, language, out, isolate = true } = request
  const remarks = collectRemarks(check, language)
  const result = resultSheet(check.findings, language)
  if (request.keepsLooks && (await fitsInMemory(xlsxPath, check)))
    return annotateWorkbook(xlsxPath, check.head, remarks, result, out)
  const { head, rows } = isolate
    ? await readBookSafely(xlsxPath, { programEntry, name: xlsxName, ...(reading && { reading }) })
    : await openSheet(xlsxPath, xlsxName, reading)
  const sheet = { name: head.sheet, headerRow: head.headerRow, header: head.header, rows }
  await writeAnnotatedRows(sheet, remarks, result, out)
}

async function fitsInMemory(xlsxPath: string, { rows, head }: BookCheck): Promise<boolean> {
  return (
    (await detectFormat(xlsxPath)) === 'xlsx' &&
    rows * head.header.length <= mostCellsInMemory &&
    (await stat(xlsxPath)).size <= mostBytesInMemory
  )
}

const rank: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 }

/** One remark per cell: the worst severity gives the colour, the texts stand under each other. What is said about a row hangs on its first cell. */
export function collectRemarks(
  check: Pick<BookCheck, 'head' | 'findings' | 'columnOf'>,
  language: Language,
): CellRemark[] {
  const cells = new Map<string, { row: number; column: number; style: Severity; texts: string[] }>()
  for (const found of check.findings) {
    const row = found.row ?? (found.column === null ? null : check.head.headerRow)
    if (row === null) continue
    const column = found.column === null ? 0 : (check.columnOf.get(found.column) ?? 0)
    const cell = cells.get(`${row},${column}`) ?? { row, column, style: found.severity, texts: [] }
    if (rank[found.severity] > rank[cell.style]) cell.style = found.severity
    cell.texts.push(remarkText(found, language))
    cells.set(`${row},${column}`, cell)
  }
  return [...cells.values()]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ row, column, style, texts }) => ({ row, column, style, text: texts.join('\n') }))
}

function remarkText(found: CheckFinding, language: Language): string {
  const proposal = found.suggestion === null ? '' : ` → ${suggestionText(found.suggestion, language)}`
  return `${severityTexts[found.severity][language]}: ${checkFindingText(found, language)}${proposal}`
}

/** The sheet that lists findings; also for the server's report. */
export function resultSheet(findings: readonly CheckFinding[], language: Language): ResultSheet {
  return {
    name: resultName[language],
    columns: resultHeaders.map(header => ({ header: header[language], widthChars: header.widthChars })),
    rows: findings.map(found => ({
      style: found.severity,
      cells: [
        severityTexts[found.severity][language],
        found.row === null ? null : String(found.row),
        found.column,
        found.value,
        checkFindingText(found, language),
        suggestionText(found.suggestion, language),
        found.code,
      ],
    })),
  }
}
