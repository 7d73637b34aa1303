import { bases } from '../bases.ts'
import type { Rule } from '../rule.ts'

/** Rules about values of the ministry’s lists. */
export const codeRules = {
  'code.unknown': {
    title: { vi: 'Mã không có trong danh mục', en: 'Code not in the list' },
    severity: 'error',
    basis: bases.codeLists,
    overridable: false,
    fix: 'likely',
    vi: '“{value}” không có trong danh mục {label}{valid}',
    en: '“{value}” is not in the list of {labelEn}{validEn}',
  },
  'code.form': {
    title: { vi: 'Mã ghi khác dạng', en: 'Code in another form' },
    severity: 'error',
    basis: bases.codeLists,
    overridable: false,
    fix: 'certain',
    vi: '“{value}” của {label} phải ghi bằng mã {suggestion}',
    en: '“{value}” of {labelEn} has to be written as the code {suggestion}',
  },
  'code.legacy': {
    title: { vi: 'Mã của danh mục cũ', en: 'Code of an older list' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: mã của danh mục phiên bản cũ',
      en: 'practice: code list of an older version',
    },
    overridable: true,
    vi: '“{value}” là mã của danh mục cũ; danh mục hiện nay không còn',
    en: '“{value}” is a code of an older list, which today’s list no longer has',
  },
  'list.unknown': {
    title: {
      vi: 'Tên dân tộc, quốc tịch không có trong danh mục',
      en: 'Ethnic group or nationality not in the list',
    },
    severity: 'error',
    basis: bases.dropDowns,
    overridable: false,
    fix: 'likely',
    vi: '“{value}” không có trong danh mục {label}',
    en: '“{value}” is not in the list of {labelEn}',
  },
  'list.spelling': {
    title: { vi: 'Tên được viết lại theo danh mục', en: 'Name spelled as in the list' },
    severity: 'info',
    basis: bases.dropDowns,
    overridable: true,
    fix: 'certain',
    vi: '“{value}” được xuất theo danh mục là “{suggestion}”',
    en: '“{value}” is exported as the list spells it: “{suggestion}”',
  },
  'list.old-name': {
    title: { vi: 'Tên gọi cũ hoặc cách viết khác', en: 'Older or other name' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: tên gọi dùng trong sổ cũ',
      en: 'practice: names used in old books',
    },
    overridable: true,
    fix: 'likely',
    vi: '“{value}” là cách gọi hoặc cách viết khác; trong danh mục có thể là “{suggestion}”',
    en: '“{value}” is an older or other name; in the list it is probably “{suggestion}”',
  },
} as const satisfies Record<string, Rule>
