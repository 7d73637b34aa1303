import { findKind, type KindCode } from './kind.ts'
import { type EntryNumber, formatEntryNumber, parseEntryNumber, parseVolume } from './number.ts'
import { dateParts, type PartialDate, parsePartialDate } from './partial-date.ts'

/** What the name of a case's PDF says: `KS.2017.01.2017-02-03.005.pdf`. `year` is the year the book was opened, not the case's. */
export interface CaseFile {
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly date: PartialDate
  readonly number: Pick<EntryNumber, 'value' | 'suffix'>
}

/** What is wrong with the name of a PDF. `number-missing`: the text `null` that one known tool writes. */
export type CaseFileProblem =
  | 'extension'
  | 'shape'
  | 'kind'
  | 'year'
  | 'volume'
  | 'date'
  | 'number-missing'
  | 'number'

export type ParsedCaseFile =
  | { readonly ok: CaseFile; readonly problem?: undefined }
  | { readonly ok?: undefined; readonly problem: CaseFileProblem }

/** Reads the name of a case's PDF; folders before it are ignored. */
export function parseCaseFileName(name: string): ParsedCaseFile {
  const parts = baseName(name).split('.')
  if (parts.pop()?.toLowerCase() !== 'pdf') return { problem: 'extension' }
  if (parts.length !== 5) return { problem: 'shape' }
  const [kindText = '', yearText = '', volumeText = '', dateText = '', numberText = ''] = parts
  const kind = findKind(kindText)
  if (kind === undefined) return { problem: 'kind' }
  const year = bookYear(yearText)
  if (year === undefined) return { problem: 'year' }
  const volume = parseVolume(volumeText)
  if (volume === undefined || volume.year !== null) return { problem: 'volume' }
  const date = parseFileDate(dateText)
  if (date === undefined) return { problem: 'date' }
  if (/^(|null|none|nan|undefined|0+)$/i.test(numberText.trim())) return { problem: 'number-missing' }
  const number = parseEntryNumber(numberText)
  if (number === undefined || number.year !== null) return { problem: 'number' }
  const { value, suffix } = number
  return { ok: { kind: kind.code, year, volume: volume.volume, date, number: { value, suffix } } }
}

/** The name of a case's PDF by the ministry's rule. */
export function formatCaseFileName({ kind, year, volume, date, number }: CaseFile): string {
  return `${kind}.${year}.${volume}.${formatFileDate(date)}.${formatEntryNumber(number)}.pdf`
}

/**
 * A partial date has no official form in a file name (domain reference 2.2): `yyyy-mm-00` and `yyyy-00-00` are our
 * proposal, to be confirmed by the province.
 */
export const partialFileDateStatus = 'inferred'

/** Whether a file is a book's cover sheet (`Cover.<xã>.KS.A4.2006.01.pdf`, a contractor's habit), which belongs to no case. */
export function isCoverFileName(name: string): boolean {
  return /^cover\..*\.pdf$/i.test(baseName(name))
}

/** What the name of a book's file says: `[prefix.]KS.2006.01.xlsx`. The ministry fixes only the core; the prefix is the place, as people write it. */
export interface BookFile {
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly prefix: string
  readonly extension: 'xlsx' | 'zip'
}

/** The core of a book's name after its prefix; a copy's ` (1)` or a tool's time stamp may follow it. */
const bookCore =
  /(?:^|[.\-_ ])([A-Z]{1,4})\.(\d{4})\.(\d{1,3}[A-Z]?)((?: \(\d+\)|[._-]\d{6,}[\d._-]*)?)\.(xlsx|xls|csv|zip)$/i

/** Reads the name of a book's workbook (.xlsx; .xls and .csv count as one) or .zip, whatever stands before the core; nothing when it holds no core. */
export function parseBookFileName(name: string): BookFile | undefined {
  const base = baseName(name).normalize('NFC')
  const found = bookCore.exec(base)
  if (!found) return undefined
  const kind = findKind(found[1] ?? '')
  const year = bookYear(found[2] ?? '')
  const volume = parseVolume(found[3] ?? '')?.volume
  if (kind === undefined || year === undefined || volume === undefined) return undefined
  const extension = found[5]?.toLowerCase() === 'zip' ? 'zip' : 'xlsx'
  return { kind: kind.code, year, volume, prefix: base.slice(0, found.index), extension }
}

/** The name of a book's file; a prefix is joined with a dot. */
export function formatBookFileName({ kind, year, volume, prefix, extension }: BookFile): string {
  return `${prefix === '' ? '' : `${prefix}.`}${kind}.${year}.${volume}.${extension}`
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

function bookYear(text: string): number | undefined {
  const year = Number(text)
  return /^\d{4}$/.test(text) && year >= 1800 && year <= 2100 ? year : undefined
}

function parseFileDate(text: string): PartialDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || /-00-(?!00)/.test(text)) return undefined
  return parsePartialDate(text).ok
}

function formatFileDate(date: PartialDate): string {
  const { year, month, day } = dateParts(date)
  return `${year}-${formatPartialPart(month)}-${formatPartialPart(day)}`
}

function formatPartialPart(part: number | null): string {
  return String(part ?? 0).padStart(2, '0')
}
