import type { Severity } from '../../register/finding.ts'
import type { Text } from '../../register/text.ts'
import type { BookCheck } from '../check-book.ts'
import type { CheckCode, CheckFinding, FindingCounts } from '../check-rules.ts'
import type { BookName } from '../identify-book.ts'

/** The findings of one rule in one book. */
export interface RuleGroup {
  readonly code: CheckCode
  readonly severity: Severity
  readonly count: number
  /** The first of them. */
  readonly examples: readonly CheckFinding[]
}

/** What is kept of a book's check once its findings have been told: of bounded size, whatever the book. */
export interface BookSummary {
  readonly book: BookName
  readonly rows: number
  readonly pdfs: number
  readonly counts: FindingCounts
  /** Gravest first, then the rule with most findings. */
  readonly groups: readonly RuleGroup[]
}

export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Groups the findings of a check by rule, with so many examples each. */
export function summarizeBook(check: BookCheck, examples: number): BookSummary {
  const { book, rows, pdfs, counts, findings } = check
  return { book, rows, pdfs, counts, groups: groupByRule(findings, examples) }
}

/** The same with findings that came later; those of the same rule are counted with it. */
export function addFindings(
  summary: BookSummary,
  more: readonly CheckFinding[],
  examples: number,
): BookSummary {
  const counts = { ...summary.counts }
  for (const { severity } of more) counts[severity] += 1
  const added = groupByRule(more, examples)
  const isSame = (a: RuleGroup) => (b: RuleGroup) => a.code === b.code && a.severity === b.severity
  const known = summary.groups.map(group => {
    const own = added.find(isSame(group))
    if (own === undefined) return group
    return {
      ...group,
      count: group.count + own.count,
      examples: [...group.examples, ...own.examples].slice(0, examples),
    }
  })
  const unknown = added.filter(group => !summary.groups.some(isSame(group)))
  return { ...summary, counts, groups: sortGroups([...known, ...unknown]) }
}

function sortGroups(groups: readonly RuleGroup[]): RuleGroup[] {
  return [...groups].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count,
  )
}

function groupByRule(findings: readonly CheckFinding[], examples: number): RuleGroup[] {
  const groups = new Map<
    string,
    { -readonly [K in keyof RuleGroup]: RuleGroup[K] } & { examples: CheckFinding[] }
  >()
  for (const found of findings) {
    const { code, severity } = found
    const group = groups.get(`${severity} ${code}`) ?? { code, severity, count: 0, examples: [] }
    group.count += 1
    if (group.examples.length < examples) group.examples.push(found)
    groups.set(`${severity} ${code}`, group)
  }
  return sortGroups([...groups.values()])
}

/** What a person should do about a book. */
export type Verdict = 'clean' | 'look' | 'errors' | 'unusable'

/** The worst that was found decides; notes alone are nothing to do. */
export function judge(counts: FindingCounts | undefined): Verdict {
  if (counts === undefined) return 'unusable'
  if (counts.error > 0) return 'errors'
  return counts.warning > 0 ? 'look' : 'clean'
}

export const verdictTexts: Readonly<Record<Verdict, Text>> = {
  clean: { vi: 'Đạt', en: 'Clean' },
  look: { vi: 'Cần xem', en: 'To look at' },
  errors: { vi: 'Có lỗi', en: 'Errors' },
  unusable: { vi: 'Không đọc được', en: 'Unusable' },
}

export const severityTexts: Readonly<Record<Severity, Text>> = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  info: { vi: 'Lưu ý', en: 'Note' },
}
