import type { Severity } from '../../register/finding.ts'
import type { CheckCode } from '../check-rules.ts'
import { severities } from './book-summary.ts'
import type { BookResult } from './check-summary.ts'

/** The findings of one rule over some books. */
export interface RuleSum {
  readonly code: CheckCode
  readonly severity: Severity
  readonly count: number
  readonly books: number
}

/** Each rule that some book broke: gravest first, then the one with most findings. */
export function sumByRule(books: readonly BookResult[]): RuleSum[] {
  const sums = new Map<string, RuleSum>()
  for (const { code, severity, count } of books.flatMap(({ summary }) => summary?.groups ?? [])) {
    const before = sums.get(`${severity} ${code}`)
    sums.set(`${severity} ${code}`, {
      code,
      severity,
      count: count + (before?.count ?? 0),
      books: 1 + (before?.books ?? 0),
    })
  }
  return [...sums.values()].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count,
  )
}
