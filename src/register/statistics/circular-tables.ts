import type { Status } from '../field.ts'
import { kinds } from '../kind.ts'
import type { KindCode } from '../register-kind.ts'
import type { Text } from '../text.ts'

/** A sum of measures: those to add, less those to take away. */
export interface SumOf {
  readonly kind: KindCode
  readonly add: readonly string[]
  readonly less?: readonly string[]
}

/** What stands in a cell: a number of cases, a mean of years, or nothing the registers' columns tell. */
export type CircularValue =
  | ({ readonly how: 'sum' } & SumOf)
  | { readonly how: 'mean'; readonly kind: KindCode; readonly years: string; readonly heads: string }
  | { readonly how: 'untold' }

/** An indicator of a circular's table, from the outermost heading to its own. */
export interface CircularLine {
  /** The number or mark printed with it. */
  readonly mark: string
  readonly path: readonly Text[]
  readonly value: CircularValue
}

/** A table of a circular on statistics, as a list of its indicators in the order of their numbers. */
export interface CircularTable {
  readonly id: string
  readonly name: Text
  /** The form as people cite it, with the circular it was printed in. */
  readonly source: Text
  readonly lines: readonly CircularLine[]
  /** What a reader has to know about single indicators. */
  readonly remarks: readonly Text[]
}

/** What has to stand under every table: the forms in force were not found. */
export const circularCaveat: Text = {
  vi: 'Lập theo nội dung biểu của Thông tư 04/2016/TT-BTP; biểu hiện hành theo Thông tư 03/2019/TT-BTP chưa tìm thấy bản chính thức.',
  en: 'After the content of the forms of Circular 04/2016/TT-BTP; the official forms of Circular 03/2019/TT-BTP, now in force, were not found.',
}

const notFirst = ['again', 'abroad', 'reissued'] as const
const untold: CircularValue = { how: 'untold' }

const t = (vi: string, en: string): Text => ({ vi, en })
const sum = (
  kind: KindCode,
  add: string | readonly string[],
  less: readonly string[] = [],
): CircularValue => ({
  how: 'sum',
  kind,
  add: typeof add === 'string' ? [add] : add,
  less,
})
const mean = (years: string, heads: string): CircularValue => ({ how: 'mean', kind: 'KH', years, heads })

const births = t('Đăng ký khai sinh (trường hợp)', 'Births (cases)')
const deaths = t('Đăng ký khai tử (trường hợp)', 'Deaths (cases)')
const marriages = t('Đăng ký kết hôn', 'Marriages')
const fresh = t('Đăng ký mới', 'First registrations')
const again = t('Đăng ký lại', 'Registered again')
const all = t('Tổng số', 'All')
const byGroup = t('Theo dân tộc', 'By ethnic group')
const bySex = t('Theo giới tính', 'By sex')
const byTime = t('Theo thời điểm đăng ký', 'By time of registration')
const byAge = t('Theo độ tuổi', 'By age')
const late = t('Quá hạn', 'Late')
const male = t('Nam', 'Male')
const female = t('Nữ', 'Female')
const under1 = t('Dưới 1 tuổi', 'Under 1 year')
const from1To4 = t('Từ 1 đến dưới 5 tuổi', '1 to under 5 years')
const from5 = t('Từ 5 tuổi trở lên', '5 years and older')

