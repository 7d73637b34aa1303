import type { Text } from '../../register/text.ts'

/** The counts of a book in their order: written at its closing, cases on its pages, PDFs, rows of the sheet, records. */
export const links = ['closing', 'cases', 'pdfs', 'rows', 'records'] as const
export type Link = (typeof links)[number]

/** From a count to the next; where the next is not there (a book that was scanned elsewhere has no cases), to the one after it. */
export const steps = ['closing-cases', 'cases-pdfs', 'pdfs-rows', 'rows-records'] as const
export type Step = (typeof steps)[number]

/** Why two counts differ, as the book's own cases, its package and its deposit say. */
export const ownWhys = [
  'cancelled',
  'skipped',
  'repeated',
  'parked',
  'unkeyed',
  'cover',
  'left-out',
  'removed',
  'elsewhere',
  'typed',
] as const
export type OwnWhy = (typeof ownWhys)[number]

export const ownWhyTexts: Readonly<Record<OwnWhy, Text>> = {
  cancelled: { vi: 'Trường hợp bị gạch, hủy trên sổ', en: 'Crossed out in the book' },
  skipped: { vi: 'Số bỏ trống, không có việc đăng ký', en: 'Numbers that were never used' },
  repeated: {
    vi: 'Số trùng, khi khóa sổ cộng theo số cuối',
    en: 'Numbers used twice, not in the closing total',
  },
  parked: { vi: 'Chưa đọc được, để lại cho người đọc lần hai', en: 'Parked for a second reader' },
  unkeyed: { vi: 'Trường hợp chưa nhập', en: 'Cases not keyed yet' },
  cover: { vi: 'PDF của bìa, trang mở sổ, khóa sổ', en: 'PDF of the cover, opening and closing pages' },
  'left-out': { vi: 'Dòng không cập nhật được, còn lỗi', en: 'Rows left out of the deposit' },
  removed: { vi: 'Bản ghi đã gỡ bỏ theo đề nghị được duyệt', en: 'Records removed by two persons' },
  elsewhere: { vi: 'Dòng đã là bản ghi của sổ khác', en: 'Rows that are records of another book' },
  typed: { vi: 'Bản ghi nhập trực tiếp, không qua gói', en: 'Records typed directly' },
}

/** Why two counts differ where only a person can know; `other` needs words of its own. */
export const statedWhys = [
  'closing-wrong',
  'torn-page',
  'blank-form',
  'unreadable',
  'other-volume',
  'joint-pdf',
  'split-pdf',
  'no-pdf',
  'earlier-package',
  'other',
] as const
export type StatedWhy = (typeof statedWhys)[number]

/** Which of them can explain a step; without cases the closing total is compared with the PDFs. */
export const statedWhysOf: Readonly<Record<Step, readonly StatedWhy[]>> = {
  'closing-cases': statedWhys.filter(why => why !== 'no-pdf' && why !== 'earlier-package'),
  'cases-pdfs': ['torn-page', 'blank-form', 'unreadable', 'joint-pdf', 'split-pdf', 'other'],
  'pdfs-rows': ['no-pdf', 'unreadable', 'joint-pdf', 'split-pdf', 'other'],
  'rows-records': ['earlier-package', 'other-volume', 'other'],
}

export const statedWhyTexts: Readonly<Record<StatedWhy, Text>> = {
  'closing-wrong': {
    vi: 'Số tổng ghi khi khóa sổ bị cộng sai',
    en: 'The closing total was added up wrongly',
  },
  'torn-page': { vi: 'Trang rách, mất', en: 'Pages torn out or lost' },
  'blank-form': { vi: 'Mẫu bỏ trống, không đăng ký', en: 'Blank forms without a registration' },
  unreadable: { vi: 'Không đọc được, không lập được dữ liệu', en: 'Illegible, no data could be made' },
  'other-volume': { vi: 'Ghi ở quyển khác', en: 'Written in another volume' },
  'joint-pdf': { vi: 'Một PDF chứa nhiều trường hợp', en: 'One PDF holds several cases' },
  'split-pdf': { vi: 'Một trường hợp có nhiều PDF', en: 'One case has several PDFs' },
  'no-pdf': { vi: 'Dòng không có PDF', en: 'Rows without a PDF' },
  'earlier-package': {
    vi: 'Bản ghi của gói trước, gói sau không có',
    en: 'Records of an earlier package that the last one lacks',
  },
  other: { vi: 'Lý do khác', en: 'Another reason' },
}

export const linkTexts: Readonly<Record<Link, Text>> = {
  closing: { vi: 'Tổng số ghi khi khóa sổ', en: 'Closing total' },
  cases: { vi: 'Trường hợp trên ảnh', en: 'Cases on the pages' },
  pdfs: { vi: 'Tệp PDF', en: 'PDF files' },
  rows: { vi: 'Dòng dữ liệu', en: 'Rows' },
  records: { vi: 'Bản ghi', en: 'Records' },
}
