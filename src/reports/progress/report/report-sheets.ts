import type { WriteCell, WriteSheet } from '../../../sheets/write-workbook.ts'
import { type BookSums, measures } from '../schema.ts'
import type { WeeklyReport } from './read-report.ts'
import { dayOf, forecastWords, groupName, measureNames, reasonWords, said } from './report-words.ts'

const groupings = {
  kind: 'Loại sổ',
  agency: 'Cơ quan',
  period: 'Giai đoạn pháp luật',
  contractor: 'Đơn vị số hóa',
  phase: 'Đợt kế hoạch',
} as const
const number = (count: number): WriteCell => ({ number: count, style: 'count' })
const header = (texts: readonly string[]): WriteCell[] => texts.map(text => ({ text, style: 'header' }))

/** The weekly report as sheets that can be added up: everything, by each grouping, week by week, who is behind. */
export function reportSheets(report: WeeklyReport): readonly WriteSheet[] {
  const names = Object.keys(groupings) as (keyof typeof groupings)[]
  return [
    summary(report),
    ...names.map(name => groupSheet(name, report)),
    weekSheet(report),
    behindSheet(report),
  ]
}

function sheet(
  name: string,
  widths: readonly number[],
  head: readonly string[],
  rows: readonly WriteCell[][],
  report: WeeklyReport,
): WriteSheet {
  const above: WriteCell[][] = [
    [{ text: `Tiến độ số hóa sổ hộ tịch: ${name}`, style: 'title' }],
    [`${report.agency.name}, tuần từ ${dayOf(report.weeks.present)} đến ${dayOf(report.on)}`],
    [],
  ]
  return {
    ...{ name, columns: widths.map(widthChars => ({ widthChars })), frozenRows: above.length + 1 },
    rows: [...above, header(head), ...rows],
  }
}

function summary(report: WeeklyReport): WriteSheet {
  const { by, grown, obstacles, series } = report
  const { totals } = by.kind
  const one = (name: string, count: number): WriteCell[] => [name, number(count)]
  const rows = [
    one('Sổ', totals.books),
    one('Sổ đã có trong CSDL', totals.depositedBooks + totals.acceptedBooks),
    one('Sổ đã nghiệm thu', totals.acceptedBooks),
    one('Trường hợp phải số hóa (biết và ước tính)', series.target?.entries ?? 0),
    ...measures.map(name => [
      measureNames[name],
      number(totals[name]),
      number(grown.present[name]),
      number(grown.before[name]),
    ]),
    one('Vướng mắc chưa trả lời', obstacles.open),
    one('Vướng mắc đã trả lời', obstacles.answered),
    one('Vướng mắc đã đóng', obstacles.closed),
    [forecastWords(report)],
  ]
  return sheet('Tổng hợp', [46, 16, 16, 16], ['Chỉ tiêu', 'Lũy kế', 'Tuần này', 'Tuần trước'], rows, report)
}

function groupSheet(by: keyof typeof groupings, report: WeeklyReport): WriteSheet {
  const { groups, totals } = report.by[by]
  const cells = (sums: BookSums): WriteCell[] =>
    [
      sums.books,
      sums.listed,
      sums.scannedBooks,
      sums.checkedBooks,
      sums.depositedBooks,
      sums.acceptedBooks,
      ...measures.map(name => sums[name]),
    ].map(number)
  const rows = [
    ...groups.map(group => [
      groupName(by, group, report),
      ...cells(group.sums),
      ...(by === 'agency' ? [number(report.grownBy.get(group.key)?.deposited ?? 0)] : []),
    ]),
    ['Tổng số', ...cells(totals), ...(by === 'agency' ? [number(report.grown.present.deposited)] : [])],
  ]
  const states = ['Sổ', 'Chưa quét', 'Đã quét', 'Đã kiểm tra', 'Trong CSDL', 'Nghiệm thu']
  const head = [
    groupings[by],
    ...states,
    ...measures.map(name => measureNames[name]),
    ...(by === 'agency' ? ['Bản ghi tuần này'] : []),
  ]
  return sheet(groupings[by], [44, ...head.slice(1).map(() => 14)], head, rows, report)
}

function weekSheet(report: WeeklyReport): WriteSheet {
  const rows = report.series.weeks.map(({ week, count }): WriteCell[] => [dayOf(week), number(count)])
  return sheet('Theo tuần', [18, 30], ['Tuần từ ngày', 'Bản ghi cập nhật CSDL'], rows, report)
}

function behindSheet(report: WeeklyReport): WriteSheet {
  const rows = report.behind.agencies.map(
    ({ agency, sums, size, perWeek, doneOn, late, reasons }): WriteCell[] => [
      agency?.name ?? 'Chưa xác định cơ quan giữ sổ',
      number(sums.deposited),
      size === null ? null : number(size),
      number(Math.round(perWeek)),
      doneOn === null ? 'chưa thấy ngày xong' : dayOf(doneOn),
      late ? 'trễ' : null,
      reasons.map(({ reason, count }) => reasonWords[reason](said(count))).join('; '),
    ],
  )
  const head = ['Cơ quan', 'Trong CSDL', 'Phải có', 'Bản ghi/tuần', 'Xong khoảng', 'So với hạn', 'Đang chờ']
  return sheet('Nơi chậm', [44, 14, 14, 14, 20, 12, 90], head, rows, report)
}
