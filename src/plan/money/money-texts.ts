import { findKind } from '../../register/kind.ts'
import type { Language, Text } from '../../register/text.ts'
import type { Grouping, MoneyStep, Price, PriceUnit, Source } from './schema.ts'

/** What is paid for. */
export const stepTexts: Readonly<Record<MoneyStep, Text>> = {
  review: { vi: 'Rà soát, chỉnh lý sổ', en: 'Reviewing books' },
  scan: { vi: 'Quét trang sổ', en: 'Scanning' },
  key: { vi: 'Nhập liệu', en: 'Keying' },
  check: { vi: 'Kiểm tra', en: 'Checking' },
  record: { vi: 'Cập nhật vào cơ sở dữ liệu', en: 'Putting into the database' },
  other: { vi: 'Việc khác', en: 'Other work' },
}

export const unitTexts: Readonly<Record<PriceUnit, Text>> = {
  book: { vi: 'sổ', en: 'book' },
  page: { vi: 'trang', en: 'page' },
  field: { vi: 'trường', en: 'field' },
  record: { vi: 'bản ghi', en: 'record' },
}

/** How a quantity is known. */
export const sourceTexts: Readonly<Record<Source, Text>> = {
  counted: { vi: 'Đã đếm trong phần mềm', en: 'Counted' },
  paper: { vi: 'Theo sổ giấy', en: 'From the paper' },
  average: { vi: 'Ước tính theo bình quân', en: 'Estimated by averages' },
  assumed: { vi: 'Theo giả định', en: 'Assumed' },
}

export const otherSize: Text = { vi: 'khổ khác', en: 'another size' }

/** What a price is for: as its contract calls it, or by what it holds for. */
export function nameOfPrice(price: Price, language: Language): string {
  if (price.label !== '') return price.label
  const { step, paperSize, upToChars, kind } = price
  const details = [
    paperSize === null ? '' : paperSize === 'other' ? otherSize[language] : paperSize,
    upToChars === null ? '' : { vi: `đến ${upToChars} ký tự`, en: `up to ${upToChars} characters` }[language],
    kind === null ? '' : (findKind(kind)?.name[language] ?? kind),
  ].filter(part => part !== '')
  return [stepTexts[step][language], ...(details.length === 0 ? [] : [details.join(', ')])].join(': ')
}

/** Said on every screen, workbook and paper with prices on it. */
export const notOfficial: Text = {
  vi: 'Đơn giá do cơ quan tự nhập theo nguồn đã ghi; phần mềm không kèm và không xác nhận đơn giá nào là đơn giá do Nhà nước ban hành.',
  en: 'Prices were entered by the agency from the source it states; the program ships none and confirms none as official.',
}

/** The question rows answer. */
export const groupingTexts: Readonly<Record<Grouping, Text>> = {
  agency: { vi: 'Cơ quan giữ sổ', en: 'Agency that keeps the books' },
  kind: { vi: 'Loại sổ', en: 'Kind of book' },
  phase: { vi: 'Giai đoạn', en: 'Phase' },
  contractor: { vi: 'Đơn vị số hóa', en: 'Contractor' },
}

/** What rows without a name are. */
export const noneTexts: Readonly<Record<Grouping, Text>> = {
  agency: { vi: 'Chưa rõ cơ quan giữ', en: 'Keeper not known' },
  kind: { vi: 'Loại khác', en: 'Another kind' },
  phase: { vi: 'Ngoài các giai đoạn', en: 'In no phase' },
  contractor: { vi: 'Cơ quan tự làm', en: 'The agency’s own people' },
}
