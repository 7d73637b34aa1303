import type { RegisterKind } from '../kind.ts'
import type { Text } from '../text.ts'

/** How the law had something written in a register, from a year on; it helps to read the paper and never changes a value. */
export interface WritingRule {
  readonly from: number
  readonly text: Text
  /** The article that says so, in Vietnamese. */
  readonly source: string
}

interface RuleOfKinds extends WritingRule {
  readonly holds: (kind: RegisterKind) => boolean
}

const rules: readonly RuleOfKinds[] = [
  {
    from: 2020,
    text: {
      vi: 'Họ tên ghi bằng chữ in hoa, có dấu; nơi cư trú, nơi sinh ghi đủ ba cấp (xã, huyện, tỉnh).',
      en: 'Names stand in capitals with their marks; places with all three levels (commune, district, province).',
    },
    source: 'Thông tư 04/2020/TT-BTP, Điều 31',
    holds: () => true,
  },
  {
    from: 2020,
    text: {
      vi: 'Ngày sinh ghi bằng số và bằng chữ.',
      en: 'The date of birth stands in digits and in words.',
    },
    source: 'Thông tư 04/2020/TT-BTP, Điều 31',
    holds: kind => kind.code === 'KS',
  },
  {
    from: 2020,
    text: {
      vi: 'Giờ, phút, ngày chết ghi bằng số và bằng chữ; không rõ thì bỏ trống.',
      en: 'Hour, minute and date of death stand in digits and in words; what is unknown is left blank.',
    },
    source: 'Thông tư 04/2020/TT-BTP, Điều 34',
    holds: kind => kind.code === 'KT',
  },
  {
    from: 2020,
    text: {
      vi: 'Hôn nhân xác lập mà không rõ ngày thì ghi ngày 01, không rõ cả tháng thì ghi ngày 01 tháng 01.',
      en: 'A marriage of an unknown day is written as the first of its month, of an unknown month as 1 January.',
    },
    source: 'Thông tư 04/2020/TT-BTP, Điều 32',
    holds: kind => kind.code === 'KH',
  },
  {
    from: 2020,
    text: {
      vi: 'Mục không có thông tin được bỏ trống; không điền thay.',
      en: 'What is not known is left blank on paper; nothing is filled in for it.',
    },
    source: 'Thông tư 04/2020/TT-BTP, Điều 29 khoản 9',
    holds: () => true,
  },
  {
    from: 2016,
    text: {
      vi: 'Trẻ khai sinh từ 01/01/2016 có thể có số định danh cá nhân trên sổ.',
      en: 'A birth registered since 1 January 2016 may carry a personal identification number.',
    },
    source: 'Luật Hộ tịch 60/2014/QH13',
    holds: kind => kind.code === 'KS',
  },
]

/** The writing rules of a kind that a book opened in a year may follow. */
export function writingRulesOf(kind: RegisterKind, year: number): readonly WritingRule[] {
  return rules.flatMap(({ holds, ...rule }) => (rule.from <= year && holds(kind) ? [rule] : []))
}
