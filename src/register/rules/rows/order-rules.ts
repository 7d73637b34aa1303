import { bases } from '../bases.ts'
import type { Rule } from '../rule.ts'

/** Rules about the dates of a row against each other: their order, the terms of the law. */
export const orderRules = {
  'order.birth-registration': {
    title: { vi: 'Ngày sinh sau ngày đăng ký', en: 'Birth after registration' },
    severity: 'error',
    basis: {
      vi: 'Luật Hộ tịch 60/2014/QH13: sự kiện xảy ra rồi mới đăng ký',
      en: 'Luật Hộ tịch 60/2014/QH13: an event is registered after it happened',
    },
    overridable: true,
    vi: '{label} ({earlier}) sau ngày đăng ký ({later})',
    en: '{labelEn} ({earlier}) comes after the registration ({later})',
  },
  'order.birth-death': {
    title: { vi: 'Ngày sinh sau ngày chết', en: 'Birth after death' },
    severity: 'error',
    basis: bases.events,
    overridable: true,
    vi: 'Ngày sinh ({earlier}) sau ngày chết ({later})',
    en: 'The birth ({earlier}) comes after the death ({later})',
  },
  'order.birth-date': {
    title: { vi: 'Ngày sinh sau một ngày khác của cùng người', en: 'Birth after another date of the person' },
    severity: 'error',
    basis: bases.events,
    overridable: true,
    vi: 'Sinh {earlier}, sau {label} ({later})',
    en: 'Born {earlier}, after {labelEn} ({later})',
  },
  'order.death-registration': {
    title: { vi: 'Ngày chết sau ngày đăng ký', en: 'Death after registration' },
    severity: 'error',
    basis: {
      vi: 'Luật Hộ tịch 60/2014/QH13, Điều 33',
      en: 'Luật Hộ tịch 60/2014/QH13, Đ.33',
    },
    overridable: true,
    vi: 'Ngày chết ({earlier}) sau ngày đăng ký ({later})',
    en: 'The death ({earlier}) comes after the registration ({later})',
  },
  'order.death-notice': {
    title: { vi: 'Giấy báo tử cấp trước ngày chết', en: 'Notice of death before the death' },
    severity: 'error',
    basis: bases.events,
    overridable: true,
    vi: 'Ngày chết ({earlier}) sau ngày cấp giấy báo tử ({later})',
    en: 'The death ({earlier}) comes after its notice ({later})',
  },
  'order.marriage-registration': {
    title: { vi: 'Ngày xác lập hôn nhân sau ngày đăng ký', en: 'Marriage in effect after its registration' },
    severity: 'warning',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, Điều 32',
      en: 'Thông tư 04/2020/TT-BTP, Đ.32',
    },
    overridable: true,
    vi: 'Ngày xác lập quan hệ hôn nhân ({earlier}) sau ngày đăng ký ({later})',
    en: 'The marriage took effect ({earlier}) after its registration ({later})',
  },
  'order.residence': {
    title: { vi: 'Ngày bắt đầu cư trú sau ngày kết thúc', en: 'Residence begins after it ends' },
    severity: 'error',
    basis: bases.dates,
    overridable: true,
    vi: 'Cư trú từ {earlier} nhưng đến {later}',
    en: 'Residing from {earlier} but until {later}',
  },
  'order.paper': {
    title: { vi: 'Giấy tờ cấp sau ngày đăng ký', en: 'Identity paper issued after registration' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: giấy tờ được xuất trình khi đăng ký',
      en: 'practice: the paper was shown at registration',
    },
    overridable: true,
    vi: '{label} ({earlier}) sau ngày đăng ký ({later})',
    en: '{labelEn} ({earlier}) comes after the registration ({later})',
  },
  'order.document': {
    title: { vi: 'Giấy tờ kèm theo có ngày muộn hơn', en: 'Document later than what rests on it' },
    severity: 'warning',
    basis: bases.dates,
    overridable: true,
    vi: '{label} ({earlier}) sau {other} ({later})',
    en: '{labelEn} ({earlier}) comes after {otherEn} ({later})',
  },
  'order.note': {
    title: { vi: 'Ngày ghi chú trước ngày đăng ký', en: 'Note dated before the registration' },
    severity: 'warning',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, khoản 6 Điều 29: ghi chú được ghi vào trường hợp đã đăng ký',
      en: 'Thông tư 04/2020/TT-BTP, Đ.29 k6: notes are written beside a registered entry',
    },
    overridable: true,
    vi: '{label} ({later}) trước {other} ({earlier})',
    en: '{labelEn} ({later}) comes before {otherEn} ({earlier})',
  },
  'term.on-time': {
    title: { vi: 'Ghi đúng hạn nhưng đã quá hạn', en: 'Said to be on time, yet late' },
    severity: 'warning',
    basis: bases.terms,
    overridable: true,
    period: { from: 20160101, to: Number.POSITIVE_INFINITY },
    vi: 'Loại đăng ký ghi đúng hạn, nhưng {label} {event}, đăng ký {registered}: quá {days} ngày',
    en: 'Said to be on time, yet {labelEn} {event}, registered {registered}: more than {days} days',
  },
  'term.late': {
    title: { vi: 'Ghi quá hạn nhưng còn trong hạn', en: 'Said to be late, yet on time' },
    severity: 'warning',
    basis: bases.terms,
    overridable: true,
    period: { from: 20160101, to: Number.POSITIVE_INFINITY },
    vi: 'Loại đăng ký ghi quá hạn, nhưng {label} {event}, đăng ký {registered}: trong hạn {days} ngày',
    en: 'Said to be late, yet {labelEn} {event}, registered {registered}: within {days} days',
  },
  'term.on-time-before-2016': {
    title: {
      vi: 'Ghi đúng hạn, theo luật cũ có thể đã quá hạn',
      en: 'Said to be on time, probably late by the older law',
    },
    severity: 'info',
    basis: {
      vi: 'Nghị định 158/2005/NĐ-CP và 83/1998/NĐ-CP: nhiều nhất 60 ngày với khai sinh, 15 ngày với khai tử (theo trí nhớ, chưa đối chiếu văn bản)',
      en: 'recalled: at most 60 days for births and 15 for deaths in Nghị định 158/2005/NĐ-CP and 83/1998/NĐ-CP',
    },
    overridable: true,
    period: { from: 0, to: 20151231 },
    vi: 'Loại đăng ký ghi đúng hạn, nhưng {label} {event}, đăng ký {registered}: quá {days} ngày',
    en: 'Said to be on time, yet {labelEn} {event}, registered {registered}: more than {days} days',
  },
  'term.late-before-2016': {
    title: {
      vi: 'Ghi quá hạn, theo luật cũ có thể còn trong hạn',
      en: 'Said to be late, probably on time by the older law',
    },
    severity: 'info',
    basis: {
      vi: 'Nghị định 158/2005/NĐ-CP: 60 ngày với khai sinh, 15 ngày với khai tử (theo trí nhớ, chưa đối chiếu văn bản)',
      en: 'recalled: births 60 days and deaths 15 days in Nghị định 158/2005/NĐ-CP',
    },
    overridable: true,
    period: { from: 20060401, to: 20151231 },
    vi: 'Loại đăng ký ghi quá hạn, nhưng {label} {event}, đăng ký {registered}: trong hạn {days} ngày',
    en: 'Said to be late, yet {labelEn} {event}, registered {registered}: within {days} days',
  },
} as const satisfies Record<string, Rule>
