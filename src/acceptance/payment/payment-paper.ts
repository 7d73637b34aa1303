import type { Block, Paper } from '../../papers/paper.ts'
import { formatVnd } from '../../plan/money/amounts.ts'
import { nameOfList } from '../../plan/money/estimate-paper.ts'
import { moneyWords } from '../../plan/money/get-estimate.ts'
import { notOfficial } from '../../plan/money/money-texts.ts'
import type { PriceList } from '../../plan/money/schema.ts'
import { workTable } from '../../plan/money/work-table.ts'
import { findKind } from '../../register/kind.ts'
import type { PayableBook, Payment } from './schema.ts'

/** What a statement says, before it has its papers. */
export interface Statement
  extends Pick<Payment, 'number' | 'contractor' | 'lines' | 'sumVnd' | 'vatVnd' | 'note'> {
  readonly list: PriceList
  readonly on: string
}

/** A statement of quantities for payment as a paper for both sides to sign; the books stand in its annex. */
export function printPayment(
  statement: Statement,
  books: readonly PayableBook[],
  office: Pick<Paper, 'agency' | 'place'>,
): Paper {
  const { number, contractor, list, lines, sumVnd, vatVnd, note, on } = statement
  const contract = contractor.contract === '' ? '' : `, theo ${contractor.contract}`
  return {
    ...office,
    ...{ number, on },
    title: 'Bảng xác nhận khối lượng hoàn thành',
    subtitle: 'Số hóa sổ hộ tịch, đề nghị thanh toán',
    body: [
      { type: 'paragraph', text: `Đơn vị số hóa: ${contractor.name}${contract}.` },
      { type: 'paragraph', text: `${nameOfList(list)}. Nguồn: ${list.source}. ${notOfficial.vi}` },
      {
        type: 'paragraph',
        text: `Khối lượng chỉ tính các sổ đã nghiệm thu, mỗi sổ một lần: ${formatVnd(books.length)} sổ, ${formatVnd(sum(books, 'pages'))} trang, ${formatVnd(sum(books, 'records'))} bản ghi (danh sách kèm theo).`,
      },
      workTable(lines, { sumVnd, vatVnd, vatPercent: list.vatPercent }),
      { type: 'paragraph', text: `Bằng chữ: ${moneyWords(sumVnd + vatVnd)}.`, bold: true },
      ...(note === '' ? [] : [{ type: 'paragraph', text: `Ghi chú: ${note}` } as const]),
      { type: 'heading', text: 'Danh sách sổ (tiền chưa gồm thuế)' },
      bookTable(books),
    ],
    signatures: [
      { title: 'Đại diện đơn vị số hóa', name: null, note: '(Ký, ghi rõ họ tên, đóng dấu)' },
      { title: 'Người lập', name: null },
      { title: 'Thủ trưởng cơ quan', name: null, note: '(Ký, ghi rõ họ tên, đóng dấu)' },
    ],
    foot: `Lập bằng Sổ Gốc; bảng số ${number}; đơn giá do cơ quan nhập.`,
  }
}

const sum = (books: readonly PayableBook[], of: 'pages' | 'records' | 'amountVnd') =>
  books.reduce((total, book) => total + book[of], 0)

const right = 'right' as const

function bookTable(books: readonly PayableBook[]): Block {
  return {
    type: 'table',
    columns: [
      { head: 'STT', width: 6, align: 'center' },
      { head: 'Cơ quan đăng ký', width: 28 },
      { head: 'Sổ', width: 30 },
      { head: 'Trang', width: 10, align: right },
      { head: 'Bản ghi', width: 10, align: right },
      { head: 'Thành tiền (đồng)', width: 16, align: right },
    ],
    rows: [
      ...books.map(({ agency, kind, year, volume, pages, records, amountVnd }, at) => ({
        cells: [
          String(at + 1),
          agency.name,
          `${findKind(kind)?.name.vi ?? kind}, quyển ${volume}/${year}`,
          ...[pages, records, amountVnd].map(number => formatVnd(number)),
        ],
      })),
      {
        cells: [
          '',
          'Cộng',
          '',
          ...(['pages', 'records', 'amountVnd'] as const).map(of => formatVnd(sum(books, of))),
        ],
        strong: true,
      },
    ],
  }
}
