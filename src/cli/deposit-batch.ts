import { performance } from 'node:perf_hooks'
import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import type { Language, Text } from '../register/text.ts'
import { type BatchItem, listBatch } from '../registry/deposit/deposit-batch.ts'
import { depositBook } from '../registry/deposit/deposit-book.ts'
import { type DepositFinding, depositFindingText } from '../registry/deposit/deposit-rules.ts'
import type { DepositReport } from '../registry/deposit/report-deposit.ts'
import type { ExitStatus, Invocation } from './command.ts'
import type { DepositSettings } from './deposit-settings.ts'

/** While one book is being written the next is read. */
const booksAtOnce = 2
const mostFindings = 1000

interface BatchSums {
  deposit: null
  books: number
  failed: number
  refused: number
  rows: number
  pdfs: number
  inserted: number
  updated: number
  unchanged: number
  rejected: number
  seconds: number
  readonly counts: { error: number; warning: number; info: number }
  /** Errors only, the first thousand. */
  readonly findings: object[]
  readonly failures: { readonly file: string; readonly code: string; readonly message: string }[]
}

/**
 * Deposits every book below a folder, and goes on where a killed run ended: books that stand already are known by their hashes. A book that can't be used
 * is reported and the others go on; status 1 if any was refused or failed.
 */
export async function runBatch(
  app: App,
  invocation: Invocation,
  dir: string,
  settings: DepositSettings,
): Promise<ExitStatus> {
  const { language } = invocation
  const items = await listBatch(dir)
  if (items.length === 0) {
    throw new AppError('usage', {
      detail: language === 'vi' ? `Không có tệp .xlsx nào dưới ${dir}` : `There is no .xlsx below ${dir}`,
    })
  }
  const started = performance.now()
  const sums = emptySums()
  const queue = items.values()
  const work = async (): Promise<void> => {
    for (const item of queue) {
      let outcome: Text
      try {
        const report = await depositItem(app, invocation, item, settings)
        add(sums, item, report, language)
        outcome = tellReport(report)
      } catch (error) {
        if (!(error instanceof AppError) || error.kind === 'failure') throw error
        sums.failed += 1
        sums.failures.push({ file: item.name, code: error.code, message: error.text(language) })
        outcome = { vi: error.text('vi'), en: error.text('en') }
      }
      sums.books += 1
      const left = ((performance.now() - started) / sums.books) * (items.length - sums.books)
      invocation.say(progress(sums.books, items.length, item, outcome, left / 1000))
    }
  }
  await Promise.all(Array.from({ length: booksAtOnce }, work))
  sums.seconds = Math.round(performance.now() - started) / 1000
  invocation.finish(sums, formatSums(sums, language))
  return sums.failed > 0 || sums.refused > 0 || sums.rejected > 0 ? 1 : 0
}

async function depositItem(
  app: App,
  invocation: Invocation,
  item: BatchItem,
  settings: DepositSettings,
): Promise<DepositReport> {
  const code = invocation.value('agency') ?? item.agencyCode
  if (item.zipPath === null)
    throw new AppError('file.not-found', { path: item.name.replace(/\.xlsx$/i, '.zip') })
  if (code === null) {
    const vi = `${item.name} không nằm trong thư mục của cơ quan nào; hãy thêm --agency MÃ`
    throw new AppError('usage', {
      detail:
        invocation.language === 'vi' ? vi : `${item.name} lies in no agency's folder; add --agency CODE`,
    })
  }
  return depositBook(app, {
    ...settings,
    files: { xlsxPath: item.xlsxPath, zipPath: item.zipPath },
    agency: { code },
    jurisdiction: { scope: 'all' },
    accountId: null,
  })
}

function emptySums(): BatchSums {
  const counts = { error: 0, warning: 0, info: 0 }
  const lists = { findings: [], failures: [] }
  const rows = { rows: 0, pdfs: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 }
  return { deposit: null, books: 0, failed: 0, refused: 0, ...rows, seconds: 0, counts, ...lists }
}

function add(sums: BatchSums, item: BatchItem, report: DepositReport, language: Language): void {
  for (const key of ['rows', 'pdfs', 'inserted', 'updated', 'unchanged', 'rejected'] as const)
    sums[key] += report[key]
  for (const key of ['error', 'warning', 'info'] as const) sums.counts[key] += report.counts[key]
  if (report.rejected > 0 && report.rejected === report.rows) sums.refused += 1
  const errors = report.findings.filter(({ severity }) => severity === 'error')
  sums.findings.push(
    ...errors.slice(0, mostFindings - sums.findings.length).map(found => toJson(found, item, language)),
  )
}

function toJson(found: DepositFinding, item: BatchItem, language: Language): object {
  const { code, severity, row, column, value, suggestion } = found
  return {
    file: item.name,
    code,
    severity,
    row,
    column,
    value,
    message: depositFindingText(found, language),
    suggestion,
  }
}

function tellReport({ inserted, updated, unchanged, rejected, rows }: DepositReport): Text {
  if (unchanged === rows) return { vi: `đã có đủ ${rows} dòng`, en: `all ${rows} rows stand already` }
  if (rejected === rows) return { vi: 'không nhận, còn lỗi', en: 'refused, it has errors' }
  return {
    vi: `đã nhận ${inserted + updated}, không đổi ${unchanged}, không nhận ${rejected}`,
    en: `${inserted + updated} in, ${unchanged} unchanged, ${rejected} rejected`,
  }
}

function progress(
  done: number,
  total: number,
  { name }: BatchItem,
  outcome: Text,
  secondsLeft: number,
): Text {
  const minutes = Math.ceil(secondsLeft / 60)
  const isShort = secondsLeft < 90
  const left = {
    vi: isShort ? `còn khoảng ${Math.ceil(secondsLeft)} giây` : `còn khoảng ${minutes} phút`,
    en: isShort ? `about ${Math.ceil(secondsLeft)} s left` : `about ${minutes} min left`,
  }
  const end = (language: Language) => (done === total ? '' : ` (${left[language]})`)
  return {
    vi: `[${done}/${total}] ${name}: ${outcome.vi}${end('vi')}`,
    en: `[${done}/${total}] ${name}: ${outcome.en}${end('en')}`,
  }
}

function formatSums(sums: BatchSums, language: Language): string {
  const { books, refused, failed, rows, inserted, updated, unchanged, rejected, seconds } = sums
  const vi = language === 'vi'
  return [
    vi
      ? `${books} sổ (${refused} không nhận, ${failed} không đọc được), ${rows} dòng: thêm ${inserted}, sửa ${updated}, không đổi ${unchanged}, không nhận ${rejected} (${seconds} giây)`
      : `${books} books (${refused} refused, ${failed} unusable), ${rows} rows: ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected (${seconds} s)`,
    ...sums.failures.map(({ file, message }) => `  ${file}: ${message}`),
  ].join('\n')
}
