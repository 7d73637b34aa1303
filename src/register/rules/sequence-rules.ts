import { bases } from './bases.ts'
import type { Rule } from './rule.ts'

/** Rules about how the numbers, dates and pages of a book run. */
export const sequenceRules = {
  'number.repeated': {
    title: { vi: 'Số đăng ký bị trùng', en: 'Number repeated' },
    severity: 'error',
    basis: bases.numbering,
    overridable: true,
    fix: 'likely',
    vi: 'Số {value} năm {year} trùng với dòng {rows}',
    en: 'Number {value} of {year} is also on row {rows}',
  },
  'number.gap': {
    title: { vi: 'Thiếu số đăng ký trong năm', en: 'Numbers missing from a year' },
    severity: 'warning',
    basis: bases.numbering,
    overridable: true,
    vi: 'Năm {year} thiếu số {gaps}',
    en: '{year} lacks the numbers {gaps}',
  },
  'number.first': {
    title: { vi: 'Quyển 01 không bắt đầu từ số 1', en: 'Volume 01 does not begin with number 1' },
    severity: 'info',
    basis: {
      vi: 'Nghị định 158/2005/NĐ-CP, Điều 68; Nghị định 87/2020/NĐ-CP, Điều 15: sổ cũ có thể dùng tiếp sang năm sau',
      en: 'Nghị định 158/2005/NĐ-CP, Đ.68; Nghị định 87/2020/NĐ-CP, Đ.15: an older book may go on into the year',
    },
    overridable: true,
    vi: 'Năm {year} bắt đầu từ số {first}: các số trước có thể ở sổ mở năm trước, hoặc còn thiếu',
    en: '{year} begins with number {first}: the numbers before it may stand in an older book, or be missing',
  },
  'number.out-of-place': {
    title: { vi: 'Số đăng ký không khớp dòng trước, dòng sau', en: 'Number does not fit its neighbours' },
    severity: 'warning',
    basis: bases.numbering,
    overridable: true,
    fix: 'likely',
    vi: 'Số {value} đứng giữa số {previous} và số {next}; có thể là {suggestion}',
    en: 'Number {value} stands between {previous} and {next}; perhaps it is {suggestion}',
  },
  'number.order': {
    title: { vi: 'Dòng không theo thứ tự số', en: 'Rows out of order' },
    severity: 'info',
    basis: bases.numbering,
    overridable: true,
    vi: 'Số {value} đứng sau số {previous}: dòng không theo thứ tự số',
    en: 'Number {value} stands after {previous}: rows are out of order',
  },
  'row.copied': {
    title: { vi: 'Hai dòng cùng người, cùng ngày, khác số', en: 'Two rows of the same people and day' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: lỗi sao chép dòng trên xuống mà chỉ sửa số',
      en: 'practice: a row copied down and only its number changed',
    },
    overridable: true,
    vi: 'Cùng người, cùng ngày với dòng {other}, chỉ khác số đăng ký: có thể chép từ dòng đó mà chưa sửa',
    en: 'The same people and day as row {other}, another number: perhaps copied from it and not changed',
  },
  'registered.out-of-place': {
    title: {
      vi: 'Ngày đăng ký không khớp dòng trước, dòng sau',
      en: 'Registration does not fit its neighbours',
    },
    severity: 'warning',
    basis: bases.inOrder,
    overridable: true,
    fix: 'likely',
    vi: 'Số chạy tiếp nhưng ngày đăng ký {value} đứng giữa {previous} và {next}; có thể là {suggestion}',
    en: 'The numbers run on, yet the registration {value} stands between {previous} and {next}; perhaps it is {suggestion}',
  },
  'registered.late-entry': {
    title: { vi: 'Ngày đăng ký chạy ngược với số', en: 'Registration runs against the numbers' },
    severity: 'info',
    basis: bases.inOrder,
    overridable: true,
    vi: 'Số chạy tiếp nhưng ngày đăng ký {value} đứng giữa {previous} và {next}: vào sổ muộn, hoặc sai ngày',
    en: 'The numbers run on, yet the registration {value} stands between {previous} and {next}: entered late, or a wrong date',
  },
  'page.out-of-place': {
    title: { vi: 'Trang số không khớp dòng trước, dòng sau', en: 'Page does not fit its neighbours' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: trong sổ, các trường hợp xếp theo thứ tự số đăng ký',
      en: 'practice: entries stand in a book in the order of their numbers',
    },
    overridable: true,
    fix: 'likely',
    vi: 'Số chạy tiếp nhưng trang {value} đứng giữa trang {previous} và trang {next}',
    en: 'The numbers run on, yet page {value} stands between pages {previous} and {next}',
  },
  'page.gap': {
    title: { vi: 'Nhiều trang liền nhau không có trường hợp nào', en: 'Several pages without an entry' },
    severity: 'info',
    basis: {
      vi: 'Nghị định 158/2005/NĐ-CP, Điều 68: không bỏ trống trang',
      en: 'Nghị định 158/2005/NĐ-CP, Đ.68: no page is left blank',
    },
    overridable: true,
    vi: 'Không có trường hợp nào ở các trang {gaps}: trang bỏ trống, hoặc còn thiếu dòng',
    en: 'No entry stands on the pages {gaps}: they are blank, or rows are missing',
  },
  'book.closing': {
    title: { vi: 'Số dòng khác số ghi khi khóa sổ', en: 'Rows differ from the closing count' },
    severity: 'warning',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, Điều 36: khi khóa sổ ghi tổng số sự kiện',
      en: 'Thông tư 04/2020/TT-BTP, Đ.36: the total of events is written at the closing',
    },
    overridable: true,
    vi: 'Khi khóa sổ ghi {total} trường hợp, bảng có {value} dòng',
    en: 'The closing of the book says {total} entries, the sheet has {value} rows',
  },
  'book.opened': {
    title: { vi: 'Năm mở sổ sớm hơn nhiều so với các dòng', en: 'Book opened long before its rows' },
    severity: 'warning',
    basis: bases.firstEvent,
    overridable: true,
    vi: 'Tên tệp ghi sổ mở năm {value}, trường hợp sớm nhất đăng ký năm {first}: kiểm tra năm ở tên tệp',
    en: 'The file’s name says the book was opened in {value}, its first entry is of {first}: check the year in the name',
  },
} as const satisfies Record<string, Rule>
