import { type CheckFinding, checkFindingText, type FindingCounts } from '../checking/check-rules.ts'
import type { Severity } from '../register/finding.ts'
import type { Rule } from '../register/rules/rule-table.ts'
import { fillText, type Language, type TextParams } from '../register/text.ts'

const practice = {
  vi: 'Thông lệ: mỗi trường hợp là một dòng và một tệp PDF gồm mọi trang của nó (CV 1437/BTP-CNTT)',
  en: 'practice: one case is one row and one PDF of all its pages (CV 1437/BTP-CNTT)',
}

/** What can be wrong between a book's rows, its pages and the list that joins them. */
export const packageRules = {
  'map.row-without-pages': {
    title: { vi: 'Số đăng ký chưa được ghép trang', en: 'Number without pages in the map' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Số {value} không có trang nào trong bảng ghép trang',
    en: 'Number {value} has no pages in the map',
  },
  'map.number-without-row': {
    title: {
      vi: 'Bảng ghép trang ghi số không có trong sổ',
      en: 'Map names a number that is not in the book',
    },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Bảng ghép trang, dòng {line}: số {value} không có trong sổ',
    en: 'Map line {line}: number {value} is not in the book',
  },
  'map.number-ambiguous': {
    title: { vi: 'Bảng ghép trang ghi số có ở nhiều dòng', en: 'Map names a number of several rows' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Bảng ghép trang, dòng {line}: số {value} có ở nhiều dòng của sổ ({rows}); ghi kèm năm, ví dụ {value}/2006',
    en: 'Map line {line}: number {value} stands on several rows ({rows}); add the year, such as {value}/2006',
  },
  'map.number-repeated': {
    title: { vi: 'Bảng ghép trang ghi một số nhiều lần', en: 'Map names a number more than once' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Bảng ghép trang, dòng {line}: số {value} đã có ở dòng {other}',
    en: 'Map line {line}: number {value} already stands on line {other}',
  },
  'map.number-unreadable': {
    title: { vi: 'Bảng ghép trang có số không đọc được', en: 'Number in the map cannot be read' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Bảng ghép trang, dòng {line}: không đọc được số “{value}”',
    en: 'Map line {line}: the number “{value}” cannot be read',
  },
  'map.page-unknown': {
    title: {
      vi: 'Bảng ghép trang ghi trang không có trong thư mục',
      en: 'Map names a page that is not in the folder',
    },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Bảng ghép trang, dòng {line}: không có trang “{value}” trong thư mục trang',
    en: 'Map line {line}: there is no page “{value}” in the folder',
  },
  'map.no-pages': {
    title: { vi: 'Bảng ghép trang có dòng không ghi trang', en: 'Map line without pages' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Bảng ghép trang, dòng {line}: số {value} không ghi trang nào',
    en: 'Map line {line}: number {value} names no page',
  },
  'map.page-unused': {
    title: { vi: 'Trang không thuộc trường hợp nào', en: 'Pages that belong to no case' },
    severity: 'info',
    basis: practice,
    overridable: true,
    vi: '{count} trang không thuộc trường hợp nào (bìa, trang trống…): {value}',
    en: '{count} pages belong to no case (cover, blank pages…): {value}',
  },
  'package.row-unnamed': {
    title: { vi: 'Không đặt được tên tệp PDF cho dòng', en: 'Row whose PDF cannot be named' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Không đặt được tên tệp PDF cho dòng này vì thiếu số hoặc ngày đăng ký',
    en: 'The PDF of this row cannot be named: its number or date of registration is missing',
  },
  'package.name-repeated': {
    title: { vi: 'Hai dòng cùng cho một tên tệp PDF', en: 'Two rows give one PDF name' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Hai dòng cùng cho tên tệp {value} (dòng {other}); chỉ ghi tệp của dòng trước',
    en: 'Two rows give the file name {value} (row {other}); only the first was written',
  },
  'package.page-unusable': {
    title: { vi: 'Trang không đưa được vào PDF', en: 'Page that cannot go into the PDF' },
    severity: 'error',
    basis: practice,
    overridable: false,
    vi: 'Không đưa được trang {value} vào PDF: {reason}',
    en: 'The page {value} cannot go into the PDF: {reason}',
  },
  'package.columns-left-out': {
    title: { vi: 'Cột không có trong mẫu, không ghi ra', en: 'Columns outside the template left out' },
    severity: 'warning',
    basis: practice,
    overridable: true,
    vi: 'Mẫu cột {profile} không có cột {columns}; dữ liệu của các cột này không được ghi ra',
    en: 'The columns {columns} are not in the template {profile} and were left out',
  },
} as const satisfies Record<string, Rule>

export type PackageRuleCode = keyof typeof packageRules

/** A finding of packaging: what the check of the book says, and what does not fit between rows and pages. */
export type PackageFinding = CheckFinding | OwnFinding

/** A finding of packaging itself. */
export interface OwnFinding extends Omit<CheckFinding, 'code'> {
  readonly code: PackageRuleCode
}

/** A finding of packaging. */
export function packageFinding(
  code: PackageRuleCode,
  place: {
    readonly row?: number
    readonly column?: string
    readonly value?: string
    readonly params?: TextParams
  },
): OwnFinding {
  const severity: Severity = packageRules[code].severity
  return {
    code,
    severity,
    row: place.row ?? null,
    column: place.column ?? null,
    value: place.value ?? null,
    params: place.params ?? {},
    suggestion: null,
  }
}

/** The sentence a person reads. */
export function packageFindingText(found: PackageFinding, language: Language): string {
  if (!isOwn(found)) return checkFindingText(found, language)
  return fillText(packageRules[found.code], language, { value: found.value ?? '', ...found.params })
}

function isOwn(found: PackageFinding): found is OwnFinding {
  return Object.hasOwn(packageRules, found.code)
}

/** How many findings there are of each severity. */
export function countPackageFindings(findings: readonly PackageFinding[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
