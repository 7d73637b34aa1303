import {
  type CaseFile,
  type CaseFileProblem,
  formatCaseFileName,
  isCoverFileName,
  parseCaseFileName,
} from '../file-name.ts'
import { type Finding, finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import type { KindCode } from '../kind.ts'
import { formatEntryNumber } from '../number.ts'
import type { PartialDate } from '../partial-date.ts'
import type { Text } from '../text.ts'
import type { BookIdentity } from './check-numbering.ts'

/** What a row says of itself that its PDF's name repeats. */
export interface RowKey {
  readonly row: number
  readonly date: PartialDate | null
  readonly number: CaseFile['number'] | null
}

/** Which PDF belongs to which row, and what is wrong with the names. */
export interface PdfPairing {
  readonly pdfOfRow: ReadonlyMap<number, string>
  readonly findings: readonly Finding[]
}

interface NamedPdf {
  readonly name: string
  readonly file: CaseFile
}

/**
 * Pairs the rows of a book with the PDFs of its zip, by number and date; then by number alone where one row and one PDF are left for it
 * (their dates differ: an error of one of the two). The book's own kind, year and volume are checked on every name.
 */
export function pairPdfs(
  kind: KindCode,
  book: BookIdentity,
  rows: readonly RowKey[],
  pdfNames: readonly string[],
): PdfPairing {
  const findings: Finding[] = []
  const pdfs = readNames(pdfNames, findings)
  const pdfOfRow = new Map<number, string>()
  const place = (row: RowKey, { name, file }: NamedPdf) => {
    pdfOfRow.set(row.row, name)
    findings.push(...checkBookParts(kind, book, row.row, name, file))
  }
  // Files of another book may lie in the zip: the book's own come first when two fit one row.
  const own = pdfs.filter(({ file }) => isOwn(kind, book, file))
  const foreign = pdfs.filter(({ file }) => !isOwn(kind, book, file))
  const byKey = groupBy([...own, ...foreign], ({ file }) => key(file.number, file.date))
  const restRows = rows.filter(row => {
    const pdf = row.number && row.date && byKey.get(key(row.number, row.date))?.shift()
    if (pdf) place(row, pdf)
    return !pdf
  })
  const restByNumber = groupBy([...byKey.values()].flat(), ({ file }) => formatEntryNumber(file.number))
  const rowsByNumber = groupBy(restRows, row => (row.number ? formatEntryNumber(row.number) : ''))
  for (const row of restRows) {
    const number = row.number && formatEntryNumber(row.number)
    const candidates = number ? (restByNumber.get(number) ?? []) : []
    const pdf =
      candidates.length === 1 && rowsByNumber.get(number ?? '')?.length === 1 ? candidates.shift() : undefined
    if (pdf) {
      place(row, pdf)
      findings.push(
        finding('pdf.date', {
          row: row.row,
          value: pdf.name,
          params: { fileDate: pdf.file.date, rowDate: row.date ?? '—' },
          suggestion: expectedName(kind, book, row),
        }),
      )
    } else findings.push(finding('pdf.missing', { row: row.row, suggestion: expectedName(kind, book, row) }))
  }
  for (const { name } of [...restByNumber.values()].flat())
    findings.push(finding('pdf.orphan', { value: name }))
  return { pdfOfRow, findings }
}

/** The PDF name a row should have; null when the row or the book lacks a part of it. */
export function expectedName(kind: KindCode, book: BookIdentity, { date, number }: RowKey): string | null {
  if (date === null || number === null || book.year === null || book.volume === null) return null
  return formatCaseFileName({ kind, year: book.year, volume: book.volume, date, number })
}

const problemTexts: Readonly<Record<CaseFileProblem, Text>> = {
  extension: { vi: 'không phải tệp .pdf', en: 'not a .pdf file' },
  shape: {
    vi: 'không đủ năm phần LOẠI.năm.quyển.ngày.số',
    en: 'not the five parts KIND.year.volume.date.number',
  },
  kind: { vi: 'không rõ loại sổ', en: 'unknown kind of register' },
  year: { vi: 'năm mở sổ không đúng', en: 'the year of the book is wrong' },
  volume: { vi: 'quyển không đúng', en: 'the volume is wrong' },
  date: { vi: 'ngày đăng ký không đúng dạng năm-tháng-ngày', en: 'the date is not of the form yyyy-mm-dd' },
  'number-missing': { vi: 'thiếu số đăng ký', en: 'the registration number is missing' },
  number: { vi: 'số đăng ký không đúng', en: 'the registration number is wrong' },
}

/** Reads the names; malformed and repeated ones become findings, cover sheets are left out. */
function readNames(names: readonly string[], findings: Finding[]): NamedPdf[] {
  const seen = new Map<string, string>()
  return names.flatMap(name => {
    if (isCoverFileName(name)) return []
    const { ok: file, problem } = parseCaseFileName(name)
    if (file === undefined) {
      const { vi, en } = problemTexts[problem ?? 'shape']
      findings.push(finding('pdf.name', { value: name, params: { problem: vi, problemEn: en } }))
      return []
    }
    const same = formatCaseFileName(file)
    const other = seen.get(same)
    if (other !== undefined) {
      findings.push(finding('pdf.repeated', { value: name, params: { other } }))
      return []
    }
    seen.set(same, name)
    return [{ name, file }]
  })
}

function checkBookParts(
  kind: KindCode,
  book: BookIdentity,
  row: number,
  value: string,
  file: CaseFile,
): Finding[] {
  const findings: Finding[] = []
  if (file.kind !== kind)
    findings.push(finding('pdf.kind', { row, value, params: { kind: file.kind, bookKind: kind } }))
  if (book.year !== null && file.year !== book.year) {
    findings.push(finding('pdf.year', { row, value, params: { year: file.year, bookYear: book.year } }))
  }
  if (book.volume !== null && file.volume !== book.volume) {
    findings.push(
      finding('pdf.volume', { row, value, params: { volume: file.volume, bookVolume: book.volume } }),
    )
  }
  return findings
}

function isOwn(kind: KindCode, book: BookIdentity, file: CaseFile): boolean {
  return checkBookParts(kind, book, 0, '', file).length === 0
}

function key(number: CaseFile['number'], date: PartialDate): string {
  return `${formatEntryNumber(number)} ${date}`
}
