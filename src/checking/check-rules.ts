import { type Finding, findingText, type RuleCode, type Severity } from '../register/finding.ts'
import { type Rule, ruleTable } from '../register/rules/rule-table.ts'
import { fillText, type Language } from '../register/text.ts'

const naming = 'practice: one book is one .xlsx and one .zip of PDFs (CV 1437/BTP-CNTT)'
const sheet = 'practice: cells of the ministry’s sheet are text'

/** What only the files can show, beside the rules of the register: cells that are no text, PDFs that do not open, names of the two files. */
export const fileRules = {
  'cell.error': {
    title: { vi: 'Ô báo lỗi công thức', en: 'Formula error in a cell' },
    severity: 'error',
    basis: sheet,
    overridable: false,
    vi: 'Ô báo lỗi công thức {value}; nhập lại theo sổ',
    en: 'The cell holds the formula error {value}; key what the book says',
  },
  'cell.turned-date': {
    title: { vi: 'Excel đã đổi nội dung ô thành ngày', en: 'Cell turned into a date by Excel' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: 'Excel đã đổi nội dung ô thành ngày {value}; có thể sổ ghi khác (ví dụ 01/2018). Nhập lại dạng chữ',
    en: 'Excel turned the cell into the date {value}; the book may say otherwise (such as 01/2018). Key it as text',
  },
  'cell.date': {
    title: { vi: 'Ô kiểu ngày đã đọc thành chữ', en: 'Date cells read as text' },
    severity: 'info',
    basis: sheet,
    overridable: true,
    vi: '{count} ô là kiểu ngày của Excel; đã đọc thành dạng chữ ngày.tháng.năm',
    en: '{count} cells were Excel dates; they were read as text dd.mm.yyyy',
  },
  'pdf.empty': {
    title: { vi: 'Tệp PDF rỗng', en: 'Empty PDF' },
    severity: 'error',
    basis: naming,
    overridable: false,
    vi: 'Tệp {value} rỗng',
    en: 'The file {value} is empty',
  },
  'pdf.not-pdf': {
    title: { vi: 'Tệp không phải là PDF', en: 'File that is not a PDF' },
    severity: 'error',
    basis: naming,
    overridable: false,
    vi: 'Tệp {value} không phải là tệp PDF',
    en: 'The file {value} is not a PDF',
  },
  'pdf.truncated': {
    title: { vi: 'Tệp PDF bị cắt cụt', en: 'PDF cut short' },
    severity: 'error',
    basis: naming,
    overridable: false,
    vi: 'Tệp PDF {value} bị cắt cụt, không mở được',
    en: 'The PDF {value} is cut short and does not open',
  },
  'pdf.encrypted': {
    title: { vi: 'Tệp PDF có mật khẩu', en: 'PDF with a password' },
    severity: 'error',
    basis: naming,
    overridable: false,
    vi: 'Tệp PDF {value} có mật khẩu',
    en: 'The PDF {value} has a password',
  },
  'pdf.damaged': {
    title: { vi: 'Tệp PDF bị hỏng trong tệp .zip', en: 'PDF damaged inside the .zip' },
    severity: 'error',
    basis: naming,
    overridable: false,
    vi: 'Tệp {value} bị hỏng trong tệp .zip (sai mã kiểm tra)',
    en: 'The file {value} is damaged inside the .zip (its checksum differs)',
  },
  'book.zip-name': {
    title: { vi: 'Tệp .zip của sổ khác', en: 'The .zip is of another book' },
    severity: 'error',
    basis: naming,
    overridable: false,
    vi: 'Tệp {value} là của sổ {zipBook}, còn bảng tính là của sổ {book}',
    en: 'The file {value} is of the book {zipBook}, the workbook of {book}',
  },
  'book.zip-prefix': {
    title: {
      vi: 'Tên tệp .zip và bảng tính có phần đầu khác nhau',
      en: 'The .zip and the workbook begin with different names',
    },
    severity: 'info',
    basis: naming,
    overridable: true,
    vi: 'Tệp .zip “{value}” và bảng tính “{other}” có phần đầu tên khác nhau',
    en: 'The .zip “{value}” and the workbook “{other}” begin with different names',
  },
} as const satisfies Record<string, Rule>

/** Every rule that a check of a book's files can report. */
export const checkRules = { ...ruleTable, ...fileRules } as const

export type FileRuleCode = keyof typeof fileRules
export type CheckCode = RuleCode | FileRuleCode

/** A finding of the check: those of the register's rules, and those about the files themselves. */
export interface CheckFinding extends Omit<Finding, 'code'> {
  readonly code: CheckCode
}

/** The rule of a code, for its severity, its texts and whether "as in the book" may be said of it. */
export function getRule(code: CheckCode): Rule {
  return checkRules[code]
}

/** The rule of a code that came from outside (a stored finding), if it is known. */
export function findRule(code: string): Rule | undefined {
  return Object.hasOwn(checkRules, code) ? checkRules[code as CheckCode] : undefined
}

/** What the findings of a rule are called together; a code that is no longer known stands for itself. */
export function ruleTitle(code: string, language: Language): string {
  return findRule(code)?.title[language] ?? code
}

/** A finding about the files. */
export function fileFinding(
  code: FileRuleCode,
  place: Partial<Omit<CheckFinding, 'code' | 'severity'>>,
): CheckFinding {
  const severity: Severity = fileRules[code].severity
  return { code, severity, row: null, column: null, value: null, params: {}, suggestion: null, ...place }
}

/** The sentence a person reads. */
export function checkFindingText(
  found: Pick<CheckFinding, 'code' | 'params' | 'value' | 'suggestion'>,
  language: Language,
): string {
  const { code } = found
  if (!isFileRule(code)) return findingText({ ...found, code }, language)
  return fillText(fileRules[code], language, {
    value: found.value ?? '',
    suggestion: found.suggestion ?? '',
    ...found.params,
  })
}

function isFileRule(code: CheckCode): code is FileRuleCode {
  return Object.hasOwn(fileRules, code)
}

/** How many findings there are of each severity. */
export interface FindingCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
}

export function countFindings(findings: readonly Pick<CheckFinding, 'severity'>[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