const table13a: CircularTable = {
  id: '13a',
  name: t(
    'Kết quả đăng ký khai sinh, khai tử, kết hôn tại Ủy ban nhân dân cấp xã',
    'Births, deaths and marriages registered by communes',
  ),
  source: t(
    'Theo nội dung biểu 13a/BTP/HTQTCT/HT (Thông tư 04/2016/TT-BTP)',
    'After form 13a/BTP/HTQTCT/HT (Circular 04/2016/TT-BTP)',
  ),
  lines: [
    { mark: '1', path: [births, fresh, all], value: sum('KS', 'total', notFirst) },
    { mark: '2', path: [births, fresh, byGroup, t('Dân tộc Kinh', 'Kinh')], value: sum('KS', 'kinh') },
    { mark: '3', path: [births, fresh, byGroup, t('Dân tộc khác', 'Others')], value: sum('KS', 'minority') },
    { mark: '4', path: [births, fresh, bySex, male], value: sum('KS', 'male') },
    { mark: '5', path: [births, fresh, bySex, female], value: sum('KS', 'female') },
    { mark: '6', path: [births, fresh, byTime, t('Đúng hạn', 'On time')], value: sum('KS', 'onTime') },
    { mark: '7', path: [births, fresh, byTime, late, all], value: sum('KS', 'late') },
    {
      mark: '8',
      path: [births, fresh, byTime, late, t('Sinh ra trong năm báo cáo', 'Born in the year of the report')],
      value: sum('KS', 'lateOfYear'),
    },
    {
      mark: '9',
      path: [births, fresh, byTime, late, t('Dưới 5 tuổi', 'Under 5 years')],
      value: sum('KS', 'lateUnder5'),
    },
    { mark: '10', path: [births, again], value: sum('KS', 'again') },
    { mark: '11', path: [deaths, fresh, all], value: sum('KT', 'total', ['again', 'abroad']) },
    { mark: '12', path: [deaths, fresh, byAge, under1], value: sum('KT', 'under1') },
    { mark: '13', path: [deaths, fresh, byAge, from1To4], value: sum('KT', 'from1To4') },
    { mark: '14', path: [deaths, fresh, byAge, from5], value: sum('KT', 'from5') },
    { mark: '15', path: [deaths, fresh, byTime, t('Đúng hạn', 'On time')], value: sum('KT', 'onTime') },
    { mark: '16', path: [deaths, fresh, byTime, late], value: sum('KT', 'late') },
    { mark: '17', path: [deaths, again], value: sum('KT', 'again') },
    {
      mark: '18',
      path: [marriages, fresh, t('Tổng số (cặp)', 'All (couples)')],
      value: sum('KH', 'total', ['again', 'abroad']),
    },
    {
      mark: '19',
      path: [
        marriages,
        fresh,
        t('Trong đó: kết hôn lần đầu (cặp)', 'Of them married for the first time (couples)'),
      ],
      value: untold,
    },
    {
      mark: '20',
      path: [marriages, fresh, t('Tuổi kết hôn trung bình', 'Mean age at marriage'), male],
      value: mean('husbandYears', 'husbands'),
    },
    {
      mark: '21',
      path: [marriages, fresh, t('Tuổi kết hôn trung bình', 'Mean age at marriage'), female],
      value: mean('wifeYears', 'wives'),
    },
    {
      mark: '22',
      path: [marriages, t('Đăng ký lại (cặp)', 'Registered again (couples)')],
      value: sum('KH', 'again'),
    },
  ],
  remarks: [
    t(
      'Đăng ký mới gồm cả việc sổ không ghi loại đăng ký; không gồm việc ghi vào sổ đã đăng ký ở nước ngoài và cấp bản chính giấy khai sinh.',
      'First registrations include those whose book does not say which kind they are, but not what was registered abroad and certificates issued.',
    ),
    t(
      'Cột 8: sinh trong năm đăng ký. Các cột thành phần có thể nhỏ hơn tổng số, vì sổ không ghi đủ.',
      'Column 8: born in the year of registration. Parts may be less than their whole, where the book does not say.',
    ),
    t(
      'Cột 19: mẫu cột của sổ kết hôn không ghi lần kết hôn của từng người, nên không tính được. Cột 20, 21: tuổi trung bình của mọi cặp đăng ký mới, tính theo năm tròn hoặc theo năm sinh.',
      'Column 19: the columns of the register do not say whose first marriage it is. Columns 20 and 21: the mean of all first registrations, in completed years or by year of birth.',
    ),
  ],
}

