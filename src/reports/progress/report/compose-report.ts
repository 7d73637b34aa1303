import type { Block, Column, Paper, TableRow } from '../../../papers/paper.ts'
import { type BookSums, measures, type Progress } from '../schema.ts'
import type { WeeklyReport } from './read-report.ts'
import { dayOf, forecastWords, groupName, measureNames, reasonWords, said, shareOf } from './report-words.ts'

/** The weekly report on paper: what the week brought, where everything stands, who is behind and why. No ministry form for it was found; it says so. */
export function composeReport(report: WeeklyReport): Paper {
  const { agency, place, on, weeks } = report
  return {
    number: null,
    ...{ agency, place, on, orientation: 'landscape', title: 'BÁO CÁO' },
    subtitle: `Tiến độ số hóa sổ hộ tịch tuần từ ${dayOf(weeks.present)} đến ${dayOf(on)}`,
    body: [
      { type: 'heading', text: 'I. Kết quả chung' },
      general(report),
      paragraph(forecastWords(report)),
      { type: 'heading', text: 'II. Theo loại sổ' },
      groups('Loại sổ', 'kind', report),
      ...(report.by.phase.groups.some(({ key }) => key !== null)
        ? [{ type: 'heading', text: 'III. Theo đợt của kế hoạch' } as const, groups('Đợt', 'phase', report)]
        : [
            { type: 'heading', text: 'III. Theo giai đoạn pháp luật' } as const,
            groups('Giai đoạn', 'period', report),
          ]),
      { type: 'heading', text: 'IV. Theo cơ quan đang giữ sổ' },
      groups('Cơ quan', 'agency', report),
      { type: 'heading', text: 'V. Nơi chậm và nguyên nhân' },
      ...behind(report),
      { type: 'heading', text: 'VI. Khó khăn, vướng mắc' },
      paragraph(obstacles(report)),
      ...(report.by.kind.confidential
        ? []
        : [paragraph('Số trường hợp không gồm sổ nuôi con nuôi và nhận cha, mẹ, con.')]),
      paragraph(
        'Chưa tìm thấy mẫu báo cáo tiến độ do cơ quan trung ương ban hành; báo cáo này lập theo mẫu của Sổ Gốc.',
        true,
      ),
    ],
    signatures: [
      { title: 'NGƯỜI LẬP BÁO CÁO', name: null },
      { title: 'THỦ TRƯỞNG CƠ QUAN', name: null, note: '(Ký tên, đóng dấu)' },
    ],
    foot: `Số liệu trong Sổ Gốc ngày ${dayOf(on)}`,
  }
}

const paragraph = (text: string, italic = false): Block => ({
  type: 'paragraph',
  text,
  align: 'justify',
  italic,
})
const right = (head: string, width: number): Column => ({ head, width, align: 'right' })

function general({ by, grown, series }: WeeklyReport): Block {
  const { totals } = by.kind
  const rows: TableRow[] = [
    { cells: ['Sổ', said(totals.books), '', ''] },
    { cells: ['Sổ đã có trong CSDL', said(totals.depositedBooks + totals.acceptedBooks), '', ''] },
    { cells: ['Sổ đã nghiệm thu', said(totals.acceptedBooks), '', ''] },
    { cells: ['Trường hợp phải số hóa (biết và ước tính)', said(series.target?.entries ?? 0), '', ''] },
    ...measures.map(measure => ({
      cells: [
        measureNames[measure],
        said(totals[measure]),
        said(grown.present[measure]),
        said(grown.before[measure]),
      ],
    })),
  ]
  const columns = [
    { head: 'Chỉ tiêu', width: 46 },
    right('Lũy kế', 18),
    right('Tuần này', 18),
    right('Tuần trước', 18),
  ]
  return { type: 'table', columns, rows }
}

function groups(head: string, name: keyof WeeklyReport['by'], report: WeeklyReport): Block {
  const progress: Progress = report.by[name]
  const week = name === 'agency'
  const cells = (sums: BookSums, brought: string): string[] => [
    said(sums.books),
    said(sums.scannedBooks + sums.checkedBooks + sums.depositedBooks + sums.acceptedBooks),
    ...[sums.pages, sums.pdfs, sums.keyed, sums.deposited, sums.accepted].map(said),
    shareOf(sums),
    ...(week ? [brought] : []),
  ]
  const rows = progress.groups.map(
    (group): TableRow => ({
      cells: [
        groupName(name, group, report),
        ...cells(group.sums, said(report.grownBy.get(group.key)?.deposited ?? 0)),
      ],
    }),
  )
  const total = {
    cells: ['Tổng số', ...cells(progress.totals, said(report.grown.present.deposited))],
    strong: true,
  }
  const columns = [
    { head, width: 28 },
    ...[right('Sổ', 8), right('Đã quét', 8), right('Trang', 9), right('PDF', 9), right('Đã nhập', 9)],
    ...[right('Trong CSDL', 10), right('Nghiệm thu', 9), right('% CSDL', 7)],
    ...(week ? [right('Tuần này', 9)] : []),
  ]
  return { type: 'table', columns, rows: [...rows, total] }
}

function behind({ behind: { agencies, due, late, total } }: WeeklyReport): Block[] {
  if (agencies.length === 0) return [paragraph('Tất cả các sổ đã được nghiệm thu.')]
  const rows = agencies.map(
    ({ agency, perWeek, doneOn, late: isLate, reasons }): TableRow => ({
      cells: [
        agency?.name ?? 'Chưa xác định cơ quan giữ sổ',
        said(perWeek),
        doneOn === null ? 'chưa thấy ngày xong' : dayOf(doneOn),
        isLate ? 'trễ' : '',
        reasons
          .slice(0, 4)
          .map(({ reason, count }) => reasonWords[reason](said(count)))
          .join('; '),
      ],
    }),
  )
  const columns = [
    { head: 'Cơ quan', width: 26 },
    ...[right('Bản ghi/tuần', 10), right('Xong khoảng', 13)],
    { head: 'So với hạn', width: 9, align: 'center' } as const,
    { head: 'Đang chờ', width: 42 },
  ]
  const ofPlan = due === null ? '' : `; ${said(late)} nơi sẽ trễ hạn ${dayOf(due)} nếu giữ nhịp hiện nay`
  return [paragraph(`${said(total)} nơi chưa xong${ofPlan}.`), { type: 'table', columns, rows }]
}

function obstacles({ obstacles: { open, answered, closed } }: WeeklyReport): string {
  return open + answered + closed === 0
    ? 'Chưa có khó khăn, vướng mắc nào được báo.'
    : `${said(open)} vướng mắc chưa được trả lời, ${said(answered)} đã trả lời, ${said(closed)} đã đóng.`
}
