import { expect, test } from 'vitest'
import { earlierRange, formatRange, lengthOf, readRange } from './month-range.ts'

const earlier = (from: string, to: string, against: 'before' | 'year') => {
  const { from: start, to: end } = formatRange(earlierRange(readRange({ from, to }), against))
  return `${start} ${end}`
}

test('a period is compared with the one before it, or with the same months a year earlier', () => {
  expect(earlier('2024-01', '2024-06', 'before')).toBe('2023-07 2023-12')
  expect(earlier('2024-01', '2024-06', 'year')).toBe('2023-01 2023-06')
  expect(earlier('2024-01', '2024-12', 'before')).toBe('2023-01 2023-12')
  expect(earlier('2024-01', '2024-01', 'before')).toBe('2023-12 2023-12')
})

test('several years are compared with as many years before them: a year earlier would count most of them twice', () => {
  expect(earlier('2015-01', '2024-12', 'year')).toBe('2005-01 2014-12')
  expect(lengthOf(readRange({ from: '2015-01', to: '2024-12' }))).toBe(120)
})
