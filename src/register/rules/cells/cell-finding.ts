import type { Field } from '../../field.ts'
import { type Finding, type FindingPlace, finding, type RuleCode } from '../../finding.ts'

/** A finding about one value of a field, not yet of any row: the same for every row that has the value. */
export function cellFinding(field: Field, code: RuleCode, value: string, more: FindingPlace = {}): Finding {
  const params = { label: field.label.vi, labelEn: field.label.en, ...more.params }
  return finding(code, { column: field.id, value, ...more, params })
}
