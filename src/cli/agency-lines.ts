import type { ImportReport } from '../agencies/import-agencies.ts'
import type { LoadReport } from '../agencies/load-agencies.ts'
import type { LoadWarning } from '../agencies/plan-load.ts'
import type { Language, Text } from '../register/text.ts'

/** What a load did, for a person. */
export function formatLoad(report: LoadReport, seconds: number, language: Language): string {
  const { listed, added, changed, successions, warnings } = report
  const nothing = added + changed + successions === 0
  const head: Text = nothing
    ? {
        vi: `Danh mục (${listed} cơ quan) đã có đủ, không thay đổi gì (${seconds} giây)`,
        en: `The list (${listed} agencies) stands already, nothing changed (${seconds} s)`,
      }
    : {
        vi: `Đã nạp ${listed} cơ quan: thêm ${added}, bổ sung ${changed} cơ quan đã khai báo, ghi ${successions} việc kế thừa (${seconds} giây)`,
        en: `Loaded ${listed} agencies: ${added} added, ${changed} declared before and completed, ${successions} successions (${seconds} s)`,
      }
  return [head[language], ...warnings.map(warning => `  ${warningText(warning, language)}`)].join('\n')
}

/** What a person should do about a warning. */
export function warningText({ code, agency }: LoadWarning, language: Language): string {
  const who = `${agency.code} ${agency.name}`
  const texts: Readonly<Record<LoadWarning['code'], Text>> = {
    'later-books': {
      vi: `${who}: đã kết thúc nhưng còn sổ mở về sau; hãy xem các sổ đó thật ra của cơ quan nào`,
      en: `${who}: ended, but has books opened later; see whose they really are`,
    },
    accounts: {
      vi: `${who}: đã kết thúc nhưng còn tài khoản; hãy chuyển người dùng sang cơ quan mới`,
      en: `${who}: ended, but has accounts; move the people to the new agency`,
    },
    succession: {
      vi: `${who}: việc kế thừa đã ghi bằng tay, khác danh mục; giữ như đã ghi`,
      en: `${who}: its succession was recorded by hand and differs from the list; left as it is`,
    },
  }
  return texts[code][language]
}

/** What an import did, or every line that kept it from doing anything. */
export function formatImport(
  { lines, added, changed, successions }: Omit<ImportReport, 'errors'>,
  findings: readonly { readonly row: number; readonly message: string }[],
  language: Language,
): string {
  const vi = language === 'vi'
  if (findings.length === 0)
    return vi
      ? `${lines} dòng: thêm ${added} cơ quan, sửa ${changed}, ghi ${successions} việc kế thừa`
      : `${lines} lines: ${added} agencies added, ${changed} changed, ${successions} successions recorded`
  return [
    vi
      ? `Không ghi gì: ${findings.length} dòng có lỗi trong ${lines} dòng`
      : `Nothing was written: ${findings.length} of ${lines} lines have errors`,
    ...findings.map(({ row, message }) => `  ${vi ? 'dòng' : 'line'} ${row}: ${message}`),
  ].join('\n')
}
