import { describe, expect, test } from 'vitest'
import { findingText } from '../../finding.ts'
import { type Rule, ruleTable } from '../rule-table.ts'
import { findIn } from './find-in.ts'
import { ruleExamples } from './rule-examples.ts'

const examples = Object.entries(ruleExamples)

describe('every rule', () => {
  test('has an example, and there are no others', () => {
    expect(Object.keys(ruleExamples).sort()).toEqual(Object.keys(ruleTable).sort())
  })

  test.each(examples)('%s fires on what is wrong', (code, example) => {
    const found = findIn(example, 'wrong')
    expect(found.map(each => each.code)).toContain(code)
    const own = found.find(each => each.code === code)
    for (const language of ['vi', 'en'] as const)
      expect(own && findingText(own, language)).not.toMatch(/\{\w+\}|undefined/)
  })

  test.each(examples)('%s lets the near miss pass', (code, example) => {
    expect(findIn(example, 'right').map(each => each.code)).not.toContain(code)
  })

  test('that suggests a value for a cell says what the suggestion is worth', () => {
    const table: Readonly<Record<string, Rule>> = ruleTable
    for (const [, example] of examples)
      for (const { code, column, suggestion } of findIn(example, 'wrong'))
        if (suggestion !== null && column !== null) expect(table[code]?.fix, code).toBeDefined()
  })
})
