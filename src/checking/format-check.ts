import type { Severity } from '../register/finding.ts'
import { fillText, type Language, type Text } from '../register/text.ts'
import type { BookCheck } from './check-book.ts'
import { checkFindingText, ruleTitle } from './check-rules.ts'
import { bookLine } from './summary/book-line.ts'
import { type RuleGroup, severities, summarizeBook } from './summary/book-summary.ts'

const heads: Readonly<Record<Severity, Text>> = {
  error: { vi: 'LỖI', en: 'ERRORS' },
  warning: { vi: 'CẢNH BÁO', en: 'WARNINGS' },
  info: { vi: 'LƯU Ý', en: 'NOTES' },
}
const summary: Text = {
  vi: '{book}: {rows} dòng, {pdfs} tệp PDF. {error} lỗi, {warning} cảnh báo, {info} lưu ý.',
  en: '{book}: {rows} rows, {pdfs} PDFs. {error} errors, {warning} warnings, {info} notes.',
}
const clean: Text = { vi: 'Không phát hiện vấn đề nào.', en: 'Nothing to remark.' }
const more: Text = { vi: '… và {count} chỗ nữa', en: '… and {count} more' }
const rowWord: Text = { vi: 'dòng {row}', en: 'row {row}' }
const examplesShown = 3

/** The result of a check for a person: a line about the book, then each rule that was broken with its count and first examples. */
export function formatCheck(check: BookCheck, language: Language): string {
  const { book, rows, pdfs, counts, groups } = summarizeBook(check, examplesShown)
  const lines = [fillText(summary, language, { book: bookLine(book, language), rows, pdfs, ...counts })]
  if (groups.length === 0) lines.push(fillText(clean, language))
  for (const severity of severities) {
    const own = groups.filter(group => group.severity === severity)
    if (own.length > 0) lines.push('', heads[severity][language])
    for (const group of own) lines.push(...formatGroup(group, language))
  }
  return lines.join('\n')
}

function formatGroup({ code, count, examples }: RuleGroup, language: Language): string[] {
  const lines = [`  ${ruleTitle(code, language)} (${code}) × ${count}`]
  for (const found of examples) {
    const place = [
      found.row === null ? '' : fillText(rowWord, language, { row: found.row }),
      found.column ?? '',
    ]
      .filter(part => part !== '')
      .join(', ')
    const proposal = found.suggestion === null ? '' : ` → ${found.suggestion}`
    lines.push(`    ${place === '' ? '' : `${place}: `}${checkFindingText(found, language)}${proposal}`)
  }
  if (count > examples.length)
    lines.push(`    ${fillText(more, language, { count: count - examples.length })}`)
  return lines
}
