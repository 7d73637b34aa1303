import { expect, test } from 'vitest'
import { formatSize } from './format-size.ts'

test('sizes as people say them', () => {
  expect([0, 1023, 1024, 1_572_864, 2 * 1024 ** 3].map(formatSize)).toEqual([
    '0 byte',
    '1023 byte',
    '1 kB',
    '1,5 MB',
    '2 GB',
  ])
})
