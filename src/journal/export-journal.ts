import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'
import type { Jurisdiction, Transaction } from '../platform/postgres/database.ts'
import { formatInstant } from '../platform/vietnam-day.ts'
import type { Language, Text } from '../register/text.ts'
import { streamWorkbook } from '../sheets/stream-workbook.ts'
import { formatCsv } from '../sheets/write-csv.ts'
import { countJournal, type JournalFilter } from './journal-filter.ts'
import { type ExportLine, type LineKey, listLinesBelow } from './list-journal.ts'

/** A sheet of Excel has room for 1,048,576 rows. */
const sheetRows = 1_000_000
const pageSize = 1000

/** Runs a step of an export in a transaction of its own: a slow download must not hold one open. */
export type InTransaction = <T>(run: (tx: Transaction) => Promise<T>) => Promise<T>

/** What is exported, for whom. */
export interface JournalExport {
  readonly jurisdiction: Jurisdiction
  readonly filter: JournalFilter
  readonly language: Language
}

const columns: readonly {
  readonly header: Text
  readonly widthChars: number
  read(line: ExportLine): string | null
}[] = [
  { header: { vi: 'Thời điểm', en: 'Time' }, widthChars: 20, read: line => formatInstant(new Date(line.at)) },
  {
    header: { vi: 'Mã cơ quan', en: 'Agency code' },
    widthChars: 12,
    read: line => line.agency?.code ?? null,
  },
  { header: { vi: 'Cơ quan', en: 'Agency' }, widthChars: 28, read: line => line.agency?.name ?? null },
  { header: { vi: 'Dòng', en: 'Row' }, widthChars: 10, read: line => String(line.sequence) },
  { header: { vi: 'Người thực hiện', en: 'Person' }, widthChars: 24, read: line => line.by },
  { header: { vi: 'Từ địa chỉ', en: 'From address' }, widthChars: 16, read: line => line.address },
  { header: { vi: 'Việc', en: 'Action' }, widthChars: 32, read: line => line.title },
  { header: { vi: 'Mã việc', en: 'Action code' }, widthChars: 20, read: line => line.action },
  { header: { vi: 'Đối tượng', en: 'Subject' }, widthChars: 44, read: line => line.subject },
  { header: { vi: 'Chi tiết', en: 'Detail' }, widthChars: 50, read: line => JSON.stringify(line.detail) },
  { header: { vi: 'Trước', en: 'Before' }, widthChars: 18, read: line => line.before },
  { header: { vi: 'Sau', en: 'After' }, widthChars: 18, read: line => line.after },
  { header: { vi: 'Mã băm của dòng', en: 'Hash of the row' }, widthChars: 66, read: line => line.hash },
]

/** The journal as the text of a .csv, page by page as it is read. */
export function streamJournalCsv(
  inTransaction: InTransaction,
  wanted: JournalExport,
): AsyncGenerator<string> {
  return formatCsv(listCells(inTransaction, wanted))
}

/** The journal as an .xlsx of text cells. Throws `export.too-many`. */
export async function streamJournalWorkbook(
  inTransaction: InTransaction,
  wanted: JournalExport,
): Promise<Readable> {
  const { totalIsCapped } = await inTransaction(tx =>
    countJournal(tx, wanted.jurisdiction, wanted.filter, sheetRows),
  )
  if (totalIsCapped) throw new AppError('export.too-many', { limit: sheetRows })
  return streamWorkbook([
    {
      name: wanted.language === 'vi' ? 'Nhật ký' : 'Journal',
      columns,
      frozenRows: 1,
      rows: withHeaderStyle(listCells(inTransaction, wanted)),
    },
  ])
}

async function* withHeaderStyle(rows: AsyncIterable<readonly (string | null)[]>) {
  let isHeader = true
  for await (const cells of rows) {
    yield isHeader ? cells.map(text => ({ text, style: 'header' as const })) : cells
    isHeader = false
  }
}

async function* listCells(
  inTransaction: InTransaction,
  { jurisdiction, filter, language }: JournalExport,
): AsyncGenerator<readonly (string | null)[]> {
  yield columns.map(column => column.header[language])
  let below: LineKey | undefined
  for (;;) {
    const page = { below, limit: pageSize }
    const lines = await inTransaction(tx => listLinesBelow(tx, jurisdiction, filter, page, language))
    for (const line of lines) yield columns.map(column => column.read(line))
    below = lines.at(-1)?.key
    if (lines.length < pageSize) return
  }
}
