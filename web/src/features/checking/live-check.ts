import type { Package } from '../../../../src/checking/schema.ts'
import { findingText } from '../../../../src/register/finding.ts'
import { findKind } from '../../../../src/register/kind.ts'
import { normalizeText } from '../../../../src/register/normalize-text.ts'
import { dayNumber } from '../../../../src/register/partial-date.ts'
import { checkRow } from '../../../../src/register/rules/check-row.ts'
import type { Severity } from '../../../../src/register/rules/rule.ts'
import type { Language } from '../../../../src/register/text.ts'

/** What the rules say of a row while somebody types in it. */
export interface LiveFinding {
  readonly code: string
  readonly severity: Severity
  readonly column: string | null
  readonly message: string
  readonly suggestion: string | null
}

/** Checks a row by the rules of rows and cells, as the server will; those that look at the whole book wait for it. */
export function checkLive(
  { kind: kindCode, year }: Pick<Package, 'kind' | 'year'>,
  row: { readonly row: number; readonly values: Readonly<Record<string, string>> },
  typed: { readonly column: string; readonly text: string },
  present: readonly string[],
  language: Language,
): readonly LiveFinding[] {
  const kind = findKind(kindCode ?? '')
  if (kind === undefined) return []
  const values = { ...row.values, [typed.column]: normalizeText(typed.text) }
  const context = { columns: new Set(present), today: dayNumber(new Date()), bookYear: year }
  return checkRow(kind, { row: row.row, values }, context).map(found => ({
    code: found.code,
    severity: found.severity,
    column: found.column,
    message: findingText(found, language),
    suggestion: found.suggestion,
  }))
}
