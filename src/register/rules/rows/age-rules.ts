import type { Rule } from '../rule.ts'

/** Rules about ages. */
export const ageRules = {
  'age.parent': {
    title: {
      vi: 'Chênh lệch tuổi cha mẹ và con khó đúng',
      en: 'Parent and child: age difference hard to believe',
    },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: cha, mẹ hơn con từ 12 đến 70 tuổi',
      en: 'practice: parents are 12 to 70 years older',
    },
    overridable: true,
    vi: '{label} sinh {parent}, con sinh {child}: chênh lệch tuổi khó đúng',
    en: '{labelEn} born {parent}, child born {child}: the difference is hard to believe',
  },
  'age.marriage': {
    title: { vi: 'Chưa đủ tuổi kết hôn', en: 'Under the age of marriage' },
    severity: 'warning',
    basis: {
      vi: 'Luật Hôn nhân và gia đình 1959, 1986, 2000 (bước sang tuổi 20/18) và 2014 (đủ 20/18) (theo trí nhớ, chưa đối chiếu văn bản). Trước năm 1976 có hai hệ thống pháp luật: không kiểm tra',
      en: 'Luật Hôn nhân và gia đình 1959, 1986, 2000 (bước sang tuổi 20/18) and 2014 (đủ 20/18); recalled. Before 1976 two laws held: no rule',
    },
    overridable: true,
    period: { from: 19760101, to: Number.POSITIVE_INFINITY },
    vi: '{label} sinh {birth}, kết hôn {married}: chưa đủ tuổi theo luật khi đó',
    en: '{labelEn} born {birth}, married {married}: under the age of the law then',
  },
  'age.impossible': {
    title: { vi: 'Tuổi quá cao', en: 'Age hard to believe' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: hầu như không ai sống quá 115 tuổi',
      en: 'practice: hardly anybody lives past 115',
    },
    overridable: true,
    vi: '{label} sinh {birth}, đến {at} là {age} tuổi',
    en: '{labelEn} born {birth}, {age} years old at {at}',
  },
  'age.spouses': {
    title: { vi: 'Vợ chồng chênh nhau nhiều tuổi', en: 'Spouses far apart in age' },
    severity: 'info',
    basis: {
      vi: 'Thông lệ: hiếm khi chênh nhau quá 40 tuổi',
      en: 'practice: more than 40 years apart is rare',
    },
    overridable: true,
    vi: 'Chồng sinh {husband}, vợ sinh {wife}: chênh nhau hơn 40 tuổi',
    en: 'Husband born {husband}, wife born {wife}: more than 40 years apart',
  },
  'age.declarant': {
    title: { vi: 'Người yêu cầu còn quá nhỏ', en: 'Declarant too young' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: trẻ dưới 14 tuổi không tự đi đăng ký',
      en: 'practice: a child under 14 does not ask for a registration',
    },
    overridable: true,
    vi: 'Người yêu cầu là {label}, sinh {birth}, khi đăng ký chưa đủ 14 tuổi',
    en: 'The declarant is the {labelEn}, born {birth}, under 14 at the registration',
  },
  'age.certificate': {
    title: { vi: 'Xác nhận tình trạng hôn nhân cho người còn nhỏ', en: 'Marital status of a child' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: giấy xác nhận được xin khi đã đến tuổi kết hôn',
      en: 'practice: the certificate is asked for from the age of marriage on',
    },
    overridable: true,
    vi: '{label} sinh {birth}, khi cấp giấy xác nhận chưa đủ 16 tuổi',
    en: '{labelEn} born {birth}, under 16 when the certificate was given',
  },
} as const satisfies Record<string, Rule>
