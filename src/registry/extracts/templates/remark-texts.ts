import { z } from 'zod'
import type { RemarkCode } from '../../../papers/word/letter.ts'
import { fillText, type Text } from '../../../register/text.ts'

/** What of a template the PDF will have otherwise or not at all, as the office is told when it hands the template in. */
export const remarkTexts: Readonly<Record<RemarkCode, Text>> = {
  font: {
    vi: 'Chữ {detail} sẽ in bằng phông Times (Tinos) trong PDF',
    en: 'Text in {detail} is set in Times (Tinos) in the PDF',
  },
  numbering: {
    vi: 'Số thứ tự và dấu đầu dòng tự động sẽ không có trong PDF; hãy gõ trực tiếp',
    en: 'Automatic numbers and bullets are missing in the PDF; type them',
  },
  floating: {
    vi: 'Hình đặt tự do sẽ không có trong PDF; hãy đặt hình nằm cùng dòng với chữ (In Line with Text)',
    en: 'Floating pictures are missing in the PDF; put them in line with the text',
  },
  'picture-format': {
    vi: 'Hình {detail} sẽ không có trong PDF; hãy dùng ảnh PNG hoặc JPEG',
    en: 'Pictures of the kind {detail} are missing in the PDF; use PNG or JPEG',
  },
  shape: {
    vi: 'Hình vẽ, khung chữ, đường kẻ vẽ tay sẽ không có trong PDF; đường kẻ hãy dùng đường viền của đoạn',
    en: 'Shapes, text boxes and drawn lines are missing in the PDF; for lines use borders of paragraphs',
  },
  note: { vi: 'Chú thích chân trang sẽ không có trong PDF', en: 'Footnotes are missing in the PDF' },
  field: {
    vi: 'Trường {detail} sẽ in giá trị đang có, không tự cập nhật',
    en: 'The field {detail} is printed as it stands and not brought up to date',
  },
  columns: {
    vi: 'Chia cột báo sẽ không có trong PDF; hãy dùng bảng',
    en: 'Newspaper columns are missing in the PDF; use a table',
  },
  sections: {
    vi: 'Văn bản có nhiều phần (section): cả văn bản in theo khổ giấy của phần cuối',
    en: 'There are several sections: the whole is printed with the paper of the last one',
  },
  changes: {
    vi: 'Văn bản đang theo dõi thay đổi (Track Changes): PDF in như đã chấp nhận hết. Hãy chấp nhận các thay đổi rồi lưu lại',
    en: 'Changes are tracked: the PDF is as if all were accepted. Accept them and save again',
  },
  comment: { vi: 'Nhận xét (Comment) sẽ không có trong PDF', en: 'Comments are missing in the PDF' },
  symbol: {
    vi: 'Ký hiệu chèn bằng phông biểu tượng sẽ không có trong PDF',
    en: 'Symbols of symbol fonts are missing in the PDF',
  },
  equation: { vi: 'Công thức toán sẽ không có trong PDF', en: 'Equations are missing in the PDF' },
  'first-page': {
    vi: 'Đầu trang, chân trang riêng của trang đầu sẽ in như các trang khác',
    en: 'The first page has the header and footer of the others',
  },
  'page-break': {
    vi: 'Ngắt trang trong bảng sẽ không có trong PDF',
    en: 'Page breaks within tables are missing in the PDF',
  },
  other: { vi: 'Phần {detail} sẽ không có trong PDF', en: 'The part {detail} is missing in the PDF' },
}

const isCode = (code: string): code is RemarkCode => code in remarkTexts

const storedSchema = z.array(z.object({ code: z.string(), detail: z.string() }))

/** Remarks in words. */
export function tellRemarks(remarks: readonly { readonly code: string; readonly detail: string }[]): Text[] {
  return remarks.flatMap(({ code, detail }) => {
    if (!isCode(code)) return []
    const text = remarkTexts[code]
    return [{ vi: fillText(text, 'vi', { detail }), en: fillText(text, 'en', { detail }) }]
  })
}

/** Remarks as they are stored with a template, in words. */
export function readRemarks(stored: unknown): Text[] {
  return tellRemarks(storedSchema.catch([]).parse(stored))
}
