import { once } from 'node:events'
import { resolve } from 'node:path'
import { type CheckedBook, checkListedBook } from '../checking/folder/check-listed-book.ts'
import { isFolder, type Listing, listBooks } from '../checking/folder/list-books.ts'
import { summarizeBook } from '../checking/summary/book-summary.ts'
import {
  type BookResult,
  type CheckSummary,
  createCheckSummary,
  type ListedFinding,
} from '../checking/summary/check-summary.ts'
import { AppError } from '../errors.ts'
import { parseBookFileName } from '../register/file-name.ts'
import { createCrossCheck } from '../register/rules/cross-check.ts'
import type { Language } from '../register/text.ts'
import { mapAhead } from '../sheets/map-ahead.ts'
import { checkToJson, findingToJson } from './check-json.ts'
import type { HowToCheck } from './check-options.ts'
import { type OpenReport, writeReport } from './check-report.ts'
import type { ExitStatus, Invocation } from './command.ts'
import { formatFolderCheck, progressText } from './format-folder-check.ts'
import { printable } from './format-table.ts'
import { annotatedName, type ReportPlan } from './report-plan.ts'

/** A book's sheet is read in a process of its own while another's rows are checked: two keep two cores busy. */
const booksAtOnce = 2
const examplesPerRule = 10

/** Checks every book below some folders; status 1 when one has errors or can't be used. */
export async function checkFolders(invocation: Invocation, how: HowToCheck): Promise<ExitStatus> {
  const { args, language, json } = invocation
  for (const path of args) if (!(await isFolder(path))) throw notAFolder(path, language)
  const { out } = how
  if (out !== undefined) refuseTakingPlace(invocation, out)
  const listing = await listBooks(args, out?.path)
  if (listing.books.length === 0) throw nothingThere(invocation)
  const summary =
    out === undefined
      ? await checkListing(invocation, listing, how)
      : await writeReport(invocation, out, how, report => checkListing(invocation, listing, how, report))
  if (json) await print(`,${JSON.stringify(restOfJson(summary)).slice(1)}\n`)
  else invocation.finish({}, formatFolderCheck(summary, language))
  const failed = summary.books.find(({ error }) => error?.kind === 'failure')
  if (failed?.error !== undefined) throw failed.error
  return summary.totals.verdicts.errors + summary.totals.verdicts.unusable > 0 ? 1 : 0
}

function notAFolder(path: string, language: Language): AppError {
  const vi = `${path} không phải là thư mục. Hãy đưa vào một quyển (tệp Excel và tệp .zip) hoặc các thư mục`
  return new AppError('usage', {
    detail: language === 'vi' ? vi : `${path} is no folder. Name one book (workbook and .zip) or folders`,
  })
}

/** The report's own folder is not looked into, and a file of its name not checked: neither may be what is to be checked. */
function refuseTakingPlace({ args, language }: Invocation, { path, form }: ReportPlan): void {
  const isFolderItself = form === 'folder' && args.some(folder => resolve(folder) === path)
  if (!isFolderItself && parseBookFileName(path) === undefined) return
  const vi = `Báo cáo không được ghi vào chính chỗ đang kiểm tra (${path}); hãy chọn --out khác`
  throw new AppError('usage', {
    detail:
      language === 'vi'
        ? vi
        : `The report would take the place of what is checked (${path}); choose another --out`,
  })
}

function nothingThere({ args, language }: Invocation): AppError {
  const where = args.join(', ')
  return new AppError('usage', {
    detail:
      language === 'vi' ? `Không có bảng tính nào dưới ${where}` : `There is no workbook below ${where}`,
  })
}

async function checkListing(
  { json, language, say }: Invocation,
  { books, ...apart }: Listing,
  { keeps, out, reading }: HowToCheck,
  report?: OpenReport,
): Promise<CheckSummary> {
  const summary = createCheckSummary(apart, out === undefined ? 0 : undefined)
  const crossCheck = createCrossCheck()
  const work = async (book: Listing['books'][number]): Promise<CheckedBook> => {
    const checked = await checkListedBook(book, reading, crossCheck)
    if (checked.check === undefined) return checked
    const check = { ...checked.check, findings: checked.check.findings.filter(keeps) }
    if (report?.form === 'folder' && check.findings.length > 0)
      await report.annotate(annotatedName(book.name), book.xlsxPath, check)
    return { book, check }
  }
  let done = 0
  for await (const checked of mapAhead(books, booksAtOnce, work)) {
    const { name, zipName } = checked.book
    const result: BookResult =
      checked.check === undefined
        ? { name, zipName, error: checked.error }
        : { name, zipName, summary: summarizeBook(checked.check, examplesPerRule) }
    summary.add(result, checked.check?.findings ?? [])
    done += 1
    if (json)
      await print(`${done === 1 ? '{"books":[' : ','}\n${JSON.stringify(bookJson(checked, language))}`)
    const line = `[${done}/${books.length}] ${printable(progressText(result, language))}`
    say({ vi: line, en: line })
    // A fault of the program: whoever mends it needs to see where.
    if (checked.error?.cause instanceof Error && checked.error.kind === 'failure')
      process.stderr.write(`${checked.error.cause.stack}\n`)
  }
  const across = crossCheck
    .finish()
    .map(({ book, ...found }) => ({ name: book, found }))
    .filter(({ found }) => keeps(found))
  summary.addAcross(across, examplesPerRule)
  if (json) await print(`],\n"across":${JSON.stringify(acrossJson(across, language))}`)
  return summary.finish(new Date())
}

/** What books say against each other, with the file of each: found when all have been read. */
function acrossJson(across: readonly ListedFinding[], language: Language): object[] {
  return across.map(({ name, found }) => ({ file: name, ...findingToJson(found, language) }))
}

function bookJson({ book, check, error }: CheckedBook, language: Language): object {
  const files = { file: book.name, zip: book.zipName }
  return check === undefined
    ? { ...files, error: { code: error.code, message: error.text(language) } }
    : { ...files, ...checkToJson(check, language) }
}

function restOfJson({ totals, aloneZips, closedFolders }: CheckSummary): object {
  return { aloneZips, closedFolders, totals }
}

/** Books are printed one by one: the findings of a province's folder are never held together. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}
