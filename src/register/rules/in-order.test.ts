import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOutliers, findStrays } from './in-order.ts'

test('without the outliers everything runs upward, and with any of them it would not have fewer', () => {
  const someValues = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
  fc.assert(
    fc.property(someValues, values => {
      const outliers = new Set(findOutliers(values))
      const kept = values.filter((_, at) => !outliers.has(at))
      expect(kept).toEqual([...kept].sort((a, b) => a - b))
      expect(kept.length).toBe(longestRun(values))
    }),
    { numRuns: 200 },
  )
})

test('one stray is found; a sheet in another order has none', () => {
  expect(findStrays([1, 2, 30, 3, 4, 4, 5])).toEqual([2])
  expect(findStrays([9, 1, 8, 2, 7, 3, 6])).toEqual([])
  expect(findStrays([2, 1])).toEqual([])
})

/** The plain way, in quadratic time. */
function longestRun(values: readonly number[]): number {
  const longest: number[] = []
  for (const [at, value] of values.entries())
    longest.push(
      1 + Math.max(0, ...longest.filter((_, other) => other < at && (values[other] ?? 0) <= value)),
    )
  return Math.max(0, ...longest)
}
