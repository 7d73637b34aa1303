import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasExactNumbers } from './exact-numbers.ts'

test('every number that JavaScript wrote is exact, and one digit more is not', () => {
  expect(
    hasExactNumbers(
      '{"a": 1000000000000000000000, "b": [-0.00000015, 1.50, 123456789.123456], "c": "1234567890123456789012"}',
    ),
  ).toBe(true)
  expect(hasExactNumbers('{"a": 1000000000000000000001}')).toBe(false)
  expect(hasExactNumbers('{"a": 5.00000000000000000001}')).toBe(false)
  expect(hasExactNumbers('{"\\\\\\"": 12345678901234567890123}')).toBe(false)
  fc.assert(fc.property(fc.integer(), fc.maxSafeInteger(), (a, b) => hasExactNumbers(JSON.stringify([a, b]))))
})
