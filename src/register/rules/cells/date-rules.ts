import { bases } from '../bases.ts'
import type { Rule } from '../rule.ts'

/** Rules about one date or time, in digits and in words. */
export const dateRules = {
  'date.format': {
    title: { vi: 'Ô ngày tháng không ghi ngày tháng', en: 'Not a date' },
    severity: 'error',
    basis: {
      vi: 'Thông lệ: bảng tính của Bộ Tư pháp ghi dd.mm.yyyy, mm.yyyy hoặc yyyy',
      en: 'practice: dd.mm.yyyy, mm.yyyy or yyyy in the ministry’s sheet',
    },
    overridable: false,
    vi: '“{value}” không phải ngày tháng; ghi ngày.tháng.năm, tháng.năm hoặc năm',
    en: '“{value}” is not a date; write dd.mm.yyyy, mm.yyyy or yyyy',
  },
  'date.impossible': {
    title: { vi: 'Ngày không có trong lịch', en: 'Day that does not exist' },
    severity: 'error',
    basis: {
      vi: 'Lịch',
      en: 'calendar',
    },
    overridable: false,
    fix: 'likely',
    vi: 'Không có ngày {value}',
    en: 'There is no such day: {value}',
  },
  'date.year-range': {
    title: { vi: 'Năm không thể đúng', en: 'Year that cannot be right' },
    severity: 'error',
    basis: bases.defects,
    overridable: false,
    fix: 'likely',
    vi: 'Năm trong “{value}” không thể đúng',
    en: 'The year in “{value}” cannot be right',
  },
  'date.two-digit-year': {
    title: { vi: 'Năm chỉ ghi hai chữ số', en: 'Year of two digits' },
    severity: 'error',
    basis: bases.defects,
    overridable: false,
    fix: 'likely',
    vi: 'Năm trong “{value}” chỉ có hai chữ số; ghi đủ bốn chữ số',
    en: 'The year in “{value}” has two digits; write all four',
  },
  'date.form': {
    title: { vi: 'Ngày tháng viết khác mẫu', en: 'Date written in another form' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: bảng tính của Bộ Tư pháp dùng dấu chấm, ngày và tháng hai chữ số',
      en: 'practice: the ministry’s sheet takes dots and two-digit days and months',
    },
    overridable: true,
    fix: 'certain',
    vi: 'Ngày “{value}” nên ghi là {suggestion}',
    en: 'The date “{value}” should be written {suggestion}',
  },
  'date.future': {
    title: { vi: 'Ngày sau hôm nay', en: 'Date in the future' },
    severity: 'error',
    basis: bases.events,
    overridable: false,
    vi: 'Ngày {value} còn ở tương lai',
    en: 'The date {value} lies in the future',
  },
  'date.default': {
    title: { vi: 'Nhiều dòng ghi một ngày điền thay', en: 'Many rows with a stand-in date' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: ở một tỉnh, ngày không rõ bị điền là 19/11/1999; ngày đầu tiên trong lịch của các phần mềm',
      en: 'practice: 19/11/1999 filled in for unknown dates in one province; first days of the calendars of programs',
    },
    overridable: true,
    vi: '{count} dòng cùng ghi {value}: ngày hay được điền thay khi không rõ',
    en: '{count} rows say {value}: a day that often stands for unknown dates',
  },
  'date.repeated': {
    title: { vi: 'Một ngày lặp lại ở nhiều dòng', en: 'One date in many rows' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: lỗi điền một ngày thay cho ngày không rõ (01/01/1900, 19/11/1999)',
      en: 'practice: a date filled in for unknown ones (01/01/1900, 19/11/1999)',
    },
    overridable: true,
    vi: '{count} dòng cùng ghi {value}: có thể là ngày điền thay khi không rõ',
    en: '{count} rows say {value}: it may stand for unknown dates',
  },
  'time.unreadable': {
    title: { vi: 'Không đọc được giờ, phút', en: 'Time cannot be read' },
    severity: 'warning',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, Điều 34: giờ, phút chết; để trống nếu không rõ',
      en: 'Thông tư 04/2020/TT-BTP, Đ.34: hour and minute of death; blank if unknown',
    },
    overridable: true,
    vi: 'Không đọc được giờ, phút “{value}”',
    en: 'The time “{value}” cannot be read',
  },
  'time.impossible': {
    title: { vi: 'Giờ, phút không có thật', en: 'Time that does not exist' },
    severity: 'error',
    basis: {
      vi: 'Giờ trong ngày',
      en: 'clock',
    },
    overridable: false,
    vi: 'Không có giờ, phút “{value}”',
    en: 'There is no such time: “{value}”',
  },
  'words.mismatch': {
    title: { vi: 'Ngày bằng chữ khác ngày bằng số', en: 'Date in words differs from the digits' },
    severity: 'error',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, Điều 31 và Điều 34: ngày ghi bằng số và bằng chữ',
      en: 'Thông tư 04/2020/TT-BTP, Đ.31 and Đ.34: date in digits and in words',
    },
    overridable: true,
    vi: 'Ngày ghi bằng chữ ({words}) khác ngày ghi bằng số ({digits})',
    en: 'The date in words ({words}) differs from the date in digits ({digits})',
  },
  'words.unreadable': {
    title: { vi: 'Không đọc được ngày bằng chữ', en: 'Date in words cannot be read' },
    severity: 'warning',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, Điều 31 và Điều 34',
      en: 'Thông tư 04/2020/TT-BTP, Đ.31 and Đ.34',
    },
    overridable: true,
    vi: 'Không đọc được ngày ghi bằng chữ: “{value}”',
    en: 'The date in words cannot be read: “{value}”',
  },
} as const satisfies Record<string, Rule>
