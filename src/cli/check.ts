import { access, realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { checkBookFiles } from '../checking/check-book.ts'
import { isFolder } from '../checking/folder/list-books.ts'
import { formatCheck } from '../checking/format-check.ts'
import { summarizeBook } from '../checking/summary/book-summary.ts'
import { createCheckSummary } from '../checking/summary/check-summary.ts'
import { AppError } from '../errors.ts'
import { checkFolders } from './check-folder.ts'
import { checkToJson } from './check-json.ts'
import { checkOptions, type HowToCheck, readHowToCheck } from './check-options.ts'
import { writeReport } from './check-report.ts'
import type { Command, ExitStatus, Invocation } from './command.ts'
import { annotatedName, type ReportPlan } from './report-plan.ts'

const examplesPerRule = 50

/** `sogoc check`: the files of a book, or of every book below a folder, against every rule, without a database. */
export const command: Command = {
  name: 'check',
  usage: 'BOOK.xlsx [BOOK.zip] | FOLDER...',
  summary: {
    vi: 'Kiểm tra tệp Excel và tệp .zip của một quyển sổ, hoặc của mọi quyển sổ trong thư mục',
    en: 'Check the workbook and the .zip of one book, or of every book below a folder',
  },
  options: checkOptions,
  async run(invocation) {
    const { args, language } = invocation
    const [first, second] = args
    const how = await readHowToCheck(invocation)
    if (first !== undefined && (await isFolder(first))) return checkFolders(invocation, how)
    if (first === undefined || args.length > 2) {
      throw new AppError('usage', {
        detail:
          language === 'vi'
            ? 'Cách dùng: sogoc check SỔ.xlsx [SỔ.zip] hoặc sogoc check THƯ-MỤC… [--out BÁO-CÁO.html]'
            : 'Usage: sogoc check BOOK.xlsx [BOOK.zip] or sogoc check FOLDER... [--out REPORT.html]',
      })
    }
    return checkOne(invocation, how, first, second)
  },
}

async function checkOne(
  invocation: Invocation,
  how: HowToCheck,
  xlsxPath: string,
  zipPath: string | undefined,
): Promise<ExitStatus> {
  const { language, json, finish } = invocation
  for (const path of [xlsxPath, zipPath]) if (path !== undefined) await requireFile(path, how.out, language)
  const whole = await checkBookFiles({ xlsxPath, ...(zipPath !== undefined && { zipPath }), ...how.reading })
  const check = { ...whole, findings: whole.findings.filter(how.keeps) }
  if (how.out !== undefined) {
    const summary = createCheckSummary({ aloneZips: [], closedFolders: [] })
    const name = basename(xlsxPath)
    const zipName = zipPath === undefined ? null : basename(zipPath)
    summary.add({ name, zipName, summary: summarizeBook(check, examplesPerRule) }, check.findings)
    await writeReport(invocation, how.out, how, async report => {
      if (report.form === 'xlsx') await report.annotate(name, xlsxPath, check)
      if (report.form === 'folder' && check.findings.length > 0)
        await report.annotate(annotatedName(name), xlsxPath, check)
      return summary.finish(new Date())
    })
  }
  finish(checkToJson(check, language), json ? '' : formatCheck(check, language))
  return check.counts.error > 0 ? 1 : 0
}

/** A file that is there and that the report does not overwrite. */
async function requireFile(
  path: string,
  out: ReportPlan | undefined,
  language: Invocation['language'],
): Promise<void> {
  await access(path).catch((error: unknown) => {
    throw new AppError('file.not-found', { path }, error)
  })
  const same = out !== undefined && (await realpath(out.path).catch(() => '')) === (await realpath(path))
  if (same) {
    const vi = `--out trùng với tệp đang kiểm tra (${path}); hãy chọn tên khác`
    throw new AppError('usage', {
      detail: language === 'vi' ? vi : `--out is the file being checked (${path}); choose another name`,
    })
  }
}
