import { expect, test } from 'vitest'
import { splitDuration } from './progress-time.ts'

test.each([
  [0, 0, 0],
  [29, 0, 0],
  [31, 0, 1],
  [240, 0, 4],
  [12 * 60, 0, 15],
  [58 * 60, 1, 0],
  [3 * 3600 + 60, 3, 5],
])('%d seconds are %d h %d min', (seconds, hours, minutes) =>
  expect(splitDuration(seconds)).toEqual({ hours, minutes }),
)
