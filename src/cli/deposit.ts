import { writeFile } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import { type App, openApp } from '../platform/app.ts'
import type { Language } from '../register/text.ts'
import { depositBook } from '../registry/deposit/deposit-book.ts'
import { depositFindingText } from '../registry/deposit/deposit-rules.ts'
import { makeReceipt } from '../registry/deposit/receipt/make-receipt.ts'
import { signReceipt } from '../registry/deposit/receipt/sign.ts'
import type { DepositReport } from '../registry/deposit/report-deposit.ts'
import type { Command, ExitStatus, Invocation } from './command.ts'
import { runBatch } from './deposit-batch.ts'
import { type DepositSettings, depositUsage, readSettings } from './deposit-settings.ts'

export const command: Command = {
  name: 'deposit',
  usage: 'BOOK.xlsx BOOK.zip --agency CODE | --batch DIR',
  summary: {
    vi: 'Cập nhật gói dữ liệu của một quyển sổ (hoặc cả thư mục) vào cơ sở dữ liệu hộ tịch',
    en: 'Brings the package of a book (or a whole folder) into the registry',
  },
  options: [
    {
      name: 'agency',
      value: 'CODE[@DATE]',
      help: {
        vi: 'mã cơ quan đã đăng ký khi mở sổ; nếu năm đó mã của hai cơ quan: 20551@2025-07-01',
        en: 'code of the agency that registered when the book was opened; borne by two that year: 20551@2025-07-01',
      },
    },
    {
      name: 'mode',
      value: 'all|valid',
      help: {
        vi: 'all: có lỗi thì không nhận cả sổ (mặc định); valid: nhận các dòng không lỗi',
        en: 'all: any error refuses the book (default); valid: good rows go in',
      },
    },
    {
      name: 'dry-run',
      help: { vi: 'chỉ báo sẽ làm gì, không ghi', en: 'say what would be done, write nothing' },
    },
    {
      name: 'as-in-book',
      value: 'CODE:ROW=REASON',
      help: {
        vi: 'dòng này đúng như trong sổ (dùng được nhiều lần)',
        en: 'this row is as it stands in the book (repeatable)',
      },
    },
    {
      name: 'receipt',
      value: 'FILE',
      help: {
        vi: 'ghi kết quả đã ký ra tệp .json (sổ → PDF → dòng → bản ghi); kiểm tra bằng sogoc verify --receipt',
        en: 'writes the signed result as .json (book → PDF → row → record); sogoc verify --receipt checks it',
      },
    },
    {
      name: 'batch',
      value: 'DIR',
      help: {
        vi: 'mọi *.xlsx cùng .zip dưới thư mục; mã cơ quan (có thể kèm @ngày) là tên thư mục đầu tiên',
        en: "every *.xlsx with its .zip below DIR; the first folder's name is the agency's code, with @DATE if need be",
      },
    },
  ],
  async run(invocation) {
    const settings = readSettings(invocation)
    const batch = invocation.value('batch')
    if (batch === undefined) return runOne(invocation, settings)
    if (invocation.has('receipt'))
      throw depositUsage(
        invocation.language,
        '--receipt chỉ dùng cho một quyển sổ; biên nhận của từng sổ tải được trên trang của sổ',
        '--receipt is for one book; the receipt of each book is on its page in the web',
      )
    return withApp(invocation, app => runBatch(app, invocation, batch, settings))
  },
}

