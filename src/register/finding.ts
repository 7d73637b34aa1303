import { type RuleCode, ruleTable, type Severity } from './rules/rule-table.ts'
import { fillText, type Language, type TextParams } from './text.ts'

export type { RuleCode, Severity }

/** Something the rules noticed in a book. Expected, counted, shown beside its cell; its words come from the rule table. */
export interface Finding {
  readonly code: RuleCode
  readonly severity: Severity
  /** The sheet's row number (the first data row is 2); null when the finding is about a file or the whole book. */
  readonly row: number | null
  /** The ministry's column name; null when the finding is about the row, a file or the book. */
  readonly column: string | null
  /** What stands there, as the rules read it. */
  readonly value: string | null
  readonly params: TextParams
  /** What it should probably be; '' for a blank cell. */
  readonly suggestion: string | null
}

/** Where a finding belongs and what it says, beside its code. */
export type FindingPlace = Partial<Pick<Finding, 'row' | 'column' | 'value' | 'params' | 'suggestion'>>

/** A finding of a rule, with the rule's severity. */
export function finding(code: RuleCode, place: FindingPlace): Finding {
  const { row = null, column = null, value = null, params = {}, suggestion = null } = place
  return { code, severity: ruleTable[code].severity, row, column, value, params, suggestion }
}

/** The sentence a person reads; the value and the suggestion may stand in it as `{value}` and `{suggestion}`. */
export function findingText(
  found: Pick<Finding, 'code' | 'params' | 'value' | 'suggestion'>,
  language: Language,
): string {
  const params = { value: found.value ?? '', suggestion: found.suggestion ?? '', ...found.params }
  return fillText(ruleTable[found.code], language, params)
}
