import { AppError } from '../errors.ts'
import { type Packaged, packageBook } from '../packaging/package-book.ts'
import { packageFindingText } from '../packaging/package-rules.ts'
import type { Language } from '../register/text.ts'
import type { Command } from './command.ts'

/** `sogoc package`: a book's rows and page images become the ministry's files. */
export const command: Command = {
  name: 'package',
  usage: 'BOOK.xlsx PAGES-DIR --map MAP.csv --out DIR',
  summary: {
    vi: 'Đóng gói một quyển sổ: PDF từng trường hợp, tệp .zip, tệp Excel chuẩn',
    en: 'Package a book: a PDF per case, the .zip, the normalised workbook',
  },
  options: [
    {
      name: 'map',
      value: 'MAP.csv',
      help: {
        vi: 'bảng ghép số đăng ký với trang: so,pages (các trang nối bằng +)',
        en: 'which pages belong to which number: so,pages (pages joined with +)',
      },
    },
    { name: 'out', value: 'DIR', help: { vi: 'thư mục ghi kết quả', en: 'folder to write to' } },
  ],
  async run({ args, language, value, say, finish }) {
    const [xlsxPath, pagesDir] = args
    const [mapPath, out] = [value('map'), value('out')]
    if (
      xlsxPath === undefined ||
      pagesDir === undefined ||
      args.length > 2 ||
      mapPath === undefined ||
      out === undefined
    ) {
      throw new AppError('usage', {
        detail:
          language === 'vi'
            ? 'Cách dùng: sogoc package SỔ.xlsx THƯ-MỤC-TRANG --map BẢNG.csv --out THƯ-MỤC'
            : 'Usage: sogoc package BOOK.xlsx PAGES-DIR --map MAP.csv --out DIR',
      })
    }
    const result = await packageBook({
      xlsxPath,
      pagesDir,
      mapPath,
      out,
      language,
      onProgress: ({ pdfs, of }) => {
        if (pdfs % 500 === 0) say({ vi: `${pdfs}/${of} tệp PDF`, en: `${pdfs}/${of} PDFs` })
      },
    })
    finish(toJson(result, language), formatResult(result, language))
    return result.counts.error > 0 ? 1 : 0
  },
}

function toJson(result: Packaged, language: Language): object {
  return {
    ...result,
    findings: result.findings.map(found => ({
      code: found.code,
      severity: found.severity,
      row: found.row,
      column: found.column,
      value: found.value,
      message: packageFindingText(found, language),
      suggestion: found.suggestion,
    })),
  }
}

const examplesShown = 20

function formatResult(result: Packaged, language: Language): string {
  const { rows, pdfs, counts, findings, manifest } = result
  const head =
    language === 'vi'
      ? `Đã đóng gói ${pdfs} tệp PDF của ${rows} dòng: ${manifest}\n${counts.error} lỗi, ${counts.warning} cảnh báo, ${counts.info} lưu ý.`
      : `Packaged ${pdfs} PDFs of ${rows} rows: ${manifest}\n${counts.error} errors, ${counts.warning} warnings, ${counts.info} notes.`
  const lines = findings.slice(0, examplesShown).map(found => {
    const place = found.row === null ? '' : language === 'vi' ? `dòng ${found.row}: ` : `row ${found.row}: `
    return `  ${place}${packageFindingText(found, language)}`
  })
  const rest = findings.length - examplesShown
  const more = rest > 0 ? [language === 'vi' ? `  … và ${rest} mục nữa` : `  … and ${rest} more`] : []
  return [head, ...lines, ...more].join('\n')
}
