import { access } from 'node:fs/promises'
import { type BookCheck, checkBookFiles } from '../checking/check-book.ts'
import { checkFindingText } from '../checking/check-rules.ts'
import { formatCheck } from '../checking/format-check.ts'
import { writeCheckReport } from '../checking/write-check-report.ts'
import { AppError } from '../errors.ts'
import type { Language } from '../register/text.ts'
import type { Command } from './command.ts'

/** `sogoc check`: a book's files against every rule, without a database. */
export const command: Command = {
  name: 'check',
  usage: 'BOOK.xlsx [BOOK.zip]',
  summary: {
    vi: 'Kiểm tra tệp Excel và tệp .zip của một quyển sổ',
    en: 'Check the workbook and the .zip of one book',
  },
  options: [
    {
      name: 'out',
      value: 'REPORT.xlsx',
      help: {
        vi: 'ghi bản Excel có tô màu, chú thích và trang kết quả',
        en: 'write the workbook with colours, comments and a sheet of findings',
      },
    },
  ],
  async run({ args, language, say, finish, value, json }) {
    const [xlsxPath, zipPath] = args
    if (xlsxPath === undefined || args.length > 2) {
      throw new AppError('usage', {
        detail:
          language === 'vi'
            ? 'Cách dùng: sogoc check SỔ.xlsx [SỔ.zip] [--out BÁO-CÁO.xlsx]'
            : 'Usage: sogoc check BOOK.xlsx [BOOK.zip] [--out REPORT.xlsx]',
      })
    }
    const out = value('out')
    await requireFile(xlsxPath)
    if (zipPath !== undefined) await requireFile(zipPath)
    const check = await checkBookFiles({ xlsxPath, ...(zipPath !== undefined && { zipPath }) })
    if (out !== undefined) {
      await writeCheckReport({ xlsxPath, check, language, out })
      say({ vi: `Đã ghi ${out}`, en: `Wrote ${out}` })
    }
    finish(toJson(check, language), json ? '' : formatCheck(check, language))
    return check.counts.error > 0 ? 1 : 0
  },
}

async function requireFile(path: string): Promise<void> {
  await access(path).catch((error: unknown) => {
    throw new AppError('file.not-found', { path }, error)
  })
}

/** What `--json` prints: the contract with outside checks. */
function toJson(check: BookCheck, language: Language): object {
  return {
    book: check.book,
    rows: check.rows,
    pdfs: check.pdfs,
    counts: check.counts,
    findings: check.findings.map(found => ({
      code: found.code,
      severity: found.severity,
      row: found.row,
      column: found.column,
      value: found.value,
      message: checkFindingText(found, language),
      suggestion: found.suggestion,
    })),
  }
}
