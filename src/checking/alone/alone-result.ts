import { findKind } from '../../register/kind.ts'
import type { Language } from '../../register/text.ts'
import type { BookCheck } from '../check-book.ts'
import { checkFindingText, getRule, ruleTitle } from '../check-rules.ts'
import { maskCheckFinding } from '../mask-check-finding.ts'
import { summarizeBook } from '../summary/book-summary.ts'
import type { AloneResult } from './schema.ts'

/** The findings of a rule beyond these are counted; the annotated workbook has all. */
const findingsPerRule = 200

/** What the browser is told of a check; without identity numbers where somebody may not see them. */
export function aloneResult(check: BookCheck, language: Language, identity: boolean): AloneResult {
  const { book, rows, pdfs, counts, groups } = summarizeBook(check, findingsPerRule)
  const kind = findKind(book.kind)
  return {
    ...book,
    rows,
    pdfs,
    counts,
    groups: groups.map(({ code, severity, count, examples }) => ({
      code,
      severity,
      title: ruleTitle(code, language),
      basis: getRule(code).basis[language],
      count,
      findings: examples.map(found => {
        const shown = identity ? found : maskCheckFinding(found, kind)
        const { row, column, value, suggestion } = shown
        return { row, column, value, message: checkFindingText(shown, language), suggestion }
      }),
    })),
  }
}