const changes = t('I. Thay đổi, cải chính, bổ sung hộ tịch', 'I. Changes, corrections, additions')
const noted = t('IV. Ghi vào sổ các thay đổi hộ tịch khác', 'IV. Other changes noted')
const status = t('V. Cấp Giấy xác nhận tình trạng hôn nhân', 'V. Certificates of marital status')

const table14a: CircularTable = {
  id: '14a',
  name: t(
    'Kết quả đăng ký các việc hộ tịch khác tại Ủy ban nhân dân cấp xã',
    'Other civil-status events registered by communes',
  ),
  source: t(
    'Theo nội dung biểu 14a/BTP/HTQTCT/HT/HTK (Thông tư 04/2016/TT-BTP)',
    'After form 14a/BTP/HTQTCT/HT/HTK (Circular 04/2016/TT-BTP)',
  ),
  lines: [
    { mark: 'I.1', path: [changes, t('Thay đổi hộ tịch', 'Changes')], value: sum('TDCC', 'code:1') },
    { mark: 'I.2', path: [changes, t('Cải chính hộ tịch', 'Corrections')], value: sum('TDCC', 'code:2') },
    {
      mark: 'I.3',
      path: [changes, t('Bổ sung thông tin hộ tịch', 'Additions')],
      value: sum('TDCC', 'code:3'),
    },
    {
      mark: 'II',
      path: [t('II. Nhận cha, mẹ, con', 'II. Recognition of parents and children')],
      value: sum('CMC', 'total'),
    },
    { mark: 'III', path: [t('III. Đăng ký giám hộ', 'III. Guardianships')], value: sum('GH', 'total') },
    { mark: 'IV.1', path: [noted, t('Thay đổi quốc tịch', 'Change of nationality')], value: untold },
    { mark: 'IV.2', path: [noted, t('Nuôi con nuôi', 'Adoptions')], value: sum('CN', 'total') },
    {
      mark: 'IV.3',
      path: [noted, t('Ly hôn, hủy việc kết hôn', 'Divorces, annulments')],
      value: sum('LH', 'total'),
    },
    { mark: 'IV.4', path: [noted, t('Các thay đổi hộ tịch khác', 'Others')], value: sum('K', 'total') },
    { mark: 'V.1', path: [status, t('Để kết hôn', 'To marry'), male], value: sum('HN', 'marriageMale') },
    { mark: 'V.1', path: [status, t('Để kết hôn', 'To marry'), female], value: sum('HN', 'marriageFemale') },
    {
      mark: 'V.2',
      path: [status, t('Để sử dụng vào mục đích khác', 'Other purposes'), male],
      value: sum('HN', 'otherMale'),
    },
    {
      mark: 'V.2',
      path: [status, t('Để sử dụng vào mục đích khác', 'Other purposes'), female],
      value: sum('HN', 'otherFemale'),
    },
  ],
  remarks: [
    t(
      'Xác định lại dân tộc, ghi vào sổ việc thay đổi hộ tịch và loại không ghi không có dòng riêng trong biểu.',
      'Redeterminations of ethnic group, changes noted and cases of no stated kind have no line of their own in the form.',
    ),
    t(
      'Thay đổi quốc tịch không có sổ riêng nên không tính được.',
      'Changes of nationality have no register of their own.',
    ),
  ],
}

const adoptedAge = t('Theo độ tuổi của trẻ', 'By age of the child')

