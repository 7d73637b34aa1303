import { expect, test } from 'vitest'
import { ruleTable } from './rule-table.ts'

test('every rule says the same things in both languages', () => {
  const paramsOf = (text: string) => [...text.matchAll(/\{(\w+?)(?:En)?\}/g)].map(([, name]) => name).sort()
  for (const [code, rule] of Object.entries(ruleTable)) {
    expect(new Set(paramsOf(rule.en)), code).toEqual(new Set(paramsOf(rule.vi)))
    expect(rule.vi, code).toBe(rule.vi.normalize('NFC'))
  }
})
