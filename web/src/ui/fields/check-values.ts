import { findingText } from '../../../../src/register/finding.ts'
import { findKind } from '../../../../src/register/kind.ts'
import { dayNumber } from '../../../../src/register/partial-date.ts'
import { createBookCheck } from '../../../../src/register/rules/check-book.ts'
import { checkRow } from '../../../../src/register/rules/check-row.ts'
import type { Rule, Severity } from '../../../../src/register/rules/rule.ts'
import { ruleTable } from '../../../../src/register/rules/rule-table.ts'
import type { Language } from '../../../../src/register/text.ts'

/** What the rules say of an entry while somebody types in it. */
export interface LiveFinding {
  readonly code: string
  readonly severity: Severity
  readonly column: string | null
  readonly message: string
  readonly suggestion: string | null
  /** What the suggestion is worth: the same in another form, or a guess. */
  readonly fix: Rule['fix'] | null
}

/** What is known of the book the entry stands in. */
export interface ValuesContext {
  readonly kind: string | null
  /** The year the book was opened. */
  readonly year: number | null
  /** Its volume: then the entry is compared with the book as well, and blank core fields are left to who looks at the book. */
  readonly volume?: string
  /** The columns of the sheet; all of the kind when absent. */
  readonly present?: readonly string[]
}

/** Checks an entry by the rules of rows and cells, as the server will; those that look at the whole book wait for it. */
export function checkValues(
  book: ValuesContext,
  row: { readonly row: number; readonly values: Readonly<Record<string, string>> },
  language: Language,
): readonly LiveFinding[] {
  const kind = findKind(book.kind ?? '')
  if (kind === undefined) return []
  const context = { ...(book.present && { columns: new Set(book.present) }), today: dayNumber(new Date()) }
  const found =
    book.volume === undefined
      ? checkRow(kind, row, { ...context, bookYear: book.year })
      : createBookCheck(kind, { year: book.year, volume: book.volume }, context).add(row)
  return found.map(found => {
    const rule: Rule = ruleTable[found.code]
    return {
      code: found.code,
      severity: found.severity,
      column: found.column,
      message: findingText(found, language),
      suggestion: found.suggestion,
      fix: rule.fix ?? null,
    }
  })
}
