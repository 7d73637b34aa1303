import { type Finding, findingText, type RuleCode, type Severity } from '../register/finding.ts'
import { type Rule, ruleTable } from '../register/rules/rule-table.ts'
import { fillText, type Language } from '../register/text.ts'

const naming = {
  vi: 'Thông lệ: mỗi sổ là một tệp .xlsx và một tệp .zip chứa PDF (CV 1437/BTP-CNTT)',
  en: 'practice: one book is one .xlsx and one .zip of PDFs (CV 1437/BTP-CNTT)',
}
const sheet = {
  vi: 'Thông lệ: các ô trong bảng tính của Bộ Tư pháp là văn bản',
  en: 'practice: cells of the ministry’s sheet are text',
}

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
  'cell.lost-zeros': {
    title: { vi: 'Số giấy tờ có thể mất số 0 ở đầu', en: 'Identity numbers that may have lost zeros' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: '{count} ô là kiểu số của Excel và chỉ có 8, 10 hoặc 11 chữ số: số 0 ở đầu có thể đã mất. Đối chiếu với sổ và nhập dạng chữ',
    en: '{count} cells are numbers of 8, 10 or 11 digits: zeros in front may be lost. Compare with the book and key them as text',
  },
  'cell.shortened-number': {
    title: { vi: 'Excel đã rút gọn số', en: 'Number shortened by Excel' },
    severity: 'error',
    basis: sheet,
    overridable: false,
    vi: 'Ô chỉ còn dạng rút gọn {value}; các chữ số cuối đã mất. Nhập lại theo sổ, dạng chữ',
    en: 'The cell holds only the short form {value}; its last digits are gone. Key what the book says, as text',
  },
  'column.by-label': {
    title: { vi: 'Cột nhận biết theo tên tiếng Việt', en: 'Columns known by Vietnamese names' },
    severity: 'info',
    basis: sheet,
    overridable: true,
    vi: 'Đã đọc theo tên tiếng Việt của cột: {value}',
    en: 'Read by their Vietnamese column names: {value}',
  },
  'column.unnamed': {
    title: { vi: 'Dữ liệu dưới cột không có tên', en: 'Data under columns without a name' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: '{count} ô ở cột {value} không có tên cột nên không được đọc. Đặt tên cột hoặc cho biết cột là gì',
    en: '{count} cells in column {value} have no column name and were not read. Name the column or say what it holds',
  },
  'sheet.letters': {
    title: { vi: 'Đã chuyển bảng mã cũ sang Unicode', en: 'Old letters converted to Unicode' },
    severity: 'info',
    basis: sheet,
    overridable: true,
    vi: 'Theo phông chữ, {count} ô gõ bằng bảng mã {value}; đã chuyển sang Unicode để đọc',
    en: 'By their font {count} cells were typed in {value}; they were converted to Unicode for reading',
  },
  'sheet.letters-told': {
    title: { vi: 'Đã chuyển theo bảng mã được chọn', en: 'Converted from the letters chosen' },
    severity: 'info',
    basis: sheet,
    overridable: true,
    vi: 'Đã chọn bảng mã {value}: {count} ô được chuyển sang Unicode để đọc',
    en: '{value} was chosen: {count} cells were converted to Unicode for reading',
  },
  'sheet.letters-guessed': {
    title: { vi: 'Đoán bảng mã cũ theo nội dung', en: 'Old letters told by the text' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: 'Nội dung cho thấy {count} ô gõ bằng bảng mã {value}; đã chuyển sang Unicode. Xem lại vài tên, nếu sai hãy chọn bảng mã khác',
    en: 'By their text {count} cells were typed in {value} and were converted to Unicode. Look at some names; if they are wrong, choose other letters',
  },
  'sheet.letters-suspect': {
    title: { vi: 'Chữ có thể gõ bằng bảng mã cũ', en: 'Text that may be in old letters' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: '{count} ô (như “{value}”) có thể gõ bằng bảng mã cũ (TCVN3, VNI…) và chưa được chuyển. Nếu đúng, hãy chọn bảng mã của tệp',
    en: '{count} cells (such as “{value}”) may be typed in old letters (TCVN3, VNI…) and were left as they are. If so, choose the letters of the file',
  },
  'sheet.encoding': {
    title: { vi: 'Tệp chữ không phải Unicode', en: 'Text file that is not Unicode' },
    severity: 'info',
    basis: sheet,
    overridable: true,
    vi: 'Tệp dùng bảng mã {value}, không phải Unicode (UTF-8); đã chuyển để đọc',
    en: 'The file is in {value}, not in Unicode (UTF-8); it was converted for reading',
  },
  'sheet.encoding-unclear': {
    title: { vi: 'Không rõ bảng mã của tệp', en: 'Character set of the file unclear' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: 'Không xác định chắc được bảng mã của tệp; chữ có dấu có thể sai. Hãy chọn bảng mã, hoặc lưu lại dạng UTF-8',
    en: 'The character set of the file is not certain; marked letters may be wrong. Choose the letters, or save it as UTF-8',
  },
  'sheet.others': {
    title: { vi: 'Còn trang tính khác chưa đọc', en: 'Other sheets not read' },
    severity: 'warning',
    basis: naming,
    overridable: true,
    vi: 'Chỉ đọc trang tính “{read}”; các trang tính khác cũng giống sổ và chưa được đọc: {value}',
    en: 'Only the sheet “{read}” was read; other sheets look like registers, too, and were not: {value}',
  },
  'sheet.hidden': {
    title: { vi: 'Dòng hoặc cột bị ẩn', en: 'Hidden rows or columns' },
    severity: 'info',
    basis: sheet,
    overridable: true,
    vi: 'Có {rows} dòng và {columns} cột bị ẩn hoặc bị lọc; đã đọc như các dòng, cột khác',
    en: '{rows} rows and {columns} columns are hidden or filtered out; they were read like the others',
  },
  'sheet.merged': {
    title: { vi: 'Ô gộp nhiều dòng', en: 'Cells merged over rows' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: '{count} vùng ô gộp nhiều dòng (từ dòng {row}); giá trị chỉ tính cho dòng đầu của vùng. Bỏ gộp và ghi giá trị cho từng dòng',
    en: '{count} areas are merged over several rows (from row {row}); their value counts for the first row only. Unmerge them and key each row',
  },
  'sheet.far-cells': {
    title: { vi: 'Ô nằm quá xa bên phải', en: 'Cells too far to the right' },
    severity: 'warning',
    basis: sheet,
    overridable: true,
    vi: '{count} ô nằm sau cột thứ 1000 không được đọc',
    en: '{count} cells beyond the 1,000th column were not read',
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
  'pdf.same-content': {
    title: { vi: 'Hai tệp PDF có cùng nội dung', en: 'Two PDFs of the same contents' },
    severity: 'warning',
    basis: naming,
    overridable: true,
    vi: 'Tệp {value} giống hệt tệp {other}, mà hai trường hợp không ở cùng một trang',
    en: 'The file {value} is the same as {other}, yet the two entries are not on one page',
  },
  'pdf.small': {
    title: { vi: 'Tệp PDF nhỏ bất thường', en: 'PDF much smaller than the others' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: một trang sổ khoảng 100 kB (CV 1437/BTP-CNTT)',
      en: 'practice: a page of a book takes about 100 kB (CV 1437/BTP-CNTT)',
    },
    overridable: true,
    vi: 'Tệp {value} chỉ có {size} kB, các tệp khác khoảng {usual} kB: có thể là trang trắng',
    en: 'The file {value} has only {size} kB, the others about {usual} kB: perhaps a blank page',
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
