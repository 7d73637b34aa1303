import { bookRules } from './book-rules.ts'
import { cellRules } from './cells/cell-rules.ts'
import { crossRules } from './cross-rules.ts'
import { rowRules } from './rows/row-rules.ts'
import { sequenceRules } from './sequence-rules.ts'

export type { Rule, Severity } from './rule.ts'

/** Every rule by its code. */
export const ruleTable = { ...cellRules, ...rowRules, ...bookRules, ...sequenceRules, ...crossRules }

/** The name of a rule. */
export type RuleCode = keyof typeof ruleTable
