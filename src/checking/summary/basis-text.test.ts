import { expect, test } from 'vitest'
import { checkRules } from '../check-rules.ts'
import { basisText } from './basis-text.ts'

test('citations stay, explanations in English go', () => {
  expect(basisText('Luật Hộ tịch 60/2014/QH13: an event is registered after it happened', 'vi')).toBe(
    'Luật Hộ tịch 60/2014/QH13',
  )
  expect(basisText('practice: code list of an older version', 'vi')).toMatch(/^Thông lệ/)
  expect(basisText('practice: code list of an older version', 'en')).toBe(
    'practice: code list of an older version',
  )
})

test.each(Object.entries(checkRules))('%s has a reason that reads as Vietnamese', (_code, rule) => {
  expect(basisText(rule.basis, 'vi')).not.toMatch(/\b(the|and|of|practice|with|after)\b/)
})
