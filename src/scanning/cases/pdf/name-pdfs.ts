import type { PdfInfo } from '../../../imaging/pdf/write-pdf.ts'
import { formatCaseFileName } from '../../../register/file-name.ts'
import { getKind, type KindCode } from '../../../register/kind.ts'
import { foldName } from '../../../register/names.ts'
import { formatEntryNumber, parseEntryNumber } from '../../../register/number.ts'
import { parsePartialDate } from '../../../register/partial-date.ts'
import type { BookCase } from '../book-case.ts'

/** The book whose cases become PDFs. */
export interface PdfBook {
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  /** The name of the agency that registered. */
  readonly agency: string
}

/** What stands in a name where the date or the number belongs and is not known: the check of the package refuses it and says which. */
const noDate = 'chua-co-ngay'
const noNumber = 'khong-ro-so'
/** The folder of PDFs that are of no registered case. */
const cancelledFolder = 'huy/'

/**
 * The names of some cases' PDFs by the ministry's rule, one each: a number used twice on one day gets ` (2)`, since no rule for it is
 * known (domain reference 2.2); cancelled cases go to a folder of their own.
 */
export function nameCasePdfs(
  book: PdfBook,
  cases: readonly Pick<BookCase, 'number' | 'registered' | 'standing'>[],
): readonly string[] {
  const taken = new Map<string, number>()
  return cases.map(one => {
    const name = (one.standing === 'cancelled' ? cancelledFolder : '') + nameCasePdf(book, one)
    const times = (taken.get(name) ?? 0) + 1
    taken.set(name, times)
    return times === 1 ? name : name.replace(/\.pdf$/, ` (${times}).pdf`)
  })
}

/** The name of one case's PDF by the ministry's rule. */
export function nameCasePdf(
  { kind, year, volume }: PdfBook,
  one: Pick<BookCase, 'number' | 'registered'>,
): string {
  const number = parseEntryNumber(one.number)
  const date = parsePartialDate(one.registered ?? '').ok
  if (number !== undefined && date !== undefined)
    return formatCaseFileName({ kind, year, volume, date, number })
  const dated = date === undefined ? noDate : date.split('.').reverse().join('-')
  return `${kind}.${year}.${volume}.${dated}.${number === undefined ? noNumber : formatEntryNumber(number)}.pdf`
}

/** The name of the PDF of a book's cover, opening and closing pages, as contractors name it: `Cover.xa-dong-may.KS.A4.1997.01.pdf`. */
export function nameCoverPdf({ agency, kind, year, volume }: PdfBook, paper: 'A3' | 'A4'): string {
  const place = foldName(agency).replace(/[^a-z0-9]+/g, '-')
  return `Cover.${place}.${kind}.${paper}.${year}.${volume}.pdf`
}

/** What a case's PDF says of itself; no person's name stands in it. */
export function describeCase(book: PdfBook, one: Pick<BookCase, 'number'>): PdfInfo {
  const parsed = parseEntryNumber(one.number)
  const number = parsed === undefined ? one.number : formatEntryNumber(parsed)
  const { name, volume } = describeBook(book)
  return {
    title: `${name} ${volume} – số ${number} – ${book.agency}`,
    subject: `${name}, quyển số ${volume}, ${book.agency}`,
    book: `Quyển số ${volume}`,
    number,
    keywords: `${book.kind}, năm ${book.year}`,
  }
}

/** The same for the cover, opening and closing pages. */
export function describeCover(book: PdfBook): PdfInfo {
  const { name, volume } = describeBook(book)
  return {
    title: `${name} ${volume} – bìa, mở sổ, khóa sổ – ${book.agency}`,
    subject: `${name}, quyển số ${volume}, ${book.agency}`,
    book: `Quyển số ${volume}`,
    keywords: `${book.kind}, năm ${book.year}`,
  }
}

function describeBook({ kind, volume, year }: PdfBook): { readonly name: string; readonly volume: string } {
  return { name: getKind(kind).name.vi, volume: `${volume}/${year}` }
}

/** The name of the .zip of a book's PDFs. */
export function nameZip({ kind, year, volume }: PdfBook): string {
  return `${kind}.${year}.${volume}.zip`
}
