import { printIssueDay } from '../../papers/office-name.ts'
import type { Paper } from '../../papers/paper.ts'
import { findKind } from '../../register/kind.ts'
import type { NewSlip, Preparation } from './schema.ts'
import { copyWords, slipTitles } from './slip-words.ts'

/** What the paper of a slip says beside what was asked for. */
export interface SlipImprint extends Pick<Paper, 'agency' | 'place'> {
  readonly number: string
  readonly fromName: string
  readonly toName: string
  /** The number of the hand-over that books come back from. */
  readonly returns: string | null
}

/** A book on a slip, as both sides saw it. */
export type SlipLine = Pick<Preparation['items'][number], 'book' | 'copy'> &
  Pick<NewSlip['items'][number], 'condition' | 'sheets'>

/** A slip on paper: both sides, every book with its condition, and room for two signatures. */
export function composeSlip(slip: NewSlip, lines: readonly SlipLine[], imprint: SlipImprint): Paper {
  const sheets = lines.reduce((sum, line) => sum + (line.sheets ?? 0), 0)
  const said = {
    'hand-over': 'Bên giao đã bàn giao cho bên nhận các sổ hộ tịch sau đây để sử dụng và trả lại',
    return: 'Bên giao đã trả lại cho bên nhận các sổ hộ tịch sau đây',
    transfer: 'Bên giao đã chuyển giao cho bên nhận quản lý các sổ hộ tịch sau đây',
  }[slip.kind]
  const returning = imprint.returns === null ? '' : `, đã nhận theo Biên bản số ${imprint.returns}`
  const paragraph = (text: string) => ({ type: 'paragraph' as const, text })
  return {
    agency: imprint.agency,
    number: imprint.number,
    place: imprint.place,
    on: slip.onDay,
    title: slipTitles[slip.kind],
    body: [
      paragraph(`Hôm nay, ${printIssueDay(slip.onDay)}, chúng tôi gồm:`),
      paragraph(`1. Bên giao: ${imprint.fromName}. Đại diện: ${slip.fromPerson}.`),
      paragraph(`2. Bên nhận: ${imprint.toName}. Đại diện: ${slip.toPerson}.`),
      paragraph(`${said}${returning}:`),
      {
        type: 'table',
        columns: [
          { head: 'STT', width: 1.1, align: 'center' },
          { head: 'Loại sổ', width: 3.6 },
          { head: 'Năm', width: 1.3, align: 'center' },
          { head: 'Quyển', width: 1.4, align: 'center' },
          { head: 'Cơ quan đăng ký', width: 4 },
          { head: 'Bản', width: 1.8 },
          { head: 'Số trang', width: 1.4, align: 'right' },
          { head: 'Tình trạng', width: 3 },
        ],
        rows: [
          ...lines.map((line, at) => ({
            cells: [
              String(at + 1),
              findKind(line.book.kind)?.name.vi ?? line.book.kind,
              String(line.book.year),
              line.book.volume,
              line.book.agency.name,
              copyWords[line.copy],
              line.sheets === null ? '' : line.sheets.toLocaleString('vi-VN'),
              line.condition,
            ],
          })),
          {
            cells: [
              '',
              `Cộng: ${lines.length} sổ`,
              '',
              '',
              '',
              '',
              sheets === 0 ? '' : sheets.toLocaleString('vi-VN'),
              '',
            ],
            strong: true,
          },
        ],
      },
      ...(slip.reason === '' ? [] : [paragraph(`Lý do: ${slip.reason}.`.replace(/\.\.$/, '.'))]),
      ...(slip.dueOn === null ? [] : [paragraph(`Hạn trả: ${printIssueDay(slip.dueOn)}.`)]),
      ...(slip.note === '' ? [] : [paragraph(`Ghi chú: ${slip.note}`)]),
      paragraph(
        'Hai bên đã cùng kiểm đếm, đối chiếu từng quyển sổ theo bảng trên. Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản.',
      ),
    ],
    signatures: [
      { title: 'Đại diện bên nhận', name: slip.toPerson },
      { title: 'Đại diện bên giao', name: slip.fromPerson },
    ],
    foot: `Sổ Gốc, phiếu ${imprint.number}`,
  }
}
