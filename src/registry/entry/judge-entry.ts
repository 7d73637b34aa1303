import { type Finding, findingText } from '../../register/finding.ts'
import { dayNumber } from '../../register/partial-date.ts'
import { createBookCheck } from '../../register/rules/check-book.ts'
import { type Rule, ruleTable } from '../../register/rules/rule-table.ts'
import type { Language } from '../../register/text.ts'
import type { Fields } from '../records/content.ts'
import type { EntryBook } from './draft-row.ts'
import type { Entered } from './schema.ts'

/** What the rules say of a typed record, and what that means for entering it. */
export interface Judged extends Pick<Entered, 'findings' | 'refused' | 'needsWord'> {
  /** The rules that the word "as in the book" is given for. */
  readonly answered: readonly string[]
}

/**
 * Judges a typed record by the rules that a row of a package is judged by: an error that "as in the book" can't be said of refuses it; other
 * errors and warnings wait for that word. What is worth knowing waits for nothing.
 */
export function judgeEntry(book: EntryBook, values: Fields, language: Language): Judged {
  const check = createBookCheck(book.kind, book, { today: dayNumber(new Date()) })
  const found = check.add({ row: 1, values })
  const refused = found.filter(({ code, severity }) => severity === 'error' && !ruleOf(code).overridable)
  const open = found.filter(each => each.severity !== 'info' && !refused.includes(each))
  return {
    findings: found.map(each => ({
      code: each.code,
      severity: each.severity,
      column: each.column,
      message: findingText(each, language),
      suggestion: each.suggestion,
      fix: ruleOf(each.code).fix ?? null,
    })),
    refused: refused.length > 0,
    needsWord: open.length > 0,
    answered: [...new Set(open.map(({ code }) => code))],
  }
}

function ruleOf(code: Finding['code']): Rule {
  return ruleTable[code]
}
