import { type Finding, findingText, type RuleCode, type Severity } from '../register/finding.ts'
import { type Rule, ruleTable } from '../register/rules/rule-table.ts'
import { fillText, type Language } from '../register/text.ts'
import { type FileRuleCode, fileRules } from './file-rules.ts'

/** Every rule that a check of a book's files can report. */
export const checkRules = { ...ruleTable, ...fileRules } as const

export type CheckCode = RuleCode | FileRuleCode

/** A finding of the check: those of the register's rules, and those about the files themselves. */
export interface CheckFinding extends Omit<Finding, 'code'> {
  readonly code: CheckCode
}

/** The rule of a code, for its severity, its texts and whether "as in the book" may be said of it. */
export function getRule(code: CheckCode): Rule {
  return checkRules[code]
}

/** The rule of a code that came from outside (a stored finding), if it is known. */
export function findRule(code: string): Rule | undefined {
  return Object.hasOwn(checkRules, code) ? checkRules[code as CheckCode] : undefined
}

/** What the findings of a rule are called together; a code that is no longer known stands for itself. */
export function ruleTitle(code: string, language: Language): string {
  return findRule(code)?.title[language] ?? code
}

/** A finding about the files. */
export function fileFinding(
  code: FileRuleCode,
  place: Partial<Omit<CheckFinding, 'code' | 'severity'>>,
): CheckFinding {
  const severity: Severity = fileRules[code].severity
  return { code, severity, row: null, column: null, value: null, params: {}, suggestion: null, ...place }
}

/** The sentence a person reads. */
export function checkFindingText(
  found: Pick<CheckFinding, 'code' | 'params' | 'value' | 'suggestion'>,
  language: Language,
): string {
  const { code } = found
  if (!isFileRule(code)) return findingText({ ...found, code }, language)
  return fillText(fileRules[code], language, {
    value: found.value ?? '',
    suggestion: found.suggestion ?? '',
    ...found.params,
  })
}

function isFileRule(code: CheckCode): code is FileRuleCode {
  return Object.hasOwn(fileRules, code)
}

/** How many findings there are of each severity. */
export interface FindingCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
}

export function countFindings(findings: readonly Pick<CheckFinding, 'severity'>[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}
