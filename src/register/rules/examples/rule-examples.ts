import type { RuleCode } from '../rule-table.ts'
import { bookExamples } from './book-examples.ts'
import { cellExamples } from './cell-examples.ts'
import { crossExamples } from './cross-examples.ts'
import type { RuleExample } from './example.ts'
import { rowExamples } from './row-examples.ts'

/** An example of every rule: a rule without one does not compile. */
export const ruleExamples: Readonly<Record<RuleCode, RuleExample>> = {
  ...cellExamples,
  ...rowExamples,
  ...bookExamples,
  ...crossExamples,
}