async function runOne(invocation: Invocation, settings: DepositSettings): Promise<ExitStatus> {
  const { args, language } = invocation
  const [xlsxPath, zipPath] = args
  if (xlsxPath === undefined || zipPath === undefined || args.length > 2) {
    throw depositUsage(
      language,
      'Cần hai tệp của một quyển sổ: SỔ.xlsx SỔ.zip. Xem --help.',
      'Two files of one book are needed: BOOK.xlsx BOOK.zip. See --help.',
    )
  }
  const code = invocation.value('agency')
  if (code === undefined)
    throw depositUsage(
      language,
      'Thiếu --agency MÃ (cơ quan đã đăng ký)',
      '--agency CODE is missing (the agency that registered)',
    )
  return withApp(invocation, async app => {
    const report = await depositBook(app, {
      ...settings,
      files: { xlsxPath, zipPath },
      agency: { code },
      jurisdiction: { scope: 'all' },
      accountId: null,
    })
    const receiptPath = invocation.value('receipt')
    if (receiptPath !== undefined && !settings.dryRun)
      await writeReceipt(app, invocation, report, receiptPath)
    invocation.finish(toJson(report, language, settings), formatReport(report, settings, language))
    return report.counts.error > 0 ? 1 : 0
  })
}

/** Writes the signed result of what was deposited, or of the earlier deposit that left everything as it stands. */
async function writeReceipt(
  app: App,
  invocation: Invocation,
  { receipt }: DepositReport,
  path: string,
): Promise<void> {
  if (receipt === null) {
    invocation.say({
      vi: 'Không ghi biên nhận: lần này không có gì được ghi vào cơ sở dữ liệu',
      en: 'No receipt: nothing was written this time',
    })
    return
  }
  const { agencyId, deposit } = receipt
  const made = await app.database.transaction({ scope: 'all' }, tx => makeReceipt(tx, agencyId, deposit))
  await writeFile(path, `${JSON.stringify(await signReceipt(app.config, made))}\n`).catch(
    (error: unknown) => {
      throw new AppError('file.unwritable', { path }, error)
    },
  )
}

async function withApp<T>(invocation: Invocation, run: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(invocation.dataDir)
  try {
    return await run(app)
  } finally {
    await app.close()
  }
}

/** What `--json` prints: the contract with outside checks. */
function toJson(report: DepositReport, language: Language, { dryRun, mode }: DepositSettings): object {
  const { accepted, findings, ...counts } = report
  return {
    ...counts,
    mode,
    dryRun,
    accepted: accepted.length,
    findings: findings.map(found => ({
      code: found.code,
      severity: found.severity,
      row: found.row,
      column: found.column,
      value: found.value,
      message: depositFindingText(found, language),
      suggestion: found.suggestion,
    })),
  }
}

const shownErrors = 10

function formatReport(report: DepositReport, { dryRun, mode }: DepositSettings, language: Language): string {
  const { book, rows, inserted, updated, unchanged, rejected, seconds, counts, findings } = report
  const name = `${book.kind}.${book.year}.${book.volume}`
  const vi = language === 'vi'
  const errors = findings.filter(({ severity }) => severity === 'error')
  const refused = mode === 'all' && errors.length > 0
  const verdict = dryRun
    ? vi
      ? 'Chạy thử, chưa ghi gì.'
      : 'Dry run, nothing written.'
    : refused
      ? vi
        ? 'Không nhận sổ này: còn lỗi. Sửa gói, hoặc dùng --mode valid để nhận các dòng không lỗi.'
        : 'The book was refused: it has errors. Mend the package, or use --mode valid for its good rows.'
      : vi
        ? 'Đã cập nhật.'
        : 'Done.'
  return [
    vi
      ? `${name}: ${rows} dòng; thêm ${inserted}, sửa ${updated}, không đổi ${unchanged}, không nhận ${rejected} (${seconds} giây)`
      : `${name}: ${rows} rows; ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected (${seconds} s)`,
    vi
      ? `${counts.error} lỗi, ${counts.warning} cảnh báo, ${counts.info} lưu ý. ${verdict}`
      : `${counts.error} errors, ${counts.warning} warnings, ${counts.info} notes. ${verdict}`,
    ...errors.slice(0, shownErrors).map(found => {
      const place = found.row === null ? '' : vi ? `dòng ${found.row}: ` : `row ${found.row}: `
      return `  ${place}${depositFindingText(found, language)}`
    }),
    ...(errors.length > shownErrors
      ? [vi ? `  … và ${errors.length - shownErrors} lỗi nữa` : `  … and ${errors.length - shownErrors} more`]
      : []),
  ].join('\n')
}
