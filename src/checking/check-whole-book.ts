import type { BookClosing, BookCheck as RegisterCheck } from '../register/rules/check-book.ts'
import { checkPdfContents, type PdfFile } from './check-pdf-contents.ts'
import { checkZip, type ZipCheck } from './check-zip.ts'

/** What all rows together and the files of the .zip say, after every row was taken in: everything about the book that a change of its rows may change. */
export function checkWholeBook<File extends PdfFile>(
  check: Pick<RegisterCheck, 'finish' | 'pairPdfs' | 'pageOfRow'>,
  files: readonly File[] | undefined,
  closing: BookClosing | undefined,
): ZipCheck<File> {
  const zip = checkZip(files, check)
  const places = { pdfOfRow: zip.pdfOfRow, pageOfRow: check.pageOfRow() }
  return {
    ...zip,
    findings: [...check.finish({ closing }), ...zip.findings, ...checkPdfContents(files, places)],
  }
}
