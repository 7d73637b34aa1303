import { bases } from '../bases.ts'
import type { Rule } from '../rule.ts'

/** Rules about the numbers of identity papers. */
export const identityRules = {
  'identity.shape': {
    title: { vi: 'Số giấy tờ không đúng dạng', en: 'Identity paper number of the wrong shape' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: CMND có 9 chữ số, CCCD và số định danh có 12',
      en: 'practice: CMND 9 digits, CCCD and số định danh 12',
    },
    overridable: true,
    fix: 'likely',
    vi: 'Số giấy tờ “{value}” không đúng dạng của loại giấy tờ này',
    en: 'The number “{value}” does not have the shape of its paper',
  },
  'identity.form': {
    title: { vi: 'Số giấy tờ có dấu cách, dấu chấm', en: 'Identity number with spaces or dots' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: trong bảng tính của Bộ Tư pháp, số chỉ gồm chữ số',
      en: 'practice: numbers of the ministry’s sheet are digits alone',
    },
    overridable: true,
    fix: 'certain',
    vi: 'Số giấy tờ “{value}” nên ghi liền là {suggestion}',
    en: 'The number “{value}” should be written {suggestion}',
  },
  'identity.dummy': {
    title: { vi: 'Số giấy tờ là số điền cho có', en: 'Identity number made up' },
    severity: 'warning',
    basis: bases.defects,
    overridable: true,
    vi: 'Số giấy tờ “{value}” có vẻ là số điền cho có',
    en: 'The number “{value}” looks made up',
  },
  'identity.province': {
    title: { vi: 'Mã tỉnh trong số định danh không có', en: 'Province of a personal number unknown' },
    severity: 'warning',
    basis: {
      vi: 'Số định danh: chữ số 1–3 là 0 và mã tỉnh trước tháng Bảy năm 2025 (001–096); mã lớn hơn là các nước',
      en: 'Số định danh: digits 1–3 are 0 and the province’s code of before July 2025 (001–096); higher ones stand for countries',
    },
    overridable: true,
    vi: 'Số định danh “{value}” bắt đầu bằng {province}, không phải mã tỉnh nào',
    en: 'The personal number “{value}” begins with {province}, the code of no province',
  },
  'identity.birth': {
    title: { vi: 'Số định danh không khớp năm sinh', en: 'Personal number differs from the year of birth' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: chữ số 4–6 của số định danh cá nhân',
      en: 'practice: digits 4–6 of a personal number',
    },
    overridable: true,
    vi: 'Số định danh cho biết sinh năm {says}, cột ngày sinh ghi {written}',
    en: 'The personal number says born in {says}, the date of birth is {written}',
  },
  'identity.sex': {
    title: { vi: 'Số định danh không khớp giới tính', en: 'Personal number differs from the sex' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: chữ số thứ 4 của số định danh cá nhân',
      en: 'practice: digit 4 of a personal number',
    },
    overridable: true,
    vi: 'Số định danh là của {says}, cột giới tính ghi {written}',
    en: 'The personal number is of sex {saysEn}, the entry says {writtenEn}',
  },
  'identity.two-numbers': {
    title: { vi: 'Một người có hai số định danh khác nhau', en: 'One person with two personal numbers' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: số định danh chính là số căn cước',
      en: 'practice: số định danh is the number of the căn cước',
    },
    overridable: true,
    vi: 'Số định danh {value} khác số căn cước của cùng người này',
    en: 'The personal number {value} differs from the căn cước of the same person',
  },
  'identity.shared': {
    title: { vi: 'Hai người khác nhau cùng một số giấy tờ', en: 'Two persons with one identity number' },
    severity: 'error',
    basis: {
      vi: 'Thông lệ: mỗi số giấy tờ tùy thân là của một người',
      en: 'practice: an identity number is one person’s',
    },
    overridable: true,
    vi: '{label} và {other} có cùng một số giấy tờ',
    en: '{labelEn} and {otherEn} have the same identity number',
  },
  'identity.differs': {
    title: { vi: 'Số giấy tờ của cùng một người khác nhau', en: 'Numbers of one person differ' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: người yêu cầu là một trong những người của trường hợp',
      en: 'practice: the declarant is one of the persons of the entry',
    },
    overridable: true,
    vi: 'Người yêu cầu là {label} nhưng hai số giấy tờ khác nhau',
    en: 'The declarant is the {labelEn}, yet the two identity numbers differ',
  },
} as const satisfies Record<string, Rule>
