import type { Block, Paper } from '../../papers/paper.ts'
import { findKind } from '../../register/kind.ts'
import { formatVnd, totalOf } from './amounts.ts'
import { groupingTexts, noneTexts, notOfficial, sourceTexts } from './money-texts.ts'
import { type BySource, type Estimate, type Grouping, sources } from './schema.ts'
import { workTable } from './work-table.ts'

/** What stands at the head of a paper, and what books it is about. */
export interface EstimateHead extends Pick<Paper, 'agency' | 'place' | 'on'> {
  readonly scope: string
  readonly by: Grouping
}

/** An estimate as a paper to be signed: quantities and how they are known, prices and their source, the sum in figures and words. */
export function printEstimate(estimate: Estimate, { scope, by, ...head }: EstimateHead): Paper {
  const { list } = estimate
  return {
    ...head,
    number: null,
    title: 'Dự toán kinh phí số hóa sổ hộ tịch',
    subtitle: scope,
    orientation: 'landscape',
    body: [
      { type: 'heading', text: '1. Căn cứ đơn giá' },
      { type: 'paragraph', text: `${nameOfList(list)}. Nguồn: ${list.source}. ${notOfficial.vi}` },
      { type: 'heading', text: '2. Khối lượng' },
      { type: 'list', items: sayQuantities(estimate) },
      { type: 'heading', text: '3. Thành tiền theo công việc' },
      workTable(
        estimate.lines.map(({ quantity, ...line }) => ({
          ...line,
          quantity: totalOf(quantity),
          estimated: totalOf(quantity) - quantity.counted,
        })),
        { ...estimate, vatPercent: list.vatPercent },
      ),
      { type: 'paragraph', text: `Bằng chữ: ${estimate.words}.`, bold: true },
      { type: 'heading', text: `4. Chia theo: ${groupingTexts[by].vi} (chưa gồm thuế)` },
      rowTable(estimate, by),
      { type: 'heading', text: '5. Cách ước tính phần chưa đếm được' },
      basisTable(estimate),
      { type: 'list', items: [...sayBasis(estimate), ...sayLeft(estimate)] },
    ],
    signatures: [
      { title: 'Người lập', name: null },
      { title: 'Thủ trưởng cơ quan', name: null, note: '(Ký, ghi rõ họ tên, đóng dấu)' },
    ],
    foot: 'Lập bằng Sổ Gốc; đơn giá do cơ quan nhập, không phải đơn giá do phần mềm công bố.',
  }
}

/** "Bảng đơn giá …, lần 2, áp dụng từ 01/01/2026, thuế GTGT 8%". */
export function nameOfList({ name, version, appliesFrom, vatPercent }: Estimate['list']): string {
  const day = appliesFrom.split('-').reverse().join('/')
  return `Bảng đơn giá “${name}”, lần ${version}, áp dụng từ ${day}, thuế GTGT ${vatPercent.toLocaleString('vi-VN')}%`
}

/** Each sum with how much of it is counted and how much only estimated. */
export function sayQuantities({ books, pages, records }: Estimate): string[] {
  const say = (quantity: BySource, unit: string) => {
    const parts = sources
      .filter(source => quantity[source] > 0)
      .map(source => `${sourceTexts[source].vi.toLocaleLowerCase('vi')}: ${formatVnd(quantity[source])}`)
    return `${formatVnd(totalOf(quantity))} ${unit}${parts.length === 0 ? '' : ` (${parts.join('; ')})`}`
  }
  return [`${formatVnd(books)} sổ`, say(pages, 'trang'), say(records, 'bản ghi')]
}

/** What could not be counted in, as sentences; none when everything was. */
export function sayLeft({ left }: Estimate): string[] {
  return [
    [left.booksWithoutPages, 'sổ chưa có cách nào biết số trang: chưa tính vào tiền quét'],
    [
      left.booksWithoutRecords,
      'sổ chưa có cách nào biết số bản ghi: chưa tính vào tiền nhập, kiểm tra, cập nhật',
    ],
    [left.booksWithoutSize, 'sổ chưa ghi khổ giấy: tính theo giá khổ A4'],
    [left.unpricedPages, 'trang không có đơn giá cho khổ giấy đó: chưa tính tiền'],
    [left.unpricedFields, 'trường dài hơn mọi mức trong bảng đơn giá: chưa tính tiền'],
  ].flatMap(([count, text]) =>
    typeof count === 'number' && count > 0 ? [`${formatVnd(count)} ${text}`] : [],
  )
}

function sayBasis({ basis, list }: Estimate): string[] {
  if (!list.prices.some(({ unit }) => unit === 'field')) return []
  const measured = basis.reduce((sum, { recordsMeasured }) => sum + recordsMeasured, 0)
  const assumed = basis
    .filter(({ recordsMeasured }) => recordsMeasured === 0)
    .map(({ kind }) => kindName(kind))
  return [
    `Số trường và độ dài từng trường lấy bình quân của ${formatVnd(measured)} bản ghi chọn ngẫu nhiên trong cơ sở dữ liệu`,
    ...(assumed.length === 0
      ? []
      : [
          `Loại chưa có bản ghi nào, số trường và độ dài do phần mềm giả định theo kiểu trường: ${assumed.join(', ')}`,
        ]),
  ]
}

const right = 'right' as const
const kindName = (kind: string) => findKind(kind)?.name.vi ?? kind

function rowTable({ rows, books, pages, records, sumVnd }: Estimate, by: Grouping): Block {
  const cells = (name: string, row: Pick<Estimate, 'books' | 'pages' | 'records'>, amountVnd: number) => [
    name,
    formatVnd(row.books),
    formatVnd(totalOf(row.pages)),
    formatVnd(totalOf(row.records)),
    formatVnd(amountVnd),
  ]
  return {
    type: 'table',
    columns: [
      { head: groupingTexts[by].vi, width: 40 },
      { head: 'Số sổ', width: 12, align: right },
      { head: 'Số trang', width: 14, align: right },
      { head: 'Số bản ghi', width: 14, align: right },
      { head: 'Thành tiền (đồng)', width: 20, align: right },
    ],
    rows: [
      ...rows.map(row => ({ cells: cells(row.name ?? noneTexts[by].vi, row, row.amountVnd) })),
      { cells: cells('Cộng', { books, pages, records }, sumVnd), strong: true },
    ],
  }
}

function basisTable({ basis }: Estimate): Block {
  const mean = (value: number | null) =>
    value === null ? 'chưa biết' : value.toLocaleString('vi-VN', { maximumFractionDigits: 1 })
  const froms = { kind: 'Sổ cùng loại', all: 'Mọi loại sổ', assumed: 'Giả định của người lập' }
  return {
    type: 'table',
    columns: [
      { head: 'Loại sổ', width: 34 },
      { head: 'Số sổ đã đo', width: 12, align: right },
      { head: 'Trang/sổ', width: 12, align: right },
      { head: 'Bản ghi/sổ', width: 12, align: right },
      { head: 'Trang/bản ghi', width: 12, align: right },
      { head: 'Căn cứ', width: 18 },
    ],
    rows: basis.map(({ kind, measured, pagesPerBook, recordsPerBook, pagesPerRecord, from }) => ({
      cells: [
        kindName(kind),
        formatVnd(measured),
        mean(pagesPerBook),
        mean(recordsPerBook),
        mean(pagesPerRecord),
        from === null ? 'Chưa có gì để tính' : froms[from],
      ],
    })),
  }
}
