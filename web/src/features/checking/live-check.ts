import type { Package } from '../../../../src/checking/schema.ts'
import { normalizeText } from '../../../../src/register/normalize-text.ts'
import type { Language } from '../../../../src/register/text.ts'
import { checkValues, type LiveFinding } from '../../ui/fields/check-values.ts'

/** Checks a row of a package with what is typed in one of its cells. */
export function checkLive(
  { kind, year }: Pick<Package, 'kind' | 'year'>,
  row: { readonly row: number; readonly values: Readonly<Record<string, string>> },
  typed: { readonly column: string; readonly text: string },
  present: readonly string[],
  language: Language,
): readonly LiveFinding[] {
  const values = { ...row.values, [typed.column]: normalizeText(typed.text) }
  return checkValues({ kind, year, present }, { row: row.row, values }, language)
}
