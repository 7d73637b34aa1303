import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Language } from '../../register/text.ts'
import type { BookCheck } from '../check-book.ts'
import { summarizeBook } from '../summary/book-summary.ts'
import { createCheckSummary } from '../summary/check-summary.ts'
import { htmlReport } from '../summary/html-report.ts'
import { writeCheckReport } from '../write-check-report.ts'
import type { TakenFiles } from './take-files.ts'

const examplesPerRule = 50

/** The HTML report of one book, without identity numbers. */
export function aloneHtml(files: TakenFiles, check: BookCheck, language: Language): Iterable<string> {
  const summary = createCheckSummary({ aloneZips: [], closedFolders: [] }, 0)
  const [name, zipName] = [files.xlsx.name, files.zip?.name ?? null]
  summary.add({ name, zipName, summary: summarizeBook(check, examplesPerRule) }, check.findings)
  return htmlReport(summary.finish(new Date()), { language })
}

/** The workbook with its findings, written row by row into the check's folder, as a stream. */
export async function aloneWorkbook(
  { xlsx, reading }: TakenFiles,
  check: BookCheck,
  {
    dir,
    language,
    isolate,
  }: { readonly dir: string; readonly language: Language; readonly isolate: boolean },
): Promise<Readable> {
  const out = join(dir, 'report.xlsx')
  const workbook = { xlsxPath: xlsx.path, xlsxName: xlsx.name, reading }
  await writeCheckReport({ ...workbook, check, language, out, keepsLooks: false, isolate })
  return createReadStream(out, { highWaterMark: 192 * 1024 })
}
