import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOddities } from './number-runs.ts'

const written = (...numbers: string[]) =>
  numbers.map(number => ({ number: number.replace('*', ''), isRepeat: number.endsWith('*') }))
const holesOf = (...numbers: string[]) =>
  findOddities(written(...numbers)).holes.map(
    ({ from, to, before }) => `${from}–${to} before ${numbers[before]}`,
  )

test('numbers that nobody has are named with the case behind them', () => {
  expect(holesOf('1', '2', '5', '6', '8')).toEqual(['3–4 before 5', '7–7 before 8'])
  expect(holesOf('1', '2', '2a', '2bis', '3')).toEqual([])
})

test('a volume may continue another one; a year begun in the middle of it may not', () => {
  expect(holesOf('120', '121')).toEqual([])
  expect(holesOf('120', '121', '1', '2')).toEqual([])
  expect(holesOf('120', '121', '3')).toEqual(['1–2 before 3'])
  expect(holesOf('1/2017', '2/2017', '1/2018', '3/2018')).toEqual(['2–2 before 3/2018'])
})

test('a case that is out of place is no new year', () => {
  expect(findOddities(written('10', '12', '11', '13'))).toEqual({ holes: [], repeats: [], unreadable: [] })
})

test('a number that stands twice is told unless it is known to', () => {
  expect(findOddities(written('1', '2', '2', '3')).repeats).toEqual([2])
  expect(findOddities(written('1', '2', '2*', '3')).repeats).toEqual([])
  expect(findOddities(written('1', '2', '3', '2*', '4'))).toEqual({ holes: [], repeats: [], unreadable: [] })
  expect(findOddities(written('1', '2', '3', '4', '5', '4')).repeats).toEqual([5])
  expect(findOddities(written('1', 'không rõ', '2')).unreadable).toEqual([1])
})

test('what is taken out of a run of numbers is found missing, and nothing else', () => {
  const run = fc.record({
    count: fc.integer({ min: 3, max: 60 }),
    out: fc.array(fc.integer({ min: 2, max: 59 }), { maxLength: 8 }),
  })
  fc.assert(
    fc.property(run, ({ count, out }) => {
      const gone = new Set(out.filter(value => value < count))
      const left = Array.from({ length: count }, (_, at) => at + 1).filter(value => !gone.has(value))
      const { holes, repeats } = findOddities(left.map(value => ({ number: `${value}`, isRepeat: false })))
      const missing = holes.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at),
      )
      expect(missing).toEqual([...gone].sort((a, b) => a - b))
      expect(repeats).toEqual([])
    }),
  )
})
