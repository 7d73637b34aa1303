import { type CheckCode, type CheckFinding, checkFindingText, findRule } from '../../checking/check-rules.ts'
import type { Rule } from '../../register/rules/rule-table.ts'
import { fillText, type Language } from '../../register/text.ts'

/** What only the registry can notice about a book, beside the rules of the check. */
export const depositRules = {
  'number.other-volume': {
    title: { vi: 'Số đăng ký đã có trong quyển khác', en: 'Number already in another volume' },
    severity: 'error',
    basis: {
      vi: 'Nghị định 158/2005/NĐ-CP, Điều 68: trong một năm, số ghi tiếp từ quyển này sang quyển sau',
      en: 'Nghị định 158/2005/NĐ-CP, Đ.68: numbers run on across the volumes of a year',
    },
    overridable: true,
    vi: 'Số {value} năm {year} đã có trong quyển khác của cùng cơ quan và loại sổ',
    en: 'Number {value} of {year} is in another volume of the same agency and kind already',
  },
  'number.removed': {
    title: { vi: 'Bản ghi của dòng này đã được gỡ bỏ', en: 'The record of this row was removed' },
    // No error: one removed record must not keep the rest of its book from being corrected.
    severity: 'warning',
    basis: {
      vi: 'Luật Hộ tịch 60/2014/QH13, Điều 60: đã rút ra bằng quyết định thì đưa lại bằng quyết định',
      en: 'Luật Hộ tịch 60/2014/QH13, Đ.60: what was taken out by decision comes back by decision',
    },
    overridable: false,
    vi: 'Bản ghi số {value} năm {year} của sổ này đã được gỡ bỏ theo đề nghị có người duyệt; dòng này không được cập nhật. Nếu cần, hãy đề nghị đưa bản ghi trở lại',
    en: 'Record {value} of {year} of this book was removed by two persons; this row was passed over. If it is needed, ask to reinstate the record',
  },
  'record.repaired-since': {
    title: { vi: 'Bản ghi đã được sửa sau khi cập nhật', en: 'Record repaired since it was deposited' },
    severity: 'info',
    basis: {
      vi: 'Luật Hộ tịch 60/2014/QH13, Điều 60: sổ giấy là gốc; bản ghi đã sửa cho khớp với sổ thì giữ nguyên',
      en: 'Luật Hộ tịch 60/2014/QH13, Đ.60: the paper book prevails; what was put right by it stays',
    },
    overridable: true,
    vi: 'Số {value} năm {year}: dòng này như bản trước khi bản ghi được sửa lỗi nhập hoặc khôi phục; bản ghi đã sửa được giữ nguyên',
    en: 'Number {value} of {year}: the row says what the record said before it was repaired or restored; the record stays as it was put right',
  },
  'book.absent': {
    title: { vi: 'Bản ghi đã cập nhật không có trong gói', en: 'Deposited records not in the package' },
    severity: 'info',
    basis: {
      vi: 'Luật Hộ tịch 60/2014/QH13, Điều 60: không có quyết định thì không rút gì khỏi cơ sở dữ liệu',
      en: 'Luật Hộ tịch 60/2014/QH13, Đ.60: nothing leaves the database without a decision',
    },
    overridable: true,
    vi: '{count} bản ghi đã cập nhật của sổ này không có trong gói; các bản ghi đó vẫn được giữ',
    en: '{count} records of this book are not in the package; they stay',
  },
  'agency.new': {
    title: { vi: 'Mã cơ quan mới được khai báo', en: 'Agency code newly declared' },
    severity: 'info',
    basis: {
      vi: 'Thông lệ: dữ liệu được đưa vào trước khi lập danh sách cơ quan',
      en: 'practice: a registry filled before its agencies are listed',
    },
    overridable: true,
    vi: 'Mã cơ quan {value} chưa có trong danh mục; đã khai báo với tên “{name}”',
    en: 'The agency code {value} was not listed; it was declared as “{name}”',
  },
} as const satisfies Record<string, Rule>

type DepositRuleCode = keyof typeof depositRules

/** A finding of a deposit: those of the check, and the registry's own. */
export interface DepositFinding extends Omit<CheckFinding, 'code'> {
  readonly code: CheckCode | DepositRuleCode
}

/** A finding of the registry itself. */
export function depositFinding(
  code: DepositRuleCode,
  place: Partial<Omit<DepositFinding, 'code' | 'severity'>>,
): DepositFinding {
  const { severity } = depositRules[code]
  return { code, severity, row: null, column: null, value: null, params: {}, suggestion: null, ...place }
}

/** Whether "as in the book" may be said of a finding. */
export function isOverridable(code: string): boolean {
  return isDepositRule(code) ? depositRules[code].overridable : (findRule(code)?.overridable ?? false)
}

/** The sentence a person reads. */
export function depositFindingText(found: DepositFinding, language: Language): string {
  const { code } = found
  if (!isDepositRule(code)) return checkFindingText({ ...found, code }, language)
  return fillText(depositRules[code], language, { value: found.value ?? '', ...found.params })
}

function isDepositRule(code: string): code is DepositRuleCode {
  return Object.hasOwn(depositRules, code)
}
