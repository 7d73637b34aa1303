import { bases } from './bases.ts'
import type { Rule } from './rule.ts'

const couples = {
  vi: 'Luật Hôn nhân và gia đình 1959, 1986, 2000, 2014 (theo trí nhớ, chưa đối chiếu văn bản): một vợ, một chồng',
  en: 'Luật Hôn nhân và gia đình 1959, 1986, 2000, 2014 (recalled): one husband, one wife',
}
const once = {
  vi: 'Luật Hộ tịch 60/2014/QH13, Điều 5 (theo trí nhớ, chưa đối chiếu văn bản): mỗi sự kiện chỉ đăng ký một lần',
  en: 'Luật Hộ tịch 60/2014/QH13, Đ.5 (recalled): an event is registered once',
}
const copies = {
  vi: 'Thông tư 04/2020/TT-BTP, khoản 8 Điều 29: sổ có hai bản lưu ở hai cấp; số hóa một trong hai bản',
  en: 'Thông tư 04/2020/TT-BTP, Đ.29 k8: two copies are kept at two levels; one of them is digitised',
}

/**
 * Rules between books, by what a person did in one and in another. `{other}` names the other book, `{number}` and `{date}` its entry,
 * `{how}` what the two entries agree in; never an identity number.
 */
export const crossRules = {
  'cross.book-twice': {
    title: { vi: 'Sổ có vẻ được số hóa hai lần', en: 'Book probably digitised twice' },
    severity: 'warning',
    basis: copies,
    overridable: true,
    vi: '{share}% trường hợp cũng có trong {other} ({count} trường hợp cùng người, cùng ngày): có thể là hai bản của một sổ',
    en: '{share}% of the entries also stand in {other} ({count} with the same person and date): perhaps two copies of one book',
  },
  'cross.book-name-twice': {
    title: { vi: 'Hai tệp cùng mang tên một quyển sổ', en: 'Two files named as one volume' },
    severity: 'warning',
    basis: bases.naming,
    overridable: true,
    vi: '{other} cùng loại, năm và quyển với sổ này nhưng nội dung khác: kiểm tra năm, quyển ở tên tệp',
    en: '{other} has the kind, year and volume of this book and other contents: check the names of the files',
  },
  'cross.number-repeated': {
    title: { vi: 'Số đăng ký trùng với quyển khác', en: 'Number also in another volume' },
    severity: 'warning',
    basis: bases.numbering,
    overridable: true,
    vi: 'Số {value} năm {year} cũng có trong {other} (ngày {date}); số chạy tiếp qua các quyển của năm',
    en: 'Number {value} of {year} also stands in {other} ({date}); numbers run on over the volumes of a year',
  },
  'cross.number-gap': {
    title: { vi: 'Thiếu số giữa hai quyển liền nhau', en: 'Numbers missing between two volumes' },
    severity: 'warning',
    basis: bases.numbering,
    overridable: true,
    vi: 'Năm {year}: {other} đến số {last}, sổ này từ số {first}, thiếu số {gaps}',
    en: '{year}: {other} ends with number {last}, this book begins with {first}, lacking {gaps}',
  },
  'cross.birth-twice': {
    title: { vi: 'Một người có hai bản khai sinh', en: 'Two births of one person' },
    severity: 'warning',
    basis: once,
    overridable: true,
    vi: 'Người này còn được khai sinh ở {other}, số {number}, đăng ký {date} ({how})',
    en: 'This birth is also registered in {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.death-twice': {
    title: { vi: 'Một người được khai tử hai lần', en: 'Two deaths of one person' },
    severity: 'warning',
    basis: once,
    overridable: true,
    vi: 'Người này còn được khai tử ở {other}, số {number}, đăng ký {date} ({how})',
    en: 'This death is also registered in {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.marriage-twice': {
    title: { vi: 'Một đôi đăng ký kết hôn hai lần', en: 'Two marriages of one couple' },
    severity: 'warning',
    basis: once,
    overridable: true,
    vi: 'Hai người này còn đăng ký kết hôn ở {other}, số {number}, đăng ký {date} ({how})',
    en: 'This couple is also married in {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.adoption-twice': {
    title: { vi: 'Một người được nhận nuôi hai lần', en: 'Two adoptions of one child' },
    severity: 'warning',
    basis: {
      vi: 'Luật Nuôi con nuôi 2010, Điều 8 (theo trí nhớ, chưa đối chiếu văn bản): một người chỉ làm con nuôi của một người hoặc của một cặp vợ chồng',
      en: 'Luật Nuôi con nuôi 2010, Đ.8 (recalled): a person is adopted by one person or one couple',
    },
    overridable: true,
    vi: 'Người này còn được nhận làm con nuôi ở {other}, số {number}, đăng ký {date} ({how})',
    en: 'This child is also adopted in {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.married-while-married': {
    title: { vi: 'Kết hôn khi hôn nhân trước chưa chấm dứt', en: 'Married while married' },
    severity: 'warning',
    basis: couples,
    overridable: true,
    vi: 'Ngày kết hôn của {label}: {earlier}, rồi với người khác: {later}; không thấy ly hôn hay chết ở giữa. Xem {other}, số {number}, đăng ký {date} ({how})',
    en: 'The {labelEn} married {earlier} and somebody else {later}; no divorce or death is found between. See {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.single-though-married': {
    title: { vi: 'Xác nhận độc thân trong khi đã kết hôn', en: 'Certified single though married' },
    severity: 'warning',
    basis: {
      vi: `Thông tư 04/2020/TT-BTP, Điều 33; ${couples.vi}`,
      en: `Thông tư 04/2020/TT-BTP, Đ.33; ${couples.en}`,
    },
    overridable: true,
    vi: 'Ngày kết hôn: {earlier}; ngày được xác nhận chưa kết hôn: {later}; không thấy ly hôn hay chết ở giữa. Xem {other}, số {number}, đăng ký {date} ({how})',
    en: 'Married {earlier}, certified single {later}; no divorce or death is found between. See {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.parent-dead': {
    title: { vi: 'Cha, mẹ chết trước khi có con', en: 'Parent dead before the child' },
    severity: 'warning',
    basis: {
      vi: 'Trình tự tự nhiên của sự việc; với cha: trước đó 300 ngày, Luật Hôn nhân và gia đình 2014, Điều 88 (theo trí nhớ, chưa đối chiếu văn bản)',
      en: 'plain order of events; a father 300 days before, Luật Hôn nhân và gia đình 2014, Đ.88 (recalled)',
    },
    overridable: true,
    vi: 'Ngày chết của {label}: {earlier}; ngày sinh của con: {later}. Xem {other}, số {number}, đăng ký {date} ({how})',
    en: 'The {labelEn} died {earlier}, the child was born {later}. See {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.after-death': {
    title: { vi: 'Đăng ký hộ tịch sau khi chết', en: 'Registered after their death' },
    severity: 'warning',
    basis: bases.events,
    overridable: true,
    vi: 'Ngày chết của {label}: {earlier}; ngày đăng ký việc này: {later}. Xem {other}, số {number}, đăng ký {date} ({how})',
    en: 'The {labelEn} died {earlier}, yet had this registered {later}. See {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.death-before-birth': {
    title: { vi: 'Chết trước khi sinh, so với sổ khác', en: 'Death before birth, by another book' },
    severity: 'warning',
    basis: bases.events,
    overridable: true,
    vi: 'Ngày chết: {earlier}; ngày sinh: {later}. Xem {other}, số {number}, đăng ký {date} ({how})',
    en: 'Died {earlier}, born {later}. See {other}, number {number}, registered {date} ({howEn})',
  },
  'cross.identity-shared': {
    title: { vi: 'Số định danh của hai người khác nhau', en: 'One personal number, two persons' },
    severity: 'warning',
    basis: bases.personalNumber,
    overridable: true,
    vi: 'Số định danh này ở {other}, số {number}, đăng ký {date}, là của người khác tên, khác ngày sinh',
    en: 'In {other}, number {number}, registered {date}, this personal number is of a person of another name and birth',
  },
  'cross.person-differs': {
    title: {
      vi: 'Cùng số định danh, khác tên hoặc ngày sinh',
      en: 'Same personal number, other name or birth',
    },
    severity: 'info',
    basis: bases.personalNumber,
    overridable: true,
    vi: 'Cùng số định danh nhưng khác {what} so với {other}, số {number}, đăng ký {date}',
    en: 'The same personal number, another {whatEn} than in {other}, number {number}, registered {date}',
  },
} as const satisfies Record<string, Rule>
