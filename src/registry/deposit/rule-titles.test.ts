import { expect, test } from 'vitest'
import { checkRules } from '../../checking/check-rules.ts'
import { packageRules } from '../../packaging/package-rules.ts'
import { depositRules } from './deposit-rules.ts'

/** All rules there are; the registry is the last step that has any. */
const rules = Object.entries({ ...checkRules, ...packageRules, ...depositRules })

test.each(['vi', 'en'] as const)('every rule has a title of its own (%s)', language => {
  const codeOf = new Map<string, string>()
  for (const [code, { title }] of rules) {
    const text = title[language]
    expect(text.trim(), code).not.toBe('')
    expect(text.length, code).toBeLessThanOrEqual(60)
    expect(text, code).toBe(text.normalize('NFC'))
    expect(text, code).not.toMatch(/\{\w+\}/)
    expect(codeOf.get(text.toLowerCase()), `${code}: ${text}`).toBeUndefined()
    codeOf.set(text.toLowerCase(), code)
  }
})
