import type { Severity } from '../register/finding.ts'
import { getKind } from '../register/kind.ts'
import { fillText, type Language, type Text } from '../register/text.ts'
import type { BookCheck } from './check-book.ts'
import { type CheckCode, type CheckFinding, checkFindingText, ruleTitle } from './check-rules.ts'

const severities: readonly Severity[] = ['error', 'warning', 'info']
const heads: Readonly<Record<Severity, Text>> = {
  error: { vi: 'LỖI', en: 'ERRORS' },
  warning: { vi: 'CẢNH BÁO', en: 'WARNINGS' },
  info: { vi: 'LƯU Ý', en: 'NOTES' },
}
const summary: Text = {
  vi: '{kind}{year}{volume}: {rows} dòng, {pdfs} tệp PDF. {error} lỗi, {warning} cảnh báo, {info} lưu ý.',
  en: '{kind}{year}{volume}: {rows} rows, {pdfs} PDFs. {error} errors, {warning} warnings, {info} notes.',
}
const clean: Text = { vi: 'Không phát hiện vấn đề nào.', en: 'Nothing to remark.' }
const more: Text = { vi: '… và {count} chỗ nữa', en: '… and {count} more' }
const rowWord: Text = { vi: 'dòng {row}', en: 'row {row}' }
const examplesShown = 3

/** The result of a check for a person: a line about the book, then each rule that was broken with its count and first examples. */
export function formatCheck(check: BookCheck, language: Language): string {
  const { book, rows, pdfs, counts } = check
  const lines = [
    fillText(summary, language, {
      kind: getKind(book.kind).name[language],
      year: book.year === null ? '' : language === 'vi' ? ` năm ${book.year}` : ` of ${book.year}`,
      volume:
        book.volume === null ? '' : language === 'vi' ? `, quyển ${book.volume}` : `, volume ${book.volume}`,
      rows,
      pdfs,
      ...counts,
    }),
  ]
  if (check.findings.length === 0) lines.push(fillText(clean, language))
  for (const severity of severities) {
    const groups = groupByCode(check.findings.filter(found => found.severity === severity))
    if (groups.length > 0) lines.push('', heads[severity][language])
    for (const [code, group] of groups) lines.push(...formatGroup(code, group, language))
  }
  return lines.join('\n')
}

/** The findings of each rule, the rule with most findings first. */
function groupByCode(findings: readonly CheckFinding[]): (readonly [CheckCode, readonly CheckFinding[]])[] {
  const groups = new Map<CheckCode, CheckFinding[]>()
  for (const found of findings) {
    const group = groups.get(found.code)
    if (group === undefined) groups.set(found.code, [found])
    else group.push(found)
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

function formatGroup(code: CheckCode, group: readonly CheckFinding[], language: Language): string[] {
  const lines = [`  ${ruleTitle(code, language)} (${code}) × ${group.length}`]
  for (const found of group.slice(0, examplesShown)) {
    const place = [
      found.row === null ? '' : fillText(rowWord, language, { row: found.row }),
      found.column ?? '',
    ]
      .filter(part => part !== '')
      .join(', ')
    const proposal = found.suggestion === null ? '' : ` → ${found.suggestion}`
    lines.push(`    ${place === '' ? '' : `${place}: `}${checkFindingText(found, language)}${proposal}`)
  }
  if (group.length > examplesShown)
    lines.push(`    ${fillText(more, language, { count: group.length - examplesShown })}`)
  return lines
}
