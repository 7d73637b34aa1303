import { bookRules } from './book-rules.ts'
import { cellRules } from './cell-rules.ts'
import { rowRules } from './row-rules.ts'

export type { Rule, Severity } from './rule.ts'

/** Every rule by its code. */
export const ruleTable = { ...cellRules, ...rowRules, ...bookRules }

/** The name of a rule. */
export type RuleCode = keyof typeof ruleTable
