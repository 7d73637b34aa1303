import type { BookCheck } from '../checking/check-book.ts'
import { type CheckFinding, checkFindingText } from '../checking/check-rules.ts'
import type { Language } from '../register/text.ts'

/** What `--json` prints of a book: the contract with outside checks. */
export function checkToJson(check: BookCheck, language: Language): object {
  const { book, rows, pdfs, counts, findings } = check
  return { book, rows, pdfs, counts, findings: findings.map(found => findingToJson(found, language)) }
}

/** What `--json` prints of a finding. */
export function findingToJson(found: CheckFinding, language: Language): object {
  const { code, severity, row, column, value, suggestion } = found
  return { code, severity, row, column, value, message: checkFindingText(found, language), suggestion }
}