const table22a: CircularTable = {
  id: '22a',
  name: t(
    'Kết quả đăng ký nuôi con nuôi trong nước tại Ủy ban nhân dân cấp xã',
    'Domestic adoptions registered by communes',
  ),
  source: t(
    'Theo nội dung biểu 22a/BTP/CN/TN (Thông tư 04/2016/TT-BTP)',
    'After form 22a/BTP/CN/TN (Circular 04/2016/TT-BTP)',
  ),
  lines: [
    { mark: '1', path: [all], value: sum('CN', 'total') },
    { mark: '2', path: [adoptedAge, under1, male], value: sum('CN', 'under1Male') },
    { mark: '3', path: [adoptedAge, under1, female], value: sum('CN', 'under1Female') },
    { mark: '4', path: [adoptedAge, from1To4, male], value: sum('CN', 'from1To4Male') },
    { mark: '5', path: [adoptedAge, from1To4, female], value: sum('CN', 'from1To4Female') },
    { mark: '6', path: [adoptedAge, from5, male], value: sum('CN', 'from5Male') },
    { mark: '7', path: [adoptedAge, from5, female], value: sum('CN', 'from5Female') },
    {
      mark: '8',
      path: [t('Sức khỏe của trẻ', 'Health of the child'), t('Bình thường', 'Good')],
      value: untold,
    },
    {
      mark: '9',
      path: [t('Sức khỏe của trẻ', 'Health of the child'), t('Có nhu cầu đặc biệt', 'Special needs')],
      value: untold,
    },
    {
      mark: '10',
      path: [t('Nơi ở trước đó', 'Lived before'), t('Cơ sở nuôi dưỡng', 'In an institution')],
      value: untold,
    },
    { mark: '11', path: [t('Nơi ở trước đó', 'Lived before'), t('Gia đình', 'In a family')], value: untold },
    { mark: '12', path: [t('Nơi ở trước đó', 'Lived before'), t('Nơi khác', 'Elsewhere')], value: untold },
  ],
  remarks: [
    t(
      'Cột 8 đến 12: sổ đăng ký nuôi con nuôi không có cột tương ứng.',
      'Columns 8 to 12: the register of adoptions has no such columns.',
    ),
  ],
}

/** The tables of the circulars that the registers' columns can fill. */
export const circularTables: readonly CircularTable[] = [table13a, table14a, table22a]

/** Measures of some kinds, by id; a kind that is missing may not be seen. */
export type MeasuresByKind = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>

/** The number of an indicator; null where there is none to tell, or nothing to form a mean of. */
export function readCircular(value: CircularValue, measures: MeasuresByKind): number | null {
  if (value.how === 'untold') return null
  const counts = measures[value.kind]
  if (counts === undefined) return null
  if (value.how === 'mean') {
    const heads = counts[value.heads] ?? 0
    return heads === 0 ? null : (counts[value.years] ?? 0) / heads
  }
  const add = (ids: readonly string[]) => ids.reduce((total, id) => total + (counts[id] ?? 0), 0)
  return add(value.add) - add(value.less ?? [])
}

/** Measures with zeros for kinds that have no record; what may not be seen stays missing, and is not told as zero. */
export function hideConfidential(measures: MeasuresByKind, confidential: boolean): MeasuresByKind {
  const told = kinds.filter(({ code }) => confidential || (code !== 'CN' && code !== 'CMC'))
  return { ...Object.fromEntries(told.map(({ code }) => [code, {}])), ...measures }
}

/** A usual stretch of time to report on, in months of a year. */
export interface ReportingPeriod {
  readonly id: string
  readonly name: Text
  readonly fromMonth: number
  readonly toMonth: number
  /** When communes and provinces hand the report in, as the forms print it; null: not found. */
  readonly due: { readonly commune: Text; readonly province: Text } | null
  /** Whether the months and days stand in a source that was read. */
  readonly status: Status
}

/**
 * The reporting periods of Circular 03/2019/TT-BTP. The days are printed on its notary forms 12a and 12b (read); that a half-year means its
 * calendar months is ours.
 */
export const reportingPeriods: readonly ReportingPeriod[] = [
  {
    id: 'half',
    name: t('6 tháng đầu năm', 'First half of the year'),
    fromMonth: 1,
    toMonth: 6,
    due: { commune: t('06/6', '06/06'), province: t('25/6', '25/06') },
    status: 'inferred',
  },
  {
    id: 'year',
    name: t('Năm chính thức', 'Whole year'),
    fromMonth: 1,
    toMonth: 12,
    due: {
      commune: t('20/01 năm sau', '20/01 of the next year'),
      province: t('20/02 năm sau', '20/02 of the next year'),
    },
    status: 'inferred',
  },
]
