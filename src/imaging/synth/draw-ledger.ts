import { a4, drawSpread } from './draw-form.ts'
import { breakLines, createSheet, type Drawing, type Hand } from './sheet.ts'

/** A column of a ledger: its head (words may break over lines), whose value stands in it, and its share of the width. */
export interface LedgerColumn {
  readonly head: string
  readonly field: string
  readonly share: number
}

/** An older book: one line a case, running over two facing pages. */
export interface LedgerSpread {
  readonly title: string
  /** e.g. `NĂM 1987 - XÃ AN HẠC` */
  readonly subtitle: string
  readonly left: readonly LedgerColumn[]
  readonly right: readonly LedgerColumn[]
  /** Up to eight cases, the written text by field. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  /** Number of the left page. */
  readonly page: number
  readonly hand: Hand
  readonly seed: number
}

const margin = 130
const rowsPerSpread = 8

/** Columns of the ledgers of births and deaths; field names are the ministry's. */
export const ledgerColumns: Readonly<Record<'KS' | 'KT', Pick<LedgerSpread, 'title' | 'left' | 'right'>>> = {
  KS: {
    title: 'SỔ ĐĂNG KÝ KHAI SINH',
    left: [
      { head: 'Số', field: 'so', share: 0.08 },
      { head: 'Ngày đăng ký', field: 'ngayDangKy', share: 0.14 },
      { head: 'Họ và tên', field: 'nksHoTen', share: 0.26 },
      { head: 'Nam, nữ', field: 'nksGioiTinh', share: 0.08 },
      { head: 'Ngày sinh', field: 'nksNgaySinh', share: 0.14 },
      { head: 'Nơi sinh', field: 'nksNoiSinh', share: 0.3 },
    ],
    right: [
      { head: 'Họ tên cha', field: 'chaHoTen', share: 0.27 },
      { head: 'Họ tên mẹ', field: 'meHoTen', share: 0.27 },
      { head: 'Nơi thường trú', field: 'meNoiCuTru', share: 0.3 },
      { head: 'Ghi chú', field: 'ghiChu', share: 0.16 },
    ],
  },
  KT: {
    title: 'SỔ ĐĂNG KÝ KHAI TỬ',
    left: [
      { head: 'Số', field: 'so', share: 0.08 },
      { head: 'Ngày đăng ký', field: 'ngayDangKy', share: 0.15 },
      { head: 'Họ và tên người chết', field: 'nktHoTen', share: 0.3 },
      { head: 'Nam, nữ', field: 'nktGioiTinh', share: 0.09 },
      { head: 'Ngày sinh', field: 'nktNgaySinh', share: 0.15 },
      { head: 'Ngày chết', field: 'nktNgayChet', share: 0.23 },
    ],
    right: [
      { head: 'Nơi chết', field: 'nktNoiChet', share: 0.34 },
      { head: 'Nguyên nhân', field: 'nktNguyenNhanChet', share: 0.2 },
      { head: 'Người khai', field: 'nycHoTen', share: 0.28 },
      { head: 'Ghi chú', field: 'ghiChu', share: 0.18 },
    ],
  },
}

/** Draws an open ledger whose cases' lines run over the fold; a single page where there are no columns on the right. */
export function drawLedgerSpread(spread: LedgerSpread): Drawing {
  const half = (columns: readonly LedgerColumn[], title: string, page: number, seed: number): Drawing => {
    const sheet = createSheet(a4.width, a4.height, spread.hand, seed)
    const width = a4.width - 2 * margin
    sheet.print(title, a4.width / 2, 190, { size: 50, face: 'bold', align: 'centre' })
    const top = 260
    const headHeight = 120
    const rowHeight = (a4.height - top - headHeight - 200) / rowsPerSpread
    let x = margin
    for (const column of columns) {
      const columnWidth = column.share * width
      sheet.rule(x, top, x, top + headHeight + rowsPerSpread * rowHeight)
      breakLines('bold', column.head, 34, columnWidth - 12).forEach((text, index) => {
        sheet.print(text, x + columnWidth / 2, top + 48 + index * 42, {
          size: 34,
          face: 'bold',
          align: 'centre',
        })
      })
      spread.rows.slice(0, rowsPerSpread).forEach((values, index) => {
        const text = values[column.field] ?? ''
        const size = column.share >= 0.3 ? 37 : 43
        const lines = breakLines('pen', text, size, columnWidth - 24)
        lines.slice(0, 3).forEach((part, at) => {
          sheet.write(part, x + 12, top + headHeight + index * rowHeight + 58 + at * 54, {
            size,
            maxWidth: columnWidth - 20,
            field: column.field,
          })
        })
      })
      x += columnWidth
    }
    sheet.rule(margin + width, top, margin + width, top + headHeight + rowsPerSpread * rowHeight)
    sheet.rule(margin, top, margin + width, top)
    for (let index = 0; index <= rowsPerSpread; index++) {
      const y = top + headHeight + index * rowHeight
      sheet.rule(margin, y, margin + width, y)
    }
    sheet.print(`Trang ${page}`, a4.width - margin, a4.height - 80, { size: 36, align: 'right' })
    return sheet.finish()
  }
  const left = half(spread.left, spread.title, spread.page, spread.seed)
  if (spread.right.length === 0) return left
  return drawSpread([left, half(spread.right, spread.subtitle, spread.page + 1, spread.seed + 1)])
}
