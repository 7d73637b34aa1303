import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSendAt } from './send-time.ts'

test('whoever types on and on has the first letter on its way within a second and a half', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(60_000), (firstAt, typingMs) => {
      const lastAt = firstAt + typingMs
      const at = nextSendAt({ firstAt, lastAt, failures: 0, failedAt: 0 })
      expect(at).toBeLessThanOrEqual(firstAt + 1_500)
      expect(at - Math.min(lastAt, at)).toBeLessThanOrEqual(1_000)
    }),
  )
})
test('a server that fails is asked less and less often, but at least twice a minute', () => {
  const waits = [1, 2, 3, 4, 5, 6, 20].map(
    failures => nextSendAt({ firstAt: 0, lastAt: 0, failures, failedAt: 10_000 }) - 10_000,
  )
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits.at(-1)).toBe(30_000)
})
