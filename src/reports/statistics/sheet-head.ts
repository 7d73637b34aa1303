import { formatInstant } from '../../platform/vietnam-day.ts'
import { findKind } from '../../register/kind.ts'
import { circularCaveat } from '../../register/statistics/circular-tables.ts'
import type { Language, Text } from '../../register/text.ts'
import type { WriteCell } from '../../sheets/write-workbook.ts'
import type { DetailedStatistics } from './get-statistics.ts'

/** The lines above a sheet's table: title, whose, of when, and where the numbers come from. */
export function headOf(title: string, statistics: DetailedStatistics, language: Language): WriteCell[][] {
  const { agency, from, to, changedAt, waiting, undated, confidential } = statistics
  const said = (text: Text): WriteCell[] => [text[language]]
  const changed = changedAt === null ? '–' : formatInstant(new Date(changedAt))
  const whose = agency === null ? null : `${agency.name} (${agency.code})`
  return [
    [{ text: title, style: 'title' }],
    said({
      vi: `Cơ quan: ${whose ?? 'toàn bộ phạm vi của tài khoản'}`,
      en: `Agency: ${whose ?? 'everything the account may see'}`,
    }),
    said({
      vi: `Kỳ: tháng ${formatMonth(from)} đến tháng ${formatMonth(to)}, theo ngày đăng ký`,
      en: `Period: ${formatMonth(from)} to ${formatMonth(to)}, by date of registration`,
    }),
    said({
      vi: `Số liệu tính theo bản ghi đã cập nhật vào cơ sở dữ liệu, thay đổi gần nhất lúc ${changed}`,
      en: `Counted from the records in the database, last changed at ${changed}`,
    }),
    ...(waiting > 0
      ? [
          said({
            vi: `CHƯA ĐỦ: bản ghi của ${waiting} cơ quan còn đang được đếm`,
            en: `NOT COMPLETE: the records of ${waiting} agencies are still being counted`,
          }),
        ]
      : []),
    ...(undated > 0
      ? [
          said({
            vi: `Không tính ${undated} việc mà sổ chỉ ghi năm đăng ký, không ghi tháng`,
            en: `Without ${undated} cases whose book says only the year`,
          }),
        ]
      : []),
    ...(confidential
      ? []
      : [
          said({
            vi: 'Không có số liệu nuôi con nuôi và nhận cha, mẹ, con: tài khoản không có quyền xem',
            en: 'Without adoptions and recognitions of parents, which the account may not see',
          }),
        ]),
    [],
  ]
}

/** What stands under a circular's table. */
export function circularNote(language: Language): WriteCell[] {
  return [circularCaveat[language]]
}

/** The heads of columns. */
export function headerRow(texts: readonly string[]): WriteCell[] {
  return texts.map(text => ({ text, style: 'header' }))
}

/** A number of cases. */
export function count(number: number): WriteCell {
  return { number, style: 'count' }
}

/** The name of a kind as a column has it. */
export function kindText(code: string, language: Language): string {
  return findKind(code)?.name[language] ?? code
}

/** `05/2024` */
function formatMonth(month: string): string {
  return `${month.slice(5)}/${month.slice(0, 4)}`
}
