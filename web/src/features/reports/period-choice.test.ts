import { expect, test } from 'vitest'
import { changeMode, readChoice } from './period-choice.ts'

test('without a period, everything up to this year is shown', () => {
  expect(readChoice({}, 2026)).toEqual({ mode: 'all', from: '1900-01', to: '2026-12' })
  expect(readChoice({ mode: 'year', from: '2024-05', to: '2020-01' }, 2026).mode).toBe('all')
})

test('a year and a half-year are whole ones, whatever stands in the address', () => {
  expect(readChoice({ mode: 'year', from: '2019-03', to: '2019-04' }, 2026)).toMatchObject({
    from: '2019-01',
    to: '2019-12',
  })
  expect(readChoice({ mode: 'half', from: '2019-08', to: '2019-09' }, 2026)).toMatchObject({
    from: '2019-07',
    to: '2019-12',
  })
})

test('another way of choosing stays near the years that were shown', () => {
  const all = readChoice({}, 2026)
  expect(changeMode(all, 'year', 2019)).toEqual({ mode: 'year', from: '2019-01', to: '2019-12' })
  expect(changeMode(all, 'custom', 2019)).toEqual({ mode: 'custom', from: '2015-01', to: '2019-12' })
  const year = changeMode(all, 'year', 2019)
  expect(changeMode(year, 'custom', 2019)).toEqual({ mode: 'custom', from: '2019-01', to: '2019-12' })
  const half = changeMode(year, 'half', 2019)
  expect(half).toEqual({ mode: 'half', from: '2019-01', to: '2019-06' })
  expect(changeMode(half, 'month', 2019)).toMatchObject({ from: '2019-06', to: '2019-06' })
})
