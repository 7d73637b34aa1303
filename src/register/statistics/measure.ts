import { type CodeListId, codeLists } from '../code-list.ts'
import type { KindCode } from '../register-kind.ts'
import type { Text } from '../text.ts'

/** Something of a kind's entries that is added up. */
export interface Measure {
  readonly id: string
  readonly label: Text
}

/** What all kinds are counted by first: every entry, whatever it is. */
export const total = 'total'

const texts = {
  total: { vi: 'Tổng số', en: 'All' },
  again: { vi: 'Đăng ký lại', en: 'Registered again' },
  abroad: { vi: 'Ghi vào sổ việc đã đăng ký ở nước ngoài', en: 'Registered abroad, noted here' },
  reissued: { vi: 'Cấp bản chính giấy khai sinh', en: 'Original certificate issued' },
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
  kinh: { vi: 'Dân tộc Kinh', en: 'Kinh' },
  minority: { vi: 'Dân tộc khác', en: 'Other ethnic groups' },
  onTime: { vi: 'Đúng hạn', en: 'On time' },
  late: { vi: 'Quá hạn', en: 'Late' },
  lateOfYear: { vi: 'Quá hạn, sinh trong năm đăng ký', en: 'Late, born in the year of registration' },
  lateUnder5: { vi: 'Quá hạn, dưới 5 tuổi', en: 'Late, under 5 years' },
  under1: { vi: 'Dưới 1 tuổi', en: 'Under 1 year' },
  from1To4: { vi: 'Từ 1 đến dưới 5 tuổi', en: '1 to under 5 years' },
  from5: { vi: 'Từ 5 tuổi trở lên', en: '5 years and older' },
  husbands: { vi: 'Chồng có tuổi tính được', en: 'Husbands whose age is known' },
  husbandYears: { vi: 'Tổng số tuổi của chồng', en: 'Years of the husbands together' },
  wives: { vi: 'Vợ có tuổi tính được', en: 'Wives whose age is known' },
  wifeYears: { vi: 'Tổng số tuổi của vợ', en: 'Years of the wives together' },
  marriageMale: { vi: 'Để kết hôn, nam', en: 'To marry, male' },
  marriageFemale: { vi: 'Để kết hôn, nữ', en: 'To marry, female' },
  otherMale: { vi: 'Mục đích khác, nam', en: 'Other purpose, male' },
  otherFemale: { vi: 'Mục đích khác, nữ', en: 'Other purpose, female' },
  under1Male: { vi: 'Dưới 1 tuổi, nam', en: 'Under 1 year, male' },
  under1Female: { vi: 'Dưới 1 tuổi, nữ', en: 'Under 1 year, female' },
  from1To4Male: { vi: 'Từ 1 đến dưới 5 tuổi, nam', en: '1 to under 5 years, male' },
  from1To4Female: { vi: 'Từ 1 đến dưới 5 tuổi, nữ', en: '1 to under 5 years, female' },
  from5Male: { vi: 'Từ 5 tuổi trở lên, nam', en: '5 years and older, male' },
  from5Female: { vi: 'Từ 5 tuổi trở lên, nữ', en: '5 years and older, female' },
} as const satisfies Record<string, Text>

/** A measure every kind may have, by name; `code:n` beside them is the n-th value of the kind's own list. */
export type MeasureName = keyof typeof texts

/** How a kind is counted. All but `total`, `again`, `abroad` and `reissued` are of first registrations only. */
export interface Counting {
  /** In the order in which they are stored: what is added later goes to the end, with a migration that has everything counted again. */
  readonly measures: readonly MeasureName[]
  /** The field and list whose values are counted one by one, after the measures. */
  readonly codes?: { readonly field: string; readonly list: CodeListId }
  /** Codes of `loaiDangKy` that are no first registration. */
  readonly ways?: Readonly<Record<string, 'again' | 'abroad' | 'reissued'>>
  /** The prefix of the person whose sex and ethnic group are counted. */
  readonly person?: string
  /** The age at one date that is told in three classes: fields of birth and of the event. */
  readonly age?: { readonly birth: string; readonly at: string }
}

/** How each kind of register is counted. A kind not named here is counted by its number only. */
export const countings: Readonly<Partial<Record<KindCode, Counting>>> = {
  KS: {
    measures: [
      'total',
      'again',
      'abroad',
      'reissued',
      'male',
      'female',
      'kinh',
      'minority',
      'onTime',
      'late',
      'lateOfYear',
      'lateUnder5',
    ],
    ways: { 2: 'again', 3: 'abroad', 5: 'reissued' },
    person: 'nks',
  },
  KT: {
    measures: [
      'total',
      'again',
      'abroad',
      'male',
      'female',
      'kinh',
      'minority',
      'onTime',
      'late',
      'under1',
      'from1To4',
      'from5',
    ],
    ways: { 2: 'again', 3: 'abroad' },
    person: 'nkt',
    age: { birth: 'nktNgaySinh', at: 'nktNgayChet' },
  },
  KH: {
    measures: ['total', 'again', 'abroad', 'husbands', 'husbandYears', 'wives', 'wifeYears'],
    ways: { 2: 'again', 3: 'abroad' },
  },
  HN: {
    measures: ['total', 'male', 'female', 'marriageMale', 'marriageFemale', 'otherMale', 'otherFemale'],
    person: 'nxn',
  },
  CMC: {
    measures: ['total', 'abroad'],
    ways: { 2: 'abroad' },
    codes: { field: 'loaiXacNhan', list: 'CMC.loaiXacNhan' },
  },
  CN: {
    measures: [
      'total',
      'male',
      'female',
      'under1Male',
      'under1Female',
      'from1To4Male',
      'from1To4Female',
      'from5Male',
      'from5Female',
    ],
    person: 'cn',
    age: { birth: 'cnNgaySinh', at: 'ngayDangKy' },
  },
  TDCC: { measures: ['total'], codes: { field: 'loaiDangKy', list: 'loaiThayDoi' } },
  GH: { measures: ['total'], codes: { field: 'loaiDangKy', list: 'loaiGiamHo' } },
  CDGH: { measures: ['total'], codes: { field: 'loaiDangKy', list: 'loaiChamDutGiamHo' } },
}

const onlyTotal: Counting = { measures: ['total'] }

/** How a kind is counted. */
export function countingOf(kind: KindCode): Counting {
  return countings[kind] ?? onlyTotal
}

const listed = new Map<KindCode, readonly Measure[]>()

/** The measures of a kind in the order in which they are stored. */
export function measuresOf(kind: KindCode): readonly Measure[] {
  const known = listed.get(kind)
  if (known !== undefined) return known
  const { measures, codes } = countingOf(kind)
  const values = codes === undefined ? [] : codeLists[codes.list].items
  const made = [
    ...measures.map(id => ({ id, label: texts[id] })),
    ...values.map(({ code, name }) => ({ id: `code:${code}`, label: { vi: name, en: name } })),
  ]
  listed.set(kind, made)
  return made
}

/** The label of a measure by its name. */
export function measureText(name: MeasureName): Text {
  return texts[name]
}
