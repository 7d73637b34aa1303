import { codeRules } from './code-rules.ts'
import { dateRules } from './date-rules.ts'
import { identityRules } from './identity-rules.ts'
import { nameRules } from './name-rules.ts'
import { textRules } from './text-rules.ts'

/** Rules about values by themselves, and about a person's values. */
export const cellRules = { ...textRules, ...dateRules, ...codeRules, ...nameRules, ...identityRules }
