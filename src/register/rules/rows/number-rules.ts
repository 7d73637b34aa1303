import { bases } from '../bases.ts'
import type { Rule } from '../rule.ts'

/** Rules about a row’s number, volume and book. */
export const numberRules = {
  'number.unreadable': {
    title: { vi: 'Số đăng ký không phải là số', en: 'Registration number is not a number' },
    severity: 'error',
    basis: bases.numbering,
    overridable: false,
    vi: 'Số đăng ký “{value}” không phải là số',
    en: 'The registration number “{value}” is not a number',
  },
  'number.year': {
    title: {
      vi: 'Năm trong số đăng ký khác năm đăng ký',
      en: 'Year in the number differs from the registration',
    },
    severity: 'warning',
    basis: bases.numbering,
    overridable: true,
    vi: 'Số đăng ký ghi năm {year}, ngày đăng ký là {registered}',
    en: 'The number names the year {year}, the registration is dated {registered}',
  },
  'registered.before-book': {
    title: { vi: 'Đăng ký trước năm mở sổ', en: 'Registered before the book was opened' },
    severity: 'error',
    basis: bases.firstEvent,
    overridable: true,
    vi: 'Ngày đăng ký {registered} trước năm mở sổ {year}',
    en: 'Registered {registered}, before the book was opened ({year})',
  },
  'volume.unreadable': {
    title: { vi: 'Quyển số không đúng dạng', en: 'Volume of the wrong form' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: “02/2018” trong biểu mẫu của Bộ Tư pháp',
      en: 'practice: “02/2018” in the ministry’s template',
    },
    overridable: true,
    vi: 'Quyển số “{value}” không đúng dạng quyển/năm',
    en: 'The volume “{value}” is not of the form volume/year',
  },
  'volume.mismatch': {
    title: { vi: 'Quyển số khác tên tệp', en: 'Volume differs from the file name' },
    severity: 'error',
    basis: bases.volume,
    overridable: true,
    vi: 'Quyển số {value} khác quyển {volume} của tên tệp',
    en: 'The volume {value} differs from volume {volume} of the file name',
  },
  'volume.year': {
    title: { vi: 'Năm của quyển số khác tên tệp', en: 'Year of the volume differs from the file name' },
    severity: 'warning',
    basis: bases.volume,
    overridable: true,
    vi: 'Quyển số {value} khác năm {year} của tên tệp',
    en: 'The volume {value} differs from the year {year} of the file name',
  },
} as const satisfies Record<string, Rule>
